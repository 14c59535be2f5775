"""An amount in a template: as text, and as a card with all that is known of it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone

from amounts.models import Amount
from mopscms.content.examples.amounts import LEGAL_BASIS, amount

pytestmark = pytest.mark.django_db

FIRST, NEXT = date(2026, 1, 1), date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _a_day(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: date(2026, 11, 24))


def text_of(one):
    template = Template("{% load amounts_tags %}{% amount_text amount %}")
    return template.render(Context({"amount": one})).replace("\u00a0", " ")


def card(one, **context):
    """Return {part of the card: what it says}."""
    html = render_to_string("amounts/amount.html", {"amount": one, **context})
    soup = BeautifulSoup(html, "html.parser")
    texts = {p["class"][0]: " ".join(p.get_text().split()) for p in soup.find_all("p")}
    return {name.removeprefix("amount__"): text for name, text in texts.items()}


def test_a_tag_says_the_amount_or_where_to_ask():
    assert text_of(amount(values=[("215.84", FIRST, None)])) == "215,84 zł"
    assert text_of(None) == text_of(Amount(name="Nowa")) == "zapytaj nas o aktualną kwotę"


def test_what_staff_typed_is_no_markup():
    one = amount("<b>Próba</b>", [(1, FIRST, None)], per="<i>x</i>")
    assert "<i>" not in text_of(one)
    assert "<b>" not in render_to_string("amounts/amount.html", {"amount": one})


def test_a_card_says_since_when_on_what_ground_and_what_changes():
    values = [("215.84", FIRST, None), ("230", NEXT, None)]
    one = amount("Zasiłek pielęgnacyjny", values, per="miesięcznie")
    assert card(one, note="Nie zależy od dochodu.") == {
        "name": "Zasiłek pielęgnacyjny",
        "figure": "215,84 zł miesięcznie",
        "period": "Obowiązuje od 1 stycznia 2026",
        "change": "Od 1 stycznia 2027: 230 zł miesięcznie",
        "note": "Nie zależy od dochodu.",
        "basis": f"Podstawa prawna: {LEGAL_BASIS}",
    }


def test_a_card_warns_of_an_old_amount_and_does_not_say_that_it_is_in_force():
    parts = card(amount(values=[("200", FIRST, date(2026, 10, 31))]))
    assert parts["warning"] == (
        "Kwota mogła się zmienić: obowiązywała do 31 października 2026. "
        "Zapytaj nas o aktualną kwotę."
    )
    assert "period" not in parts


def test_a_card_of_an_amount_to_come_says_from_when():
    parts = card(amount(values=[("230", NEXT, None)]))
    assert parts["change"] == "Od 1 stycznia 2027: 230 zł"
    assert {"figure", "period", "warning"}.isdisjoint(parts)


def test_a_card_of_an_amount_without_values_tells_readers_to_ask():
    assert card(amount()) == {
        "name": "Zasiłek pielęgnacyjny",
        "warning": "Zapytaj nas o aktualną kwotę.",
    }
