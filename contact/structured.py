"""Layer 2: what search engines are told of an office: schema.org GovernmentOffice, its hours."""

from datetime import timedelta
from itertools import groupby

from django.conf import settings
from django.utils import timezone

from contact import holidays
from contact.hours import CLOSED, END_OF_DAY, clock
from contact.timetable import Span

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LAST_MINUTE = END_OF_DAY - 1  # the vocabulary knows no 24:00
TOLD = timedelta(days=365)  # how far ahead special days are told of


def office(page, *, name, building=None, timetable=None, **facts):
    """Return a GovernmentOffice of the centre that `page` is about; unknown facts are left out."""
    url = settings.BASE_URL + (page.url or "/")
    known = {
        **facts,
        "address": postal_address(building) if building else None,
        **(opening_hours(timetable, timezone.localdate()) if timetable else {}),
    }
    return {
        "@type": "GovernmentOffice",
        "name": name,
        "url": url,
        "parentOrganization": {"@id": f"{settings.BASE_URL}/#centre"},
        **{key: value for key, value in known.items() if value},
    }


def postal_address(building):
    """Return a building's address as a PostalAddress."""
    known = {
        "streetAddress": building.street,
        "postalCode": building.postcode,
        "addressLocality": building.town,
        "addressCountry": "PL",
    }
    return {"@type": "PostalAddress", **{key: value for key, value in known.items() if value}}


def opening_hours(timetable, today):
    """Return the weeks and the special days of a timetable as the vocabulary names them."""
    weeks = [one for period in timetable.periods for one in _week(period)]
    days = [
        one for span in _special(timetable, today) for one in _specifications(span.week[0], span)
    ]
    return {"openingHoursSpecification": weeks, "specialOpeningHoursSpecification": days}


def _special(timetable, today):
    """Return the exceptions and holidays of the coming year as Spans, the earliest first."""
    last = today + TOLD
    near = [one for one in timetable.exceptions if one.first <= last and one.last >= today]
    free = [day for day in holidays.between(today, last) if _is_only_a_holiday(timetable, day)]
    near += [Span(day, day, (CLOSED,) * 7) for day in free]
    return sorted(near, key=lambda span: span.first)


def _is_only_a_holiday(timetable, day):
    """Say whether nothing but the holiday closes on its date."""
    period = timetable.period_on(day)
    hours = period and period.on(day)
    return bool(hours and hours.intervals and not timetable.exception_on(day))


def _week(period):
    """Yield the specifications of a period, days with equal hours together."""
    days = sorted(range(7), key=lambda day: str(period.week[day]))
    for _text, group in groupby(days, key=lambda day: str(period.week[day])):
        group = list(group)
        names = [DAYS[day] for day in group]
        yield from _specifications(period.week[group[0]], period, dayOfWeek=names)


def _specifications(hours, span, **facts):
    """Yield one specification for each interval; a closed day opens and closes at 00:00."""
    if hours is None:
        return
    dates = {"validFrom": span.first, "validThrough": span.last}
    dates = {key: day.isoformat() for key, day in dates.items() if day}
    for start, end in hours.intervals or [(0, 0)]:
        times = {"opens": _time(start), "closes": _time(min(end, LAST_MINUTE))}
        yield {"@type": "OpeningHoursSpecification", **facts, **times, **dates}


def _time(minutes):
    return clock(minutes).zfill(5)
