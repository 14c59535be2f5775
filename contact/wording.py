"""Layer 2: what the door sign says, in whole sentences of the catalogue."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from contact.hours import clock

OPENING_DAYS = [
    gettext_lazy("on Monday"),
    gettext_lazy("on Tuesday"),
    gettext_lazy("on Wednesday"),
    gettext_lazy("on Thursday"),
    gettext_lazy("on Friday"),
    gettext_lazy("on Saturday"),
    gettext_lazy("on Sunday"),
]
WEEK = timedelta(days=7)
ROUND_THE_CLOCK = timedelta(days=1)


def weekday(day):
    """Return the name of a date's weekday: "wtorek"."""
    return date_format(day, "l").lower()


def short_date(day, today):
    """Return "24 listopada", of another year than today's "24 listopada 2027"."""
    return date_format(day, "j E") if day.year == today.year else long_date(day)


def long_date(day):
    """Return "24 listopada 2026"."""
    return date_format(day, "j E Y")


def dated_day(day, today):
    """Return "wtorek 24 listopada"; the year as in `short_date`."""
    return f"{weekday(day)} {short_date(day, today)}"


def days_of(first, last, today):
    """Return "czwartek 24 grudnia" or "od 1 grudnia 2026 do 15 stycznia 2027": whole dates.

    The year is said at both ends unless both are in today's.
    """
    if last in (None, first):
        return dated_day(first, today)
    this_year = first.year == last.year == today.year
    ends = [short_date(day, today) if this_year else long_date(day) for day in (first, last)]
    return _("from %(first)s to %(last)s") % {"first": ends[0], "last": ends[1]}


def hours_text(hours):
    """Return what a row of the sign says of a day's Hours."""
    return str(hours) or pgettext("hours", "closed")


def of_day(day, status):
    """Return a sentence that is true for the whole of a date, whatever the hour it is read.

    "Dziś, wtorek 24 listopada: otwarte 7:30–15:30". The status is the one at the end of that day.
    """
    if status.hours is None:
        return ""
    facts = {"day": dated_day(day, day), "hours": status.hours}
    if status.hours.intervals:
        return _("Today, %(day)s: open %(hours)s") % facts + _because(status)
    if status.hours.internal:
        text = _("Today, %(day)s: internal day, we see no visitors") % facts
    else:
        text = _("Today, %(day)s: closed") % facts
    text += _because(status)
    if status.opening:
        name = OPENING_DAYS[status.opening.weekday()]
        when = _opening(status.opening, f"{name} {short_date(status.opening, day)}")
        text += ". " + _("We open %(when)s") % {"when": when}
    return text


def of_moment(now, status):
    """Return what is true at one moment: "Teraz otwarte do 15:30"; "" if nothing is known."""
    if status.hours is None:
        return ""
    if status.is_open:
        return _open(now, status)
    today = _("Today is an internal day, we see no visitors")
    text = (today if status.hours.internal else _("Closed now")) + _because(status)
    if status.opening:
        when = _when(now.date(), status.opening)
        text = _("%(state)s – we open %(when)s") % {"state": text, "when": when}
    return text


def _open(now, status):
    if status.until - now >= ROUND_THE_CLOCK:
        return _("Open now, round the clock")
    end = status.until.hour * 60 + status.until.minute
    return _("Open now until %(time)s") % {"time": clock(end or 24 * 60)}


def _because(status):
    return f" ({status.reason})" if status.reason else ""


def _when(today, opening):
    """Return the day and time of an opening as people say it: "jutro o 7:30"."""
    ahead = opening.date() - today
    near = {0: pgettext("opening", "today"), 1: pgettext("opening", "tomorrow")}
    name = near.get(ahead.days, OPENING_DAYS[opening.weekday()])
    if ahead >= WEEK:
        name = f"{name} {short_date(opening, today)}"
    return _opening(opening, name)


def _opening(opening, day):
    facts = {"day": day, "time": clock(opening.hour * 60 + opening.minute)}
    return _("%(day)s at %(time)s") % facts
