"""Amounts with their values: which wait for staff, and when the next one takes over in Poland."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from amounts.care import Attention
from amounts.models import Amount, AmountValue
from mopscms.content.examples.amounts import amount

pytestmark = pytest.mark.django_db

NEW_YEAR = [("200", date(2026, 1, 1), None), ("230", date(2027, 1, 1), None)]
DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), "200\u00a0zł"),  # 23:59:59 in Warsaw
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "230\u00a0zł"),  # midnight there, not in UTC
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), "230\u00a0zł"),
    ],
)
def test_the_next_value_takes_over_at_midnight_in_warsaw(monkeypatch, moment, text):
    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert amount(values=NEW_YEAR).today.text == text


def test_in_summer_midnight_is_another_hour_of_utc(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 6, 30, 22, 0, tzinfo=UTC))
    values = [("200", date(2026, 1, 1), date(2026, 6, 30)), ("230", date(2026, 7, 1), None)]
    assert amount(values=values).today.text == "230\u00a0zł"


def an_amount_of_every_state():
    amount("Zwykła", [(1, date(2026, 1, 1), None)])
    amount("Zmienna", [(1, date(2026, 1, 1), None), (2, date(2027, 1, 1), None)])
    amount("Nadchodząca", [(1, date(2027, 1, 1), None)])
    amount("Dawna", [(1, date(2026, 1, 1), None)])
    amount("Kończąca się", [(1, date(2026, 1, 1), date(2026, 12, 1))])
    amount("Nieaktualna", [(1, date(2026, 1, 1), date(2026, 10, 31))])
    amount("Bez wysokości")
    AmountValue.objects.update(checked_on=DAY)
    AmountValue.objects.filter(amount__name="Dawna").update(checked_on=date(2025, 1, 1))


def test_amounts_are_sorted_by_what_waits_for_staff():
    an_amount_of_every_state()
    found = Amount.objects.with_attention(DAY).order_by("attention", "name")
    assert [(one.name, one.attention) for one in found] == [
        ("Bez wysokości", Attention.OUTDATED),
        ("Nieaktualna", Attention.OUTDATED),
        ("Kończąca się", Attention.ENDING),
        ("Dawna", Attention.UNCHECKED),
        ("Nadchodząca", Attention.UPCOMING),
        ("Zmienna", Attention.CHANGING),
        ("Zwykła", Attention.CURRENT),
    ]


def test_only_what_waits_for_staff_is_to_check():
    an_amount_of_every_state()
    names = [one.name for one in Amount.objects.to_check(DAY)]
    assert names == ["Bez wysokości", "Nieaktualna", "Kończąca się", "Dawna"]


def test_there_may_be_no_amounts_at_all():
    assert list(Amount.objects.with_attention(DAY)) == []
    assert list(Amount.objects.to_check(DAY)) == []


def test_many_amounts_ask_no_more_questions_than_one():
    counts = []
    for number in range(6):
        amount(f"Kwota {number}", [(number, date(2025, 1, 1), date(2026, 1, 1))])
        with CaptureQueriesContext(connection) as captured:
            texts = [one.on(DAY).text for one in Amount.objects.to_check(DAY)]
        assert len(texts) == number + 1
        counts.append(len(captured))
    assert len(set(counts)) == 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"valid_to": date(2025, 12, 31)}, "valid_to"),
        ({"checked_on": date(2999, 1, 1)}, "checked_on"),
        ({"value": "-1"}, "value"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(facts, field):
    facts = {"value": "100", "valid_from": date(2026, 1, 1), **facts}
    with pytest.raises(ValidationError) as refused:
        AmountValue(amount=amount(), **facts).full_clean()
    assert list(refused.value.message_dict) == [field]


def test_a_value_of_one_day_is_fine():
    day = date(2026, 1, 1)
    AmountValue(amount=amount(), value="100", valid_from=day, valid_to=day).full_clean()
