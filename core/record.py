"""Layer 1: the record of a page besides its own fields: when it was written, who entered it."""

from dataclasses import dataclass
from datetime import date, datetime

from wagtail.models import Revision

from core.history import name_of


@dataclass
class Record:
    """written_on: a day, or None if nothing tells; entered_by: a name, or "" if it is not shown."""

    written_on: date | datetime | None = None
    entered_by: str = ""


def read_record(page, centre):
    """Return the Record of a page: no query, or one for a name or for a page of an old release."""
    with_names = bool(centre and centre.shows_names)
    if page.written_on and not with_names:
        return Record(page.written_on)
    drafts = Revision.objects.for_instance(page).defer("content").order_by("created_at", "pk")
    first = drafts.select_related("user").first()
    written_on = page.written_on or (first.created_at if first else page.first_published_at)
    return Record(written_on, name_of(first.user) if first and with_names else "")
