"""Hours of a day: whatever staff write on a door is understood, the rest is explained."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from contact.hours import CLOSED, parse


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7:30–15:30", "7:30–15:30"),
        ("7.30-15.30", "7:30–15:30"),
        ("07:30 - 15:30", "7:30–15:30"),
        ("od 7.30 do 15.30", "7:30–15:30"),
        ("od godz. 7.30 do godz. 15.30.", "7:30–15:30"),
        ("7:30 do 15:30", "7:30–15:30"),
        ("7³⁰–15³⁰", "7:30–15:30"),
        ("730-1530", "7:30–15:30"),
        ("8-16", "8:00–16:00"),
        ("8–12, 13–16", "8:00–12:00, 13:00–16:00"),
        ("8-12,13-16", "8:00–12:00, 13:00–16:00"),
        ("8–12 i 13–16", "8:00–12:00, 13:00–16:00"),
        ("8–12; 13–16", "8:00–12:00, 13:00–16:00"),
        ("8–12 oraz 13–16", "8:00–12:00, 13:00–16:00"),
        ("8–12\n13–16", "8:00–12:00, 13:00–16:00"),
        ("13–16, 8–12", "8:00–12:00, 13:00–16:00"),
        ("8–12, 12–16", "8:00–16:00"),
        ("20–24", "20:00–24:00"),
        ("całą dobę", "0:00–24:00"),
        ("24 h", "0:00–24:00"),
        ("24/7", "0:00–24:00"),
        ("8.00-16.00h", "8:00–16:00"),
        ("\u200b7:30–15:30\u200b", "7:30–15:30"),
        ("7:30\u2060–\u200e15:30", "7:30–15:30"),
        ("Dzień wewnętrzny", "dzień wewnętrzny"),
        ("wewnętrzny", "dzień wewnętrzny"),
        ("", ""),
        ("–", ""),
        (" nieczynne ", ""),
        ("ZAMKNIĘTE", ""),
    ],
)
def test_what_staff_write_on_a_door_is_understood(typed, kept):
    assert str(parse(typed)) == kept
    assert parse(kept) == parse(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rano", ["„rano”", "7:30–15:30"]),
        ("7:30", ["„7:30”"]),
        ("7:30–", ["„7:30”"]),
        ("15:30–7:30", ["15:30–7:30", "późniejszy niż początek"]),
        ("8–8", ["8:00–8:00"]),
        ("8–25", ["25:00"]),
        ("8:75–16", ["8:75"]),
        ("24:30–25", ["24:30"]),
        ("8–13, 12–16", ["8:00–13:00", "12:00–16:00", "nakładają"]),
        ("8–12, potem 13–16", ["„potem 13-16”"]),
        ("dzień wewnętrzny 8–12", ["dzień wewnętrzny"]),
    ],
)
def test_what_makes_no_sense_is_explained(typed, said):
    with pytest.raises(ValidationError) as refused:
        parse(typed)
    message = refused.value.messages[0]
    assert [part for part in said if part not in message] == []


@given(st.text(max_size=40) | st.text("0123456789-–:., doi", max_size=20))
def test_any_text_is_either_understood_or_refused(text):
    try:
        hours = parse(text)
    except ValidationError:
        return
    assert parse(str(hours)) == hours


def test_closed_and_internal_are_not_the_same():
    assert parse("") == CLOSED
    assert parse("dzień wewnętrzny") != CLOSED
    assert not parse("dzień wewnętrzny").intervals
