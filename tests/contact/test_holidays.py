"""Days free from work: closed by themselves, unless an exception says otherwise."""

from datetime import date, datetime

import pytest

from contact import holidays
from contact.hours import parse
from contact.timetable import WARSAW, Span, Timetable

WEEK = Span(None, None, (parse("7:30–15:30"),) * 7)


@pytest.mark.parametrize(
    "day",
    [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)],
)
def test_easter_is_on_its_day(day):
    assert holidays.easter(day.year) == day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 25), "Boże Narodzenie"),
        (date(2026, 11, 11), "Święto Niepodległości"),
        (date(2026, 4, 6), "Poniedziałek Wielkanocny"),
        (date(2026, 6, 4), "Boże Ciało"),
        (date(2026, 11, 24), ""),
    ],
)
def test_a_holiday_has_a_name_and_an_ordinary_day_none(day, name):
    assert holidays.name(day) == name


def test_on_a_holiday_it_is_closed_and_the_reason_is_said():
    status = Timetable(periods=(WEEK,)).status(datetime(2026, 12, 24, 10, tzinfo=WARSAW))
    assert (status.is_open, status.reason) == (False, "Wigilia")
    assert status.opening == datetime(2026, 12, 27, 7, 30, tzinfo=WARSAW)


def test_an_exception_opens_on_a_holiday_all_the_same():
    day = date(2026, 12, 24)
    exception = Span(day, day, (parse("8–12"),) * 7, "dyżur")
    timetable = Timetable(periods=(WEEK,), exceptions=(exception,))
    assert timetable.status(datetime(2026, 12, 24, 10, tzinfo=WARSAW)).is_open


def test_where_nothing_is_known_a_holiday_says_nothing():
    status = Timetable().status(datetime(2026, 12, 25, 10, tzinfo=WARSAW))
    assert (status.hours, status.reason) == (None, "")
