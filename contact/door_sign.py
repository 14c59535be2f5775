"""Layer 2: the door sign: what templates show of a timetable at one moment."""

import json
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby

from django.utils.translation import gettext as _

from contact import wording
from contact.timetable import WARSAW

KEPT_DAYS = 14  # for how long a page that somebody kept can tell what is true now
COMING = timedelta(days=60)  # how far ahead visitors are told of other hours


class DoorSign:
    """A timetable as visitors read it. Takes the moment (aware) at which the page is made."""

    def __init__(self, timetable, now):
        """Keep both."""
        self.timetable = timetable
        self.today = now.astimezone(WARSAW).date()

    def __bool__(self):
        """Say whether there is anything to show."""
        return bool(self.sentence or self.week or self.exceptions or self.coming_weeks)

    @property
    def note(self):
        """Return what staff add to the hours."""
        return self.timetable.note

    @cached_property
    def sentence(self):
        """Return what is true all day long, by name of the day; "" if nothing is known."""
        end_of_day = datetime.combine(self.today, time.max, WARSAW)
        return wording.of_day(self.today, self.timetable.status(end_of_day))

    @cached_property
    def moments(self):
        """Return JSON for js/hours.js: [[seconds since 1970, what is true from then on], …].

        The last text is empty: from there on the page knows nothing, and says nothing.
        """
        found = []
        for at in self._turns():
            text = wording.of_moment(at, self.timetable.status(at))
            if not found or found[-1][1] != text:
                found.append([int(at.timestamp()), text])
        if found[-1][1]:
            found.append([int(self._midnight(self._kept_until).timestamp()), ""])
        return json.dumps(found, ensure_ascii=False, separators=(",", ":"))

    def _turns(self):
        days = (self._kept_until - self.today).days
        for ahead in range(days):
            yield from self.timetable.turns(self.today + timedelta(days=ahead))

    @cached_property
    def _kept_until(self):
        """Return the first date that the page says nothing of: after the next opening at least."""
        opening = self.timetable.status(self._midnight(self.today)).opening
        soonest = self.today + timedelta(days=KEPT_DAYS)
        return max(soonest, opening.date() + timedelta(days=1)) if opening else soonest

    @staticmethod
    def _midnight(day):
        return datetime.combine(day, time.min, WARSAW)

    @cached_property
    def week(self):
        """Return the rows of the week that holds today: (days, hours) of text; perhaps none."""
        period = self.timetable.period_on(self.today)
        return rows(period) if period else []

    @property
    def week_ends(self):
        """Return the last date on which this week holds, if it is near; else None."""
        period = self.timetable.period_on(self.today)
        last = period and period.last
        return last if last and last <= self.today + COMING else None

    @property
    def coming_weeks(self):
        """Return the weeks that begin soon: (first date, last date or None, rows)."""
        soon = [p for p in self.timetable.periods if p.first and self._is_soon(p.first)]
        soon.sort(key=lambda period: period.first)
        return [(period.first, period.last, rows(period)) for period in soon]

    def _is_soon(self, day):
        return self.today < day <= self.today + COMING

    @property
    def exceptions(self):
        """Return the exceptions of today and of the coming weeks: (days, hours, reason) of text."""
        near = [
            one
            for one in self.timetable.exceptions
            if one.first <= self.today + COMING and (one.last or one.first) >= self.today
        ]
        near.sort(key=lambda one: one.first)
        known = [(one, one.on(one.first)) for one in near if one.on(one.first) is not None]
        return [
            (
                wording.days_of(one.first, one.last, self.today),
                wording.hours_text(hours),
                one.reason,
            )
            for one, hours in known
        ]


def rows(period):
    """Return the week of a period, equal days together: [("poniedziałek–piątek", "7:30–15:30")]."""
    monday = date(2024, 1, 1)  # any Monday: only its name counts
    days = [(wording.weekday(monday + timedelta(n)), hours) for n, hours in enumerate(period.week)]
    found = []
    for hours, group in groupby(days, key=lambda day: day[1]):
        names = [name for name, _hours in group]
        if hours is not None:
            found.append((_together(names), wording.hours_text(hours)))
    return found


def _together(names):
    if len(names) == 2:
        return _("%(first)s and %(last)s") % {"first": names[0], "last": names[1]}
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
