"""Layer 2: in which forms the scope of activity is there, and which is missing or out of date."""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import PageLogEntry

from core.history import PUBLISH


class State(TextChoices):
    """How a form is."""

    PRESENT = "present", gettext_lazy("is there")
    MISSING = "missing", gettext_lazy("is missing")
    OLDER = "older", gettext_lazy("is older than the text")
    UNCHECKED = "unchecked", gettext_lazy("is there, but no reader has checked it yet")


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
    if not _is_older(page, day, _film_set_at(page)):
        return Form(name, State.PRESENT, day)
    if day == timezone.localdate():  # which could not be written again
        advice = _(
            "The text was changed once more on the day that stands below. Compare the film with "
            "it. If it still says the same, write tomorrow's day tomorrow. If not, order a new "
            "recording."
        )
    else:
        advice = _(
            "Compare the film with the text. If it still says the same, write today's day below. "
            "If not, order a new recording."
        )
    return Form(name, State.OLDER, day, advice)


def _easy_text(page):
    name, easy = _("Easy-to-read text (ETR)"), page.easy_text
    if easy and not easy.is_checked:
        name = _("Easy-to-read text")
    if easy is None or not easy.is_written:
        advice = _(
            "Add an easy-to-read page below this one (Add child page) and have it published."
        )
        if easy:
            advice = _("The easy-to-read page below this one is empty: write its text.")
        return Form(name, State.MISSING, advice=advice)
    day = easy.true_on
    if _is_older(page, day, _easy_set_at(easy)):
        advice = _(
            "Compare it with the text and correct it. If it needs no change, write today's day in "
            "“last checked on” (tab Settings of the easy-to-read page) and publish it."
        )
        return Form(name, State.OLDER, day, advice)
    if not easy.is_checked:
        advice = _(
            "Ask a person with an intellectual disability to read it, and write on the "
            "easy-to-read page who checked it and when. Until then it does not call itself ETR."
        )
        return Form(name, State.UNCHECKED, day, advice)
    return Form(name, State.PRESENT, day)


def _is_older(page, day, moment):
    """Say whether a form of this day, published at this moment, is older than the text.

    The day that somebody typed decides; on the day of the change, the moment of that day.
    """
    changed = text_day(page)
    if changed and day == changed:
        if moment is None:  # nobody can tell
            return True
        return timezone.localdate(moment) == day and moment < page.text_changed_at
    return bool(changed and (day is None or day < changed))


def _film_set_at(page):
    """Return when the film and its day as they are were first published, or None if unknown."""
    now = [page.film_id, page.film_true_on and page.film_true_on.isoformat()]
    log = PageLogEntry.objects.filter(page=page.pk, action__in=PUBLISH)
    facts = ("timestamp", "revision__content__film", "revision__content__film_true_on")
    moment = None
    for time, *then in log.order_by("-timestamp", "-pk").values_list(*facts):
        if then != now:
            break
        moment = time
    return moment


def _easy_set_at(easy):
    """Return when the easy text was last written or, on the day of its check, published."""
    written, checked = easy.text_changed_at, easy.reviewed_on
    moments = [written, easy.last_published_at if checked == easy.true_on else None]
    return max(filter(None, moments), default=None)
