"""What residents type into the field of the street, taken apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contact import typed_address
from tests.search.odd_inputs import TEXTS


@pytest.mark.parametrize(
    ("typed", "street", "number"),
    [
        ("Polna 5", "Polna", "5"),
        ("Polna 12a", "Polna", "12a"),
        ("ul. Polna 12 A m. 3", "ul. Polna", "12 A m. 3"),
        ("Polna 12/3", "Polna", "12/3"),
        ("Polna, nr 7", "Polna", "7"),
        ("Polna nr7 m.3", "Polna", "7 m.3"),
        ("Polna5", "Polna", "5"),
        ("3 Maja 5", "3 Maja", "5"),
        ("3 Maja", "3 Maja", ""),
        ("Jana Pawła II 12", "Jana Pawła II", "12"),
        ("12", "12", ""),
        ("Polna", "Polna", ""),
    ],
)
def test_a_number_in_the_field_of_the_street_is_taken_apart(typed, street, number):
    assert typed_address.apart(typed) == (street, number)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("na Wzorcowej 41", ("Wzorcowej", "41")),
        ("mieszkam na ul. Wzorcowej 41", ("ul. Wzorcowej", "41")),
        ("41 Wzorcowa", ("Wzorcowa", "41")),
        ("41a, Wzorcowa", ("Wzorcowa", "41a")),
        ("41/5 ul. Wzorcowa", ("ul. Wzorcowa", "41/5")),
        ("Wzorcowa 41,", ("Wzorcowa", "41")),
        ("Wzorcowa,, 41 , ", ("Wzorcowa", "41")),
        ("Wzorcowa nr domu 41", ("Wzorcowa", "41")),
        ("Wzorcowa 41 mieszkania 5", ("Wzorcowa", "41 mieszkania 5")),
        ("Wzorcowa 41, 00-001 Miasto", ("Wzorcowa", "41")),
        ("00-001 Miasto, Wzorcowa 41", ("Wzorcowa", "41")),
        ("Miasto, Wzorcowa 41", ("Wzorcowa", "41")),
        ("Wzorcowa 41, Miasto", ("Wzorcowa", "41")),
        ("Wzorcowa 41 Miasto", ("Wzorcowa", "41")),
        ("Miasto Wzorcowa 41", ("Wzorcowa", "41")),
        ("Wzorcowa 41 w Mieście Wielkim", ("Wzorcowa", "41")),
        ("Na Skarpie", ("Na Skarpie", "")),
        ("3 Maja 5", ("3 Maja", "5")),
    ],
)
def test_what_is_around_a_street_is_taken_off_in_one_of_the_readings(typed, reading):
    found = list(typed_address.readings(typed, ["Miasto", "Miasto Wielkie"]))
    assert reading in found
    assert len(found) <= typed_address.MOST


@pytest.mark.parametrize("text", [text[:200] for text in TEXTS])
def test_odd_inputs_do_no_harm(text):
    assert len(list(typed_address.readings(text, ["Miasto", ""]))) <= typed_address.MOST


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_gives_no_error(text):
    street, number = typed_address.apart(text)
    assert not number or text.strip().startswith(street)
    assert len(list(typed_address.readings(text, [text[:9]]))) <= typed_address.MOST
