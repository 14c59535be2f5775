"""Hours as search engines read them: schema.org OpeningHoursSpecification."""

from datetime import date

from contact.structured import opening_hours
from contact.timetable import Span, Timetable
from tests.contact.test_timetable import TUESDAY, exception, table, week


def known(timetable, today=TUESDAY):
    return opening_hours(timetable, today)


def special(timetable, today=TUESDAY):
    """Return the special days: (first, last, opens, closes)."""
    names = ("validFrom", "validThrough", "opens", "closes")
    found = known(timetable, today)["specialOpeningHoursSpecification"]
    return [tuple(one[name] for name in names) for one in found]


def times(found):
    return [(one.get("dayOfWeek"), one["opens"], one["closes"]) for one in found]


def test_equal_days_stand_together_and_a_break_makes_two():
    found = known(table())
    assert times(found["openingHoursSpecification"]) == [
        (["Saturday", "Sunday"], "00:00", "00:00"),
        (["Friday"], "07:30", "12:00"),
        (["Friday"], "13:00", "15:00"),
        (["Monday", "Tuesday", "Wednesday", "Thursday"], "07:30", "15:30"),
    ]


def test_a_week_says_from_when_until_when_it_is_valid():
    summer = week(["8–14"] * 7, date(2027, 7, 1), date(2027, 8, 31))
    (found,) = known(table(periods=[summer]))["openingHoursSpecification"]
    assert (found["validFrom"], found["validThrough"]) == ("2027-07-01", "2027-08-31")


def test_an_exception_is_closed_or_has_its_hours():
    closed, short = exception("", TUESDAY), exception("8–24", date(2026, 12, 1))
    assert special(table(closed, short))[:2] == [
        ("2026-11-24", "2026-11-24", "00:00", "00:00"),
        ("2026-12-01", "2026-12-01", "08:00", "23:59"),
    ]


def test_an_internal_day_is_closed_for_visitors():
    internal = exception("dzień wewnętrzny", TUESDAY)
    assert special(table(internal))[0] == ("2026-11-24", "2026-11-24", "00:00", "00:00")


def test_holidays_of_the_coming_year_on_which_it_would_be_open_are_closed():
    found = special(table())
    assert [first for first, *_rest in found] == [
        "2026-12-24", "2026-12-25", "2027-01-01", "2027-01-06", "2027-03-29", "2027-05-03",
        "2027-05-27", "2027-11-01", "2027-11-11",
    ]  # fmt: skip
    assert all(first == last for first, last, *_times in found)
    assert {hours for *_days, opens, closes in found for hours in (opens, closes)} == {"00:00"}


def test_an_exception_goes_before_a_holiday_and_what_is_far_or_over_is_left_out():
    eve, far = exception("8–12", date(2026, 12, 24)), exception("", date(2027, 12, 1))
    over = exception("", date(2026, 11, 2))
    found = special(table(eve, far, over))
    assert found[0] == ("2026-12-24", "2026-12-24", "08:00", "12:00")
    assert [first for first, *_rest in found].count("2026-12-24") == 1
    assert {"2027-12-01", "2026-11-02"} & {first for first, *_rest in found} == set()


def test_of_holidays_without_any_week_nothing_is_said():
    assert special(Timetable()) == []


def test_what_cannot_be_read_is_left_out():
    broken = Timetable((Span(None, None, (None,) * 7),))
    assert known(broken)["openingHoursSpecification"] == []
