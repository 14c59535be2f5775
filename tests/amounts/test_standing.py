"""What is said of an amount on a day: never an old figure as if it held; the next one in time."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from amounts.standing import Standing, Unit, figure

NBSP = "\u00a0"


@dataclass
class Value:
    value: Decimal
    valid_from: date
    valid_to: date | None = None
    legal_basis: str = ""
    checked_on: date = date(2026, 11, 1)


OLD = Value(Decimal("215.84"), date(2025, 11, 1))
ENDED = Value(Decimal("215.84"), date(2025, 11, 1), date(2026, 10, 31), "Dz.U. z 2025 r.")
NEXT = Value(Decimal("230"), date(2027, 1, 1), legal_basis="Dz.U. z 2026 r.")
LATER = Value(Decimal("250"), date(2028, 1, 1))


def said(day, *values):
    standing = Standing.of(values, day, Unit.ZLOTY, "miesięcznie")
    return standing.text.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("value", "unit", "per", "text"),
    [
        ("215.84", Unit.ZLOTY, "", "215,84 zł"),
        ("1000", Unit.ZLOTY, "", "1 000 zł"),
        ("1000.00", Unit.ZLOTY, "na rodzinę", "1 000 zł na rodzinę"),
        ("1234567.5", Unit.ZLOTY, "", "1 234 567,50 zł"),
        ("0", Unit.ZLOTY, "", "0 zł"),
        ("0.05", Unit.ZLOTY, "", "0,05 zł"),
        ("70", Unit.PER_CENT, "dochodu", "70% dochodu"),
        ("100", Unit.PER_CENT, "", "100%"),
        ("12.50", Unit.PER_CENT, "", "12,5%"),
    ],
)
def test_a_figure_is_written_as_polish_writes_it(value, unit, per, text):
    assert figure(Decimal(value), unit, per).replace(NBSP, " ") == text


def test_a_figure_is_never_broken_between_its_digits_or_before_its_unit():
    assert figure(Decimal("1234.56"), Unit.ZLOTY, "miesięcznie") == (
        f"1{NBSP}234,56{NBSP}zł miesięcznie"
    )


@pytest.mark.parametrize(
    ("day", "values", "text"),
    [
        (date(2026, 11, 24), [OLD], "215,84 zł miesięcznie"),
        (date(2026, 10, 31), [ENDED], "215,84 zł miesięcznie"),
        (
            date(2026, 11, 1),
            [ENDED],
            "215,84 zł miesięcznie (kwota mogła się zmienić: obowiązywała do 31 października 2026)",
        ),
        (date(2026, 12, 31), [OLD, NEXT], "215,84 zł miesięcznie"),
        (date(2027, 1, 1), [OLD, NEXT], "230 zł miesięcznie"),
        (date(2027, 1, 1), [LATER, NEXT, ENDED], "230 zł miesięcznie"),
        (date(2026, 11, 1), [NEXT, LATER], "od 1 stycznia 2027: 230 zł miesięcznie"),
        (date(2026, 11, 1), [], "zapytaj nas o aktualną kwotę"),
        (date.min, [OLD], "od 1 listopada 2025: 215,84 zł miesięcznie"),
        (date.max, [OLD], "215,84 zł miesięcznie"),
    ],
)
def test_the_words_of_a_day(day, values, text):
    assert said(day, *values) == text
    assert said(day, *reversed(values)) == text


def test_a_value_that_was_replaced_does_not_come_back_when_the_next_one_ends():
    short = Value(Decimal("230"), date(2026, 1, 1), date(2026, 6, 30))
    text = said(date(2026, 7, 1), OLD, short)
    assert text.startswith("230 zł miesięcznie (kwota mogła się zmienić")


def test_a_change_to_come_is_told_before_it_takes_over_and_not_after():
    before = Standing.of([OLD, NEXT, LATER], date(2026, 12, 31), Unit.ZLOTY)
    after = Standing.of([OLD, NEXT], date(2027, 1, 1), Unit.ZLOTY)
    assert before.change == f"od 1 stycznia 2027: 230{NBSP}zł"
    assert after.change == ""


def test_the_legal_basis_is_that_of_what_is_shown():
    days = [date(2026, 1, 1), date(2027, 1, 1), date(2024, 1, 1)]
    standings = [Standing.of([ENDED, NEXT], day, Unit.ZLOTY) for day in days]
    assert [s.basis for s in standings] == ["Dz.U. z 2025 r.", "Dz.U. z 2026 r.", "Dz.U. z 2025 r."]
    assert Standing.of([], date(2026, 1, 1), Unit.ZLOTY).basis == ""
