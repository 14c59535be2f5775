"""Layer 2: when it is open, answered from plain data: no database, no clock of its own.

Hours are those of a clock on a wall in Poland; summer time is the business of zoneinfo.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from contact import holidays
from contact.hours import CLOSED, END_OF_DAY, Hours

WARSAW = ZoneInfo("Europe/Warsaw")
FARTHEST = 400  # days ahead in which the next opening is looked for
LONGEST_NIGHT = 2  # days; what stays open for longer is open round the clock


@dataclass(frozen=True)
class Span:
    """Hours that hold from a day until a day; None: it has no beginning, or no end.

    A period has a week of seven Hours, from Monday; an exception the same Hours seven times, and
    a reason. Hours that cannot be read are None: of them nothing is said.
    """

    first: date | None
    last: date | None
    week: tuple
    reason: str = ""

    def holds_on(self, day):
        """Say whether the span holds on this date."""
        return (self.first or date.min) <= day <= (self.last or date.max)

    def on(self, day):
        """Return the Hours of a date in the span."""
        return self.week[day.weekday()]


@dataclass(frozen=True)
class Status:
    """What is true at a moment: `hours` of the day (None: unknown), open until, opening next."""

    hours: Hours | None
    reason: str = ""
    until: datetime | None = None
    opening: datetime | None = None

    @property
    def is_open(self):
        """Say whether it is open."""
        return self.until is not None


@dataclass(frozen=True)
class Timetable:
    """All that is known of when it is open."""

    periods: tuple = ()
    exceptions: tuple = ()
    note: str = ""

    def period_on(self, day):
        """Return the period that holds on a date, or None."""
        return next((period for period in self.periods if period.holds_on(day)), None)

    def exception_on(self, day):
        """Return the exception that holds on a date, or None."""
        return next((one for one in self.exceptions if one.holds_on(day)), None)

    def on(self, day):
        """Return the Hours of a date; None if nothing is known of it.

        An exception goes before a holiday, a holiday before the week.
        """
        exception, period = self.exception_on(day), self.period_on(day)
        if period and not exception and holidays.name(day):
            return CLOSED
        span = exception or period
        return span and span.on(day)

    def status(self, now):
        """Return the Status at a moment, an aware datetime."""
        now = now.astimezone(WARSAW)
        day = now.date()
        exception = self.exception_on(day)
        return Status(
            hours=self.on(day),
            reason=exception.reason if exception else self._holiday(day),
            until=self._closing(now),
            opening=self._opening(now),
        )

    def _holiday(self, day):
        return holidays.name(day) if self.period_on(day) else ""

    def _closing(self, now):
        """Return when what is open now closes, past midnight if need be; None if it is closed."""
        for start, end in self._intervals(now.date()):
            if moment(now.date(), start) <= now < moment(now.date(), end):
                return self._end_of_night(now.date(), end)
        return None

    def _end_of_night(self, day, end):
        """Return the moment of closing; if that is midnight, that of the next day's first hours."""
        for _night in range(LONGEST_NIGHT):
            following = self._intervals(day + timedelta(days=1))
            if end < END_OF_DAY or not following or following[0][0] > 0:
                break
            day, end = day + timedelta(days=1), following[0][1]
        return moment(day, end)

    def _opening(self, now):
        """Return when it opens next; None if that is unknown. What is not known ends the search."""
        for ahead in range(FARTHEST):
            day = now.date() + timedelta(days=ahead)
            if self.on(day) is None:
                return None
            for start, _end in self._intervals(day):
                if moment(day, start) > now:
                    return moment(day, start)
        return None

    def _intervals(self, day):
        hours = self.on(day)
        return hours.intervals if hours else ()

    def turns(self, day):
        """Return the moments of a date at which something may change: midnight, doors, in order."""
        doors = {minutes for interval in self._intervals(day) for minutes in interval}
        return [moment(day, minutes) for minutes in sorted({0, *doors} - {END_OF_DAY})]


def moment(day, minutes):
    """Return the moment at which a clock in Poland shows so many minutes of a date."""
    days, rest = divmod(minutes, END_OF_DAY)
    shown = datetime.combine(day, time(rest // 60, rest % 60), WARSAW)
    return shown + timedelta(days=days)  # of the clock, not of 24 hours
