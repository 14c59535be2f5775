"""Hours as search engines read them: schema.org OpeningHoursSpecification."""

from datetime import date

from contact.structured import opening_hours
from contact.timetable import Span, Timetable
from tests.contact.test_timetable import TUESDAY, exception, table, week


def times(found):
    return [(one.get("dayOfWeek"), one["opens"], one["closes"]) for one in found]


def test_equal_days_stand_together_and_a_break_makes_two():
    found = opening_hours(table())
    assert times(found["openingHoursSpecification"]) == [
        (["Saturday", "Sunday"], "00:00", "00:00"),
        (["Friday"], "07:30", "12:00"),
        (["Friday"], "13:00", "15:00"),
        (["Monday", "Tuesday", "Wednesday", "Thursday"], "07:30", "15:30"),
    ]
    assert found["specialOpeningHoursSpecification"] == []


def test_a_week_says_from_when_until_when_it_is_valid():
    summer = week(["8–14"] * 7, date(2027, 7, 1), date(2027, 8, 31))
    (found,) = opening_hours(table(periods=[summer]))["openingHoursSpecification"]
    assert (found["validFrom"], found["validThrough"]) == ("2027-07-01", "2027-08-31")


def test_an_exception_is_closed_or_has_its_hours():
    closed, short = exception("", TUESDAY), exception("8–24", date(2026, 12, 1))
    found = opening_hours(table(closed, short))["specialOpeningHoursSpecification"]
    assert times(found) == [(None, "00:00", "00:00"), (None, "08:00", "23:59")]
    assert found[0]["validFrom"] == found[0]["validThrough"] == "2026-11-24"


def test_an_internal_day_is_closed_for_visitors():
    internal = exception("dzień wewnętrzny", TUESDAY)
    (found,) = opening_hours(table(internal))["specialOpeningHoursSpecification"]
    assert (found["opens"], found["closes"]) == ("00:00", "00:00")


def test_what_cannot_be_read_is_left_out():
    broken = Timetable((Span(None, None, (None,) * 7),))
    assert opening_hours(broken)["openingHoursSpecification"] == []
