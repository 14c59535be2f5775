"""Layer 1: publishing without the page's form: approval from a list, many pages, copies, the API.

And deleting by the API, which puts pages into the bin as the screens do.

Here nothing can be mended and no reason given, so a page with faults is refused; the message
leads to the page's form, where both can be done.
"""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import status
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from wagtail.actions.delete_page import DeletePageAction
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.create_alias import CreatePageAliasAPIAction
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.views.pages.workflow import WorkflowActionView

from core.checks.page import refusals
from core.checks.rules import Fault
from core.sites import HOME_STAYS, holds_home
from trash.putting import put

NAMED = 10  # pages in one message
WITH_BELOW = gettext_lazy(
    "Nothing was deleted. There are pages below this one (%(count)s). Delete it in the list of "
    "pages, where you confirm how many go."
)


def faulty(pages):
    """Return the pages that must not be published as they are: [(page, faults)]."""
    checked = ((page, refusals(page)) for page in pages)
    return [(page, faults) for page, faults in checked if faults]


def latest(page):
    """Return the page as it would be published: its newest draft."""
    return page.get_latest_revision_as_object()


def refuse(request, found):
    """Tell the person which pages are not published and why; `found` is what `faulty` gave."""
    title = _("Nothing was published. Open each page, mend it, or publish it there with a reason:")
    if not any(isinstance(fault, Fault) for _page, faults in found for fault in faults):
        title = _("Nothing was published. Open each page and mend it: the law asks for it.")
    items = [
        (
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            page.title,
            format_html_join("", "<li>{}</li>", ((fault,) for fault in faults)),
        )
        for page, faults in found[:NAMED]
    ]
    rows = format_html_join("", '<li><a href="{}">{}</a><ul>{}</ul></li>', items)
    more = len(found) - NAMED
    rest = format_html("<li>{}</li>", _("and more pages: %(count)s") % {"count": more})
    messages.error(request, format_html("{}<ul>{}{}</ul>", title, rows, rest if more > 0 else ""))


class ApproveFromList(WorkflowActionView):
    """Wagtail's view, which refuses to approve a page with faults."""

    def post(self, request, *args, **kwargs):
        """Do what was asked, or lead to the page's form."""
        page = self.task_state.revision.as_object()
        found = faulty([page]) if self.action_name == "approve" else []
        if not found:
            return super().post(request, *args, **kwargs)
        refuse(request, found)
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)


def refuse_in_bulk(request, action):
    """Return where to go instead of publishing several pages, None if they are without fault."""
    pages = [latest(page.specific) for page in action.actionable_objects]
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        below = (page.get_descendants().not_live() for page in action.actionable_objects)
        pages += [latest(page) for some in below for page in some.specific()]
    found = faulty(pages)
    if found:
        refuse(request, found)
        return redirect(action.next_url)
    return None


def refuse_copy(request, page):
    """Return where to go instead of publishing a copy, None if it may be made."""
    if not (request.POST.get("publish_copies") or request.POST.get("alias")):
        return None
    found = faulty(published(page, with_below=request.POST.get("copy_subpages")))
    if found:
        refuse(request, found)
        return redirect(request.path)
    return None


def published(page, with_below):
    """Return what visitors would see twice if the page were copied, as they see it: a list."""
    pages = page.get_descendants(inclusive=True) if with_below else [page]
    return [one.specific for one in pages if one.live]


class CarefulPublishing(PublishPageAPIAction):
    """Publishing by the API of the panel, which refuses a page with faults."""

    def execute(self, instance, data):
        """Publish the newest draft, or answer with what is wrong."""
        faults = refusals(latest(instance))
        if faults:
            raise ValidationError({"faults": [str(fault) for fault in faults]})
        return super().execute(instance, data)


def refuse_by_api(pages):
    """Answer with what is wrong with the pages, each named, if anything is."""
    said = [f"{page.title}: {fault}" for page, faults in faulty(pages) for fault in faults]
    if said:
        raise ValidationError({"faults": said})


class CarefulCopying(CopyPageAPIAction):
    """Copying by the API of the panel, which publishes no copy with faults."""

    def execute(self, instance, data):
        """Copy the page, with all below it if that is asked for; drafts may have faults."""
        if data["keep_live"]:
            refuse_by_api(published(instance, data["recursive"]))
        return super().execute(instance, data)


class CarefulAlias(CreatePageAliasAPIAction):
    """The same for an alias, which is as public as its page."""

    def execute(self, instance, data):
        """Make the alias, with all below the page if that is asked for."""
        refuse_by_api(published(instance, data["recursive"]))
        return super().execute(instance, data)


class PuttingIntoTheBin(DeletePageAPIAction):
    """Deleting by the API of the panel, which puts the page into the bin.

    The API asks for no confirmation, so it takes single pages only.
    """

    def execute(self, instance, data):
        """Put the page into the bin, if the person may delete it and it holds no home page."""
        DeletePageAction(instance, user=self.request.user).check()
        if holds_home([instance]):
            raise ValidationError({"page": [HOME_STAYS]})
        if below := instance.get_descendant_count():
            raise ValidationError({"page": [WITH_BELOW % {"count": below}]})
        put(instance, self.request.user)
        return Response(status=status.HTTP_204_NO_CONTENT)


class CarefulPages(PagesAdminAPIViewSet):
    """The pages of the panel's API.

    Nothing is translated: the site has one language, and aliases made on the way would be public.
    What else Wagtail offers publishes nothing.
    """

    actions = {
        **PagesAdminAPIViewSet.actions,
        "publish": CarefulPublishing,
        "copy": CarefulCopying,
        "create_alias": CarefulAlias,
        "delete": PuttingIntoTheBin,
    }
    del actions["copy_for_translation"]
