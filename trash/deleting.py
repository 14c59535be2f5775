"""Layer 0: how the panel asks before it deletes pages, and what it does instead."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction

from trash.confirming import count_with_below, is_typed, to_type, tops
from trash.putting import put


def is_confirmed(request, count):
    """Say whether what confirms so many pages was typed; if not, tell the person what to type."""
    field = "confirm_count" if count > 1 else "confirm_site_name"
    if is_typed(request.POST.get(field, ""), count):
        return True
    messages.error(request, _wrong(count))
    return False


def _wrong(count):
    if count > 1:
        text = ngettext(
            "Nothing was deleted. %(count)s page goes into the bin: to confirm, type this number.",
            "Nothing was deleted. %(count)s pages go into the bin: to confirm, type this number.",
            count,
        )
        return text % {"count": count}
    text = _("Nothing was deleted. To delete this page, type the name exactly: %(name)s")
    return text % {"name": to_type(count)}


def ask_again(request, page):
    """Return the way back to the question, which still knows where to go afterwards."""
    address = reverse("wagtailadmin_pages:delete", args=[page.pk])
    next_url = get_valid_next_url_from_request(request)
    return redirect(f"{address}?{urlencode({'next': next_url})}" if next_url else address)


def told(count):
    """Return the sentence that so many pages are in the bin."""
    text = ngettext(
        "%(count)s page is in the bin. You can restore it from there for 30 days.",
        "%(count)s pages are in the bin. You can restore them from there for 30 days.",
        count,
    )
    return text % {"count": count}


class PutManyIntoTheBin(DeleteBulkAction):
    """Wagtail's deletion of many pages, which loses none of them."""

    def get_context_data(self, **kwargs):
        """Count a page that stands below another one of them once; Wagtail counts it twice."""
        context = super().get_context_data(**kwargs)
        pages = [one["item"] for one in context["items"]]
        return {**context, "total_page_count": count_with_below(pages)}

    def post(self, request):
        """Ask again unless the right thing was typed."""
        pages, _without_access = self.get_actionable_objects()
        if is_confirmed(request, count_with_below(pages)):
            return super().post(request)
        return self.render_to_response(self.get_context_data())

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Put the pages into the bin; what stands below another of them goes with it."""
        chosen = tops(objects)
        count = sum(put(one, user).count for one in chosen)
        return len(chosen), count - len(chosen)

    def get_success_message(self, num_parent_objects, num_child_objects):
        """Return how many pages went into the bin."""
        return told(num_parent_objects + num_child_objects)
