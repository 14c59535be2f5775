"""Layer 2: what is wrong with the days of a declaration. Used by declaration_check.

Each check takes the Declaration of that module and yields a sentence for every fault.
"""

import re

from django.utils.translation import gettext as _

from accessibility import conditions
from accessibility.heading_check import headings_of, text_of, text_under

ORDER = (
    (conditions.PUBLISHED_ID, conditions.UPDATED_ID),
    (conditions.DRAWN_UP_ID, conditions.REVIEW_ID),
)


def day_faults(page):
    """Find dates that are text only, no dates, still to come, or in a wrong order."""
    for part in conditions.PARTS:
        if part.is_day and page.found(part.id):
            yield from _wrong_day(page, part.id)
    for first, later in ORDER:
        begun, ended = page.day(first), page.day(later)
        if begun and ended and ended < begun:
            text = _("id=“%(later)s” is before id=“%(first)s”.")
            yield text % {"later": later, "first": first}
    yield from _unmarked_review(page)


def _wrong_day(page, name):
    """Yield a sentence if an element holds no date, or another one than people read."""
    element, day = page.found(name), page.day(name)
    written = element.get("datetime", "")
    facts = {"id": name, "written": written, "text": text_of(element)}
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) or day is None:
        yield _("id=“%(id)s”: datetime=“%(written)s” is no date; write YYYY-MM-DD.") % facts
    elif day > page.today:
        yield _("id=“%(id)s”: the day %(written)s is still to come.") % facts
    elif not conditions.names(day, facts["text"]):
        yield _("id=“%(id)s”: the text “%(text)s” is another day than %(written)s.") % facts


def _unmarked_review(page):
    """Yield a sentence if people read of a last review that no id marks."""
    if page.found(conditions.REVIEW_ID):
        return
    headings = headings_of(page.soup, conditions.PREPARATION)
    if any(conditions.REVIEW_LABEL.search(text_under(heading)) for heading in headings):
        text = _("The page tells of the last review, but id=“%(id)s” is missing.")
        yield text % {"id": conditions.REVIEW_ID}


def review_faults(page):
    """Find a review that was due, each year or after a change of the site, and is not there."""
    days = (page.day(conditions.DRAWN_UP_ID), page.day(conditions.REVIEW_ID))
    last = max(filter(None, days), default=None)
    if last is None:
        return
    due, updated = conditions.review_due(last), page.day(conditions.UPDATED_ID)
    if page.today > due:
        text = _("id=“%(id)s”: the review was due by %(due)s.")
        yield text % {"id": conditions.REVIEW_ID, "due": due.isoformat()}
    if updated and updated > last:
        text = _("id=“%(id)s”: the site changed on %(day)s, but was last reviewed on %(last)s.")
        days = {"day": updated.isoformat(), "last": last.isoformat()}
        yield text % {"id": conditions.UPDATED_ID, **days}
