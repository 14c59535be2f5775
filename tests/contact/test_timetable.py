"""The timetable: exceptions before weeks, the next opening, days on which the clocks change."""

from datetime import date, datetime, timedelta

import pytest

from contact.hours import parse
from contact.timetable import WARSAW, Span, Timetable, moment

OFFICE = [*["7:30–15:30"] * 4, "7:30–12:00, 13:00–15:00", "", ""]
TUESDAY = date(2026, 11, 24)


def week(days=OFFICE, first=None, last=None):
    return Span(first, last, tuple(map(parse, days)))


def exception(hours, first, last=None, reason=""):
    return Span(first, last or first, (parse(hours),) * 7, reason)


def table(*exceptions, periods=None):
    return Timetable(tuple(periods or [week()]), exceptions)


def at(day, clock="12:00"):
    """Return the moment at which clocks in Poland show this time."""
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("clock", "until"),
    [("7:29", None), ("7:30", "15:30"), ("12:00", "15:30"), ("15:29", "15:30"), ("15:30", None)],
)
def test_it_is_open_from_the_first_minute_and_not_in_the_last(clock, until):
    status = table().status(at(TUESDAY, clock.zfill(5)))
    assert status.is_open == bool(until)
    assert status.until == (at(TUESDAY, until) if until else None)


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-11-24 07:00", "2026-11-24 07:30"),
        ("2026-11-24 16:00", "2026-11-25 07:30"),
        ("2026-11-27 12:30", "2026-11-27 13:00"),
        ("2026-11-27 15:00", "2026-11-30 07:30"),
        ("2026-11-28 12:00", "2026-11-30 07:30"),
    ],
)
def test_it_opens_next_on_the_next_day_with_hours(now, opening):
    assert table().status(at(*now.split())).opening == at(*opening.split())


def test_an_exception_beats_the_week_and_gives_its_reason():
    eve = date(2026, 12, 24)
    holidays = exception("", eve, date(2026, 12, 27), "Święta")
    status = table(holidays).status(at(eve))
    assert (status.is_open, status.reason) == (False, "Święta")
    assert status.opening == at("2026-12-28", "07:30")
    assert table(exception("9–11", TUESDAY)).status(at(TUESDAY, "10:00")).is_open


def test_of_an_internal_day_one_knows_that_it_is_one():
    internal = table(exception("dzień wewnętrzny", TUESDAY))
    status = internal.status(at(TUESDAY))
    assert (status.is_open, status.hours.internal) == (False, True)
    assert status.opening == at("2026-11-25", "07:30")


def test_the_week_that_holds_is_the_one_of_the_date():
    summer = week(["8–14"] * 5 + ["", ""], date(2027, 7, 1), date(2027, 8, 31))
    before, after = week(last=date(2027, 6, 30)), week(first=date(2027, 9, 1))
    year = table(periods=[before, summer, after])
    shown = [str(year.on(date(2027, month, day))) for month, day in [(6, 30), (7, 1), (9, 1)]]
    assert shown == ["7:30–15:30", "8:00–14:00", "7:30–15:30"]
    assert year.status(at("2027-06-30", "16:00")).opening == at("2027-07-01", "08:00")


def test_nothing_is_guessed_of_days_that_no_week_holds_on():
    until_christmas = table(periods=[week(last=date(2026, 12, 31))])
    assert until_christmas.on(date(2027, 1, 4)) is None
    assert until_christmas.status(at("2027-01-04")).hours is None
    assert until_christmas.status(at("2026-12-31", "16:00")).opening is None


def test_of_what_cannot_be_read_nothing_is_said():
    broken = Timetable((Span(None, None, (None,) * 7),))
    assert broken.on(TUESDAY) is None
    assert not broken.status(at(TUESDAY)).is_open


def test_who_is_always_closed_never_opens():
    assert table(periods=[week([""] * 7)]).status(at(TUESDAY)).opening is None


def test_a_night_shift_is_open_past_midnight():
    shelter = table(periods=[week(["0–8, 18–24"] * 7)])
    assert shelter.status(at(TUESDAY, "23:00")).until == at("2026-11-25", "08:00")
    assert shelter.status(at(TUESDAY, "02:00")).until == at(TUESDAY, "08:00")


def test_what_never_closes_is_open_for_more_than_a_day():
    shelter = table(periods=[week(["całą dobę"] * 7)])
    now = at(TUESDAY, "23:59")
    assert shelter.status(now).until - now >= timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "utc"), [("2027-03-28", "06:30"), ("2027-03-27", "07:30"), ("2026-10-25", "07:30")]
)
def test_doors_open_by_the_clock_on_the_wall_when_clocks_change(day, utc):
    opening = moment(date.fromisoformat(day), 8 * 60 + 30)
    assert opening.utctimetuple()[3:5] == tuple(map(int, utc.split(":")))
    assert (opening.hour, opening.minute) == (8, 30)


@pytest.mark.parametrize("day", ["2027-03-28", "2026-10-25"])
def test_a_day_on_which_clocks_change_ends_at_midnight(day):
    day = date.fromisoformat(day)
    following = day + timedelta(days=1)
    assert moment(day, 24 * 60).timestamp() == moment(following, 0).timestamp()


def test_the_moment_asked_for_may_be_in_any_time_zone():
    utc = at(TUESDAY, "07:30").astimezone(tz=None)
    assert table().status(utc).is_open
