"""Layer 1: the record of a page: who answers for it, who entered it, when it was written."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Revision

from core.history import name_of


def read_record(page, centre):
    """Return what is known of a page: a list of (label, words, day), day "" or "2026-11-30".

    Asks the database nothing, or once for a name or for a page whose text says no day.
    """
    publisher = centre.full_name or centre.short_name if centre else ""
    written_on, entered_by = _first_draft(page, bool(centre and centre.shows_names))
    published, changed = _day(page.first_published_at), _day(page.last_published_at)
    said = [
        (_("Publishes"), publisher),
        (_("Answers for the content"), page.review_owner or publisher),
        (_("Entered by"), entered_by or _("The editors of the site")),
    ]
    days = [
        (_("Written"), _day(written_on)),
        (_("Published"), published),
        (_("Last changed"), changed if changed != published else None),
        (_("Last checked"), page.reviewed_on),
        (_("Next check"), page.next_review),
    ]
    return [
        *((label, words, "") for label, words in said if words),
        *((label, date_format(day, "j E Y"), day.isoformat()) for label, day in days if day),
    ]


def _first_draft(page, with_names):
    """Return when a page was written and, if asked for, who entered it: (day or None, name)."""
    if page.written_on and not with_names:
        return page.written_on, ""
    drafts = Revision.objects.for_instance(page).order_by("created_at", "pk")
    if with_names:
        first = drafts.defer("content").select_related("user").first()
        day, name = (first.created_at, name_of(first.user)) if first else (None, "")
    else:
        day, name = drafts.values_list("created_at", flat=True).first(), ""
    return page.written_on or day or page.first_published_at, name


def _day(moment):
    """Return the day of a moment here, a day as it is, or None."""
    return localtime(moment).date() if hasattr(moment, "hour") else moment
