"""Layer 1: what the admin's first screen tells staff to look at, before anything else."""

from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.components import Component
from wagtail.models import get_page_models

from core import scheduled
from core.models import BasePage
from trash.permissions import OutsideTheBin
from upkeep.models import ScheduledRun

LISTED = 10  # pages named on the panel; the rest are counted


class SchedulePanel(Component):
    """Says that nobody publishes what is scheduled. For all staff: anybody may have such a page."""

    name = "schedule"
    order = 10  # Wagtail's own begin at 100
    template_name = "core/schedule_panel.html"

    @cached_property
    def run(self):
        """Return the record of the last run."""
        return ScheduledRun.read(scheduled.PUBLISHING.name)

    def get_context_data(self, parent_context):
        """Return what the template shows: nothing unless the run is late."""
        return {"run": self.run, "is_late": self.run.is_late(scheduled.PUBLISHING)}


class ReviewPanel(Component):
    """Lists the pages that somebody was to read again by now, the longest overdue first."""

    name = "review"
    order = 20
    template_name = "core/review_panel.html"

    def get_context_data(self, parent_context):
        """Return the first pages that the person may edit, and how many there are."""
        pages = pages_to_review(parent_context["request"].user)
        return {"pages": pages[:LISTED], "more": max(0, len(pages) - LISTED)}


def pages_to_review(user):
    """Return the published pages past their next review that `user` may edit: a list.

    One query for each kind of page: the date is a field of the kinds, not of all pages.
    """
    editable = OutsideTheBin().instances_user_has_permission_for(user, "change")
    kinds = [kind for kind in get_page_models() if issubclass(kind, BasePage)]
    due = {"next_review__lte": timezone.localdate(), "expired": False}
    due["first_published_at__isnull"] = False
    found = [page for kind in kinds for page in kind.objects.filter(**due, pk__in=editable)]
    return sorted(found, key=lambda page: page.next_review)
