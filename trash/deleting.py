"""Layer 0: how the panel asks before it deletes pages, and what it does instead."""

from django.conf import settings
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction

from trash.putting import put


def is_confirmed(request):
    """Say whether the site's name was typed; if not, tell the person to."""
    name = settings.WAGTAIL_SITE_NAME
    if request.POST.get("confirm_site_name", "").strip() == name:
        return True
    messages.error(
        request, _("To delete these pages, type the name exactly: %(name)s") % {"name": name}
    )
    return False


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

    def post(self, request):
        """Ask again unless the site's name was typed."""
        if is_confirmed(request):
            return super().post(request)
        return self.render_to_response(self.get_context_data())

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        """Put the pages into the bin; what stands below another of them goes with it."""
        tops = [one for one in objects if not any(map(one.is_descendant_of, objects))]
        count = sum(put(one, user).count for one in tops)
        return len(tops), count - len(tops)

    def get_success_message(self, num_parent_objects, num_child_objects):
        """Return how many pages went into the bin."""
        return told(num_parent_objects + num_child_objects)
