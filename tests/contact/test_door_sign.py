"""The door sign: sentences that stay true all day, and the moments at which they change."""

import json
from datetime import date, timedelta

import pytest

from contact.door_sign import DoorSign
from contact.timetable import Timetable
from tests.contact.test_timetable import TUESDAY, at, exception, table, week

EVE = date(2026, 12, 24)
CHRISTMAS = exception("", EVE, date(2026, 12, 27), "Wigilia i święta")


def sign(*exceptions, day=TUESDAY, clock="12:00", **facts):
    return DoorSign(table(*exceptions, **facts), at(day, clock))


def said_at(board, moment):
    """Return what the script would show at a moment."""
    return [text for since, text in json.loads(board.moments) if since <= moment.timestamp()][-1]


@pytest.mark.parametrize(
    ("board", "sentence"),
    [
        (sign(), "Dziś, wtorek 24 listopada: otwarte 7:30–15:30"),
        (sign(clock="23:50"), "Dziś, wtorek 24 listopada: otwarte 7:30–15:30"),
        (
            sign(day=date(2026, 11, 28)),
            "Dziś, sobota 28 listopada: nieczynne. Otwieramy w poniedziałek 30 listopada o 7:30",
        ),
        (
            sign(CHRISTMAS, day=EVE),
            "Dziś, czwartek 24 grudnia: nieczynne (Wigilia i święta). "
            "Otwieramy w poniedziałek 28 grudnia o 7:30",
        ),
        (
            sign(exception("dzień wewnętrzny", TUESDAY)),
            "Dziś, wtorek 24 listopada: dzień wewnętrzny, nie przyjmujemy. "
            "Otwieramy w środę 25 listopada o 7:30",
        ),
        (
            sign(exception("8–12", TUESDAY, reason="szkolenie")),
            "Dziś, wtorek 24 listopada: otwarte 8:00–12:00 (szkolenie)",
        ),
        (sign(periods=[week(last=date(2026, 1, 1))]), ""),
        (
            sign(exception("", TUESDAY, date(2027, 1, 15), "remont")),
            "Dziś, wtorek 24 listopada: nieczynne (remont). "
            "Otwieramy w poniedziałek 18 stycznia 2027 o 7:30",
        ),
    ],
)
def test_a_sentence_is_true_for_the_whole_day(board, sentence):
    assert board.sentence == sentence


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (at("2026-11-24", "00:00"), "Teraz zamknięte – otwieramy dziś o 7:30"),
        (at("2026-11-24", "07:30"), "Teraz otwarte do 15:30"),
        (at("2026-11-24", "15:30"), "Teraz zamknięte – otwieramy jutro o 7:30"),
        (at("2026-11-25", "00:01"), "Teraz zamknięte – otwieramy dziś o 7:30"),
        (at("2026-11-27", "12:00"), "Teraz zamknięte – otwieramy dziś o 13:00"),
        (at("2026-11-27", "15:00"), "Teraz zamknięte – otwieramy w poniedziałek o 7:30"),
        (at("2026-11-29", "12:00"), "Teraz zamknięte – otwieramy jutro o 7:30"),
        (at("2026-12-01", "12:00"), "Teraz otwarte do 15:30"),
    ],
)
def test_the_moments_say_what_is_true_at_any_time_of_the_coming_days(moment, text):
    assert said_at(sign(), moment) == text


def test_a_wednesday_is_said_as_poles_say_it():
    tuesday_only = [week(["", "8–9", "", "", "", "", ""])]
    board = sign(day=date(2026, 11, 27), periods=tuesday_only)
    assert said_at(board, at("2026-11-27")) == "Teraz zamknięte – otwieramy we wtorek o 8:00"


def test_an_opening_that_is_far_is_named_by_its_date():
    closed = exception("", TUESDAY, date(2027, 1, 1), "remont")
    board = sign(closed, periods=[week(["7:30–15:30"] * 7)])
    far = "Teraz zamknięte (remont) – otwieramy w sobotę 2 stycznia 2027 o 7:30"
    assert said_at(board, at(TUESDAY)) == far
    assert (
        said_at(board, at("2026-12-31")) == "Teraz zamknięte (remont) – otwieramy w sobotę o 7:30"
    )
    assert said_at(board, at("2027-01-02", "08:00")) == "Teraz otwarte do 15:30"


def test_an_internal_day_is_named_in_the_moments_too():
    board = sign(exception("dzień wewnętrzny", TUESDAY))
    text = "Dziś dzień wewnętrzny: nie przyjmujemy – otwieramy jutro o 7:30"
    assert said_at(board, at(TUESDAY)) == text


def test_what_never_closes_says_so():
    board = sign(periods=[week(["całą dobę"] * 7)])
    assert said_at(board, at(TUESDAY)) == "Teraz otwarte, całą dobę"


def test_the_moments_end_in_silence_after_two_weeks():
    moments = json.loads(sign().moments)
    assert moments[0][0] == at(TUESDAY, "00:00").timestamp()
    assert moments[-1] == [at(TUESDAY + timedelta(days=14), "00:00").timestamp(), ""]
    assert [since for since, _text in moments] == sorted(since for since, _text in moments)


def test_the_moments_are_silent_from_the_day_of_which_nothing_is_known():
    board = sign(periods=[week(last=date(2026, 11, 25))])
    assert said_at(board, at("2026-11-25", "16:00")) == "Teraz zamknięte"
    assert json.loads(board.moments)[-1] == [at("2026-11-26", "00:00").timestamp(), ""]


def test_equal_days_stand_together():
    assert sign().week == [
        ("poniedziałek–czwartek", "7:30–15:30"),
        ("piątek", "7:30–12:00, 13:00–15:00"),
        ("sobota i niedziela", "nieczynne"),
    ]


def test_weeks_and_exceptions_that_are_near_are_announced():
    new = week(["8–14"] * 7, date(2026, 12, 1))
    late = exception("", date(2027, 6, 1), reason="remont")
    old = week(last=date(2026, 11, 30))
    board = sign(late, CHRISTMAS, exception("8–10", date(2026, 12, 3)), periods=[old, new])
    assert board.week_ends == date(2026, 11, 30)
    assert board.coming_weeks == [
        (date(2026, 12, 1), None, [("poniedziałek–niedziela", "8:00–14:00")])
    ]
    assert board.exceptions == [
        ("czwartek 3 grudnia", "8:00–10:00", ""),
        ("od 24 grudnia do 27 grudnia", "nieczynne", "Wigilia i święta"),
    ]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 12, 1), date(2027, 1, 15), "od 1 grudnia 2026 do 15 stycznia 2027"),
        (date(2027, 1, 4), date(2027, 1, 8), "od 4 stycznia 2027 do 8 stycznia 2027"),
        (date(2027, 1, 4), None, "poniedziałek 4 stycznia 2027"),
        (date(2026, 12, 30), date(2026, 12, 31), "od 30 grudnia do 31 grudnia"),
    ],
)
def test_days_of_another_year_are_said_with_their_year(first, last, days):
    assert sign(exception("", first, last)).exceptions == [(days, "nieczynne", "")]


def test_no_exception_of_the_coming_weeks_is_left_out():
    days = [TUESDAY + timedelta(days=n) for n in range(14)]
    assert len(sign(*(exception("8–10", day) for day in days)).exceptions) == 14


def test_a_sign_of_which_nothing_is_known_is_empty():
    assert not DoorSign(Timetable(), at(TUESDAY))
    assert json.loads(DoorSign(Timetable(), at(TUESDAY)).moments)[0][1] == ""
