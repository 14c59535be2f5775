"""What staff are told of an amount, and when they are asked to do something about it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from amounts.care import Attention, Care
from amounts.standing import Standing, Unit
from tests.amounts.test_standing import Value

TODAY = date(2026, 11, 24)
START = date(2026, 1, 1)


def days(number):
    return TODAY + timedelta(days=number)


def value(first=START, last=None, checked=TODAY):
    return Value(Decimal("100"), first, last, checked_on=checked)


@pytest.mark.parametrize(
    ("values", "attention", "text"),
    [
        ([], Attention.OUTDATED, "brak wysokości"),
        ([value(last=days(-1))], Attention.OUTDATED, "nieaktualna od 24 listopada 2026"),
        (
            [value(last=days(-1)), value(days(5))],
            Attention.OUTDATED,
            "nieaktualna od 24 listopada 2026",
        ),
        ([value(last=TODAY)], Attention.ENDING, "kończy się 24 listopada 2026, a nie ma następnej"),
        (
            [value(last=days(30))],
            Attention.ENDING,
            "kończy się 24 grudnia 2026, a nie ma następnej",
        ),
        (
            [value(last=days(3)), value(days(5))],  # a day between the two is nobody's
            Attention.ENDING,
            "kończy się 27 listopada 2026, a nie ma następnej",
        ),
        (
            [value(last=days(3)), value(days(4))],
            Attention.CHANGING,
            "obowiązuje, zmieni się 28 listopada 2026",
        ),
        ([value(last=days(31))], Attention.CURRENT, "obowiązuje"),
        ([value(last=date.max)], Attention.CURRENT, "obowiązuje"),
        ([value()], Attention.CURRENT, "obowiązuje"),
        ([value(checked=days(-365))], Attention.CURRENT, "obowiązuje"),
        (
            [value(checked=days(-366))],
            Attention.UNCHECKED,
            "ostatnio sprawdzona 23 listopada 2025",
        ),
        ([value(days(5))], Attention.UPCOMING, "wchodzi w życie 29 listopada 2026"),
    ],
)
def test_what_staff_are_told(values, attention, text):
    care = Care(Standing.of(values, TODAY, Unit.ZLOTY))
    assert (care.attention, care.text) == (attention, text)
