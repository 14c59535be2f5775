"""Layer 2: in which forms the scope of activity is there, and which is missing or out of date."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class State(TextChoices):
    """How a form is."""

    PRESENT = "present", gettext_lazy("is there")
    MISSING = "missing", gettext_lazy("is missing")
    OLDER = "older", gettext_lazy("is older than the text")


@dataclass
class Form:
    """One form: its name, its State, its day, and what to do ("" if nothing)."""

    name: str
    state: State
    day: date | None = None
    advice: str = ""


def text_day(page):
    """Return the day on which the published text last changed, or None if none is published."""
    changed = page.text_changed_at
    return timezone.localtime(changed).date() if changed and page.live else None


def forms_of(page):
    """Return the Forms of a ScopePage as it is published: a list, in the order of the law."""
    return [_files(page), _film(page), _easy_text(page)]


def _files(page):
    name = _("Machine-readable file (DOCX and TXT)")
    if not page.body or not page.live:
        advice = _("Write the text below and publish it: the site makes the files by itself.")
        return Form(name, State.MISSING, advice=advice)
    return Form(name, State.PRESENT, text_day(page))


def _film(page):
    name, day = _("Film in Polish Sign Language"), page.film_true_on
    if not page.film_is_whole:
        advice = _(
            "Order a recording from an interpreter of PJM, put it into the library (Media) with "
            "captions and a transcript, and choose it below."
        )
        return Form(name, State.MISSING, advice=advice)
    if _is_older(day, page):
        advice = _(
            "Compare the film with the text. If it still says the same, write today's day below. "
            "If not, order a new recording."
        )
        return Form(name, State.OLDER, day, advice)
    return Form(name, State.PRESENT, day)


def _easy_text(page):
    name, easy = _("Easy-to-read text (ETR)"), page.easy_text
    if easy is None:
        advice = _(
            "Add an easy-to-read page below this one (Add child page) and have it published."
        )
        return Form(name, State.MISSING, advice=advice)
    day = easy.true_on
    if _is_older(day, page):
        advice = _(
            "Compare it with the text and correct it. If it needs no change, write today's day in "
            "“last checked on” (tab Settings of the easy-to-read page) and publish it."
        )
        return Form(name, State.OLDER, day, advice)
    return Form(name, State.PRESENT, day)


def _is_older(day, page):
    """Say whether a form of this day is older than the published text."""
    changed = text_day(page)
    return bool(changed and (day is None or day < changed))
