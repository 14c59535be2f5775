"""Layer 2: the days free from work by law: closed, unless an exception says otherwise.

Source: the Act of 18 January 1951 on days free from work, with 24 December since 2025.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

FIXED = {  # (month, day)
    (1, 1): gettext_noop("New Year's Day"),
    (1, 6): gettext_noop("Epiphany"),
    (5, 1): gettext_noop("1 May"),
    (5, 3): gettext_noop("3 May Constitution Day"),
    (8, 15): gettext_noop("15 August"),
    (11, 1): gettext_noop("All Saints' Day"),
    (11, 11): gettext_noop("Independence Day"),
    (12, 24): gettext_noop("Christmas Eve"),
    (12, 25): gettext_noop("Christmas Day"),
    (12, 26): gettext_noop("Boxing Day"),
}
MOVABLE = {  # days after Easter Sunday
    0: gettext_noop("Easter Sunday"),
    1: gettext_noop("Easter Monday"),
    49: gettext_noop("Whit Sunday"),
    60: gettext_noop("Corpus Christi"),
}


def name(day):
    """Return what the holiday on a date is called, "" on any other: str."""
    fixed = FIXED.get((day.month, day.day))
    movable = MOVABLE.get((day - easter(day.year)).days)
    return _(fixed or movable) if fixed or movable else ""


def between(first, last):
    """Return the holidays from one date to another, both included: dates in order."""
    days = set()
    for year in range(first.year, last.year + 1):
        days |= {date(year, month, day) for month, day in FIXED}
        days |= {easter(year) + timedelta(days=after) for after in MOVABLE}
    return sorted(day for day in days if first <= day <= last)


def easter(year):
    """Return Easter Sunday of a year of the Gregorian calendar (Meeus's algorithm): a date."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    return date(year, 3, 22) + timedelta(days=moon + week - 7 * late)
