"""Layer 1: the screens of the report that are no lists: one page, and the draft of barriers."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.models import Page

from core.accessibility import findings
from core.accessibility.barriers import as_text, barriers
from core.checks.page import check_page
from core.checks.rules import RULES
from trash.permissions import OutsideTheBin

EDITORS = ["add", "change", "publish"]
SCREENS = {
    "accessibility_report:pages": _("pages"),
    "accessibility_report:documents": _("documents"),
    "accessibility_report:recordings": _("recordings"),
    "accessibility_report:draft": _("draft for the declaration"),
}


class ForEditors(PermissionCheckedMixin):
    """A screen for everybody who edits some page; `name` is that of its address."""

    permission_policy = OutsideTheBin()
    any_permission_required = EDITORS
    page_title = _("Accessibility")
    header_icon = "glasses"
    name = ""

    def get_page_subtitle(self):
        """Return which screen of the report it is."""
        return SCREENS[self.name]

    @property
    def screens(self):
        """Return the screens of the report: [(label, address, whether it is this one)]."""
        return [(label, reverse(name), name == self.name) for name, label in SCREENS.items()]


class TextScreen(ForEditors, WagtailAdminTemplateMixin, TemplateView):
    """A screen of the report that is no list."""

    def get_breadcrumbs_items(self):
        """Return the way to this screen, which its header shows."""
        own = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, own]


class Draft(TextScreen):
    """The draft of the declaration's list of barriers, to be copied."""

    template_name = "core/accessibility_draft.html"
    name = "accessibility_report:draft"

    def get_context_data(self, **kwargs):
        """Add the barriers, as rows and as a text."""
        found = barriers()
        return super().get_context_data(barriers=found, text=as_text(found), **kwargs)


class OnePage(TextScreen):
    """What is wrong with one page: its newest draft, and the files that it leads to."""

    template_name = "core/accessibility_page.html"

    def get_page_subtitle(self):
        """Return the page's title."""
        return self.page.get_admin_display_title()

    @cached_property
    def page(self):
        """Return the page as it would be published, if the person may edit it."""
        page = get_object_or_404(Page, pk=self.kwargs["page_id"])
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page.get_latest_revision_as_object()

    def get_context_data(self, **kwargs):
        """Add the faults and the files."""
        faults = [(fault, RULES[fault.rule]) for fault in check_page(self.page)]
        files = findings.files_of(self.page)
        return super().get_context_data(page=self.page, faults=faults, files=files, **kwargs)
