"""Which street somebody meant: what residents type, and any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contact import districts
from tests.search.odd_inputs import TEXTS

NAMES = [
    "Polna",
    "Nowa Łąkowa",
    "ul. Mościckiego",
    "Marszałka Józefa Piłsudskiego",
    "al. Jana Pawła II",
    "Tadeusza Kościuszki",
    "plac Kościuszki",
    "św. Antoniego",
    "gen. Władysława Andersa",
    "ks. Jerzego Popiełuszki",
    "os. Leśne",
    "Leśna",
    "3 Maja",
    "1 Maja",
    "Słowackiego",
    "Juliana Słonimskiego",
    "Spalska",
    "Zgorzelicka",
]
KEYS = {districts.key(name): name for name in NAMES}


def found(text, names=NAMES):
    """Return (name or None, whether it was mended)."""
    keys = {districts.key(name): name for name in names}
    result = districts.Streets(keys).find(text)
    return keys.get(result.street), result.mended


def choice(text):
    result = districts.Streets(KEYS).find(text)
    return {KEYS[key] for key in result.others}, result.alike


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Polna", "Polna"),
        ("  POLNA ", "Polna"),
        ("ul. Polna", "Polna"),
        ("ulica polna", "Polna"),
        ("ul.Polna", "Polna"),
        ("nowa lakowa", "Nowa Łąkowa"),
        ("Łąkowa", "Nowa Łąkowa"),
        ("moscickiego", "ul. Mościckiego"),
        ("Piłsudskiego", "Marszałka Józefa Piłsudskiego"),
        ("J. Piłsudskiego", "Marszałka Józefa Piłsudskiego"),
        ("marsz. J. Piłsudskiego", "Marszałka Józefa Piłsudskiego"),
        ("Piłsudskiego Józefa", "Marszałka Józefa Piłsudskiego"),
        ("generała Andersa", "gen. Władysława Andersa"),
        ("Andersa", "gen. Władysława Andersa"),
        ("księdza Popiełuszki", "ks. Jerzego Popiełuszki"),
        ("Świętego Antoniego", "św. Antoniego"),
        ("Antoniego", "św. Antoniego"),
        ("Aleja Jana Pawła II", "al. Jana Pawła II"),
        ("jana pawla", "al. Jana Pawła II"),
        ("plac Kościuszki", "plac Kościuszki"),
        ("pl. kosciuszki", "plac Kościuszki"),
        ("ul. Tadeusza Kościuszki", "Tadeusza Kościuszki"),
        ("T. Kościuszki", "Tadeusza Kościuszki"),
        ("osiedle leśne", "os. Leśne"),
        ("3-go Maja", "3 Maja"),
        ("trzeciego maja", "3 Maja"),
        ("Polnej", "Polna"),
        ("ulicy Polnej", "Polna"),
        ("Nowej Łąkowej", "Nowa Łąkowa"),
        ("osiedlu Leśnym", "os. Leśne"),
        ("alei Jana Pawła II", "al. Jana Pawła II"),
    ],
)
def test_a_street_is_found_however_it_is_written(typed, name):
    assert found(typed) == (name, False)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Mościckego", "ul. Mościckiego"),
        ("moscicki", "ul. Mościckiego"),
        ("Piłsudzkiego", "Marszałka Józefa Piłsudskiego"),
        ("pisludskiego", "Marszałka Józefa Piłsudskiego"),
        ("Popieluszki jerzego ksiedza", "ks. Jerzego Popiełuszki"),
        ("Polnej", "Polna"),
        ("Zgożelicka", "Zgorzelicka"),
        ("zgorzelick", "Zgorzelicka"),
        ("Spaslka", "Spalska"),
        ("plac Polny", "Polna"),
        ("al. Mościckiego", "ul. Mościckiego"),
    ],
)
def test_a_typing_error_is_mended_if_only_one_street_can_be_meant(typed, name):
    assert found(typed)[0] == name


def test_what_was_mended_is_said_to_be():
    assert found("Mościckego") == ("ul. Mościckiego", True)
    assert found("al. Mościckiego") == ("ul. Mościckiego", True)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Kościuszki", {"Tadeusza Kościuszki", "plac Kościuszki"}),
        ("maja", {"1 Maja", "3 Maja"}),
    ],
)
def test_several_streets_with_the_same_words_are_a_choice(typed, names):
    assert choice(typed) == (names, True)


def test_a_street_and_a_square_of_the_same_name_are_told_apart_by_the_kind():
    names = ["Wolności", "pl. Wolności"]
    assert found("Wolności", names) == (None, False)
    assert found("ul. Wolności", names) == ("Wolności", False)
    assert found("plac wolnosci", names) == ("pl. Wolności", False)


def test_an_ending_of_place_means_the_street_of_that_very_name():
    names = ["Zielona", "Zielonej Góry", "Nowa Zielona"]
    assert found("Zielonej", names) == ("Zielona", False)
    assert found("Zielonej Góry", names) == ("Zielonej Góry", False)
    assert found("Zielonej", ["Nowa Zielona", "Stara Zielona"]) == (None, False)
    assert found("Rynku", ["Rynek"]) == ("Rynek", False)


def test_a_word_that_the_street_does_not_have_is_not_passed_over():
    assert found("Nowa Polna", ["Polna", "Spalska"]) == (None, False)
    keys = [districts.key("Polna"), districts.key("Spalska")]
    assert districts.Streets(keys).find("Nowa Polna").others == (districts.key("Polna"),)


@pytest.mark.parametrize("typed", ["Xyzwqk", "", "a", "??", "ul.", "ul. J."])
def test_what_is_like_no_street_finds_none(typed):
    assert found(typed) == (None, False)
    assert choice(typed) == (set(), False)


def test_a_street_has_one_key_however_it_is_written():
    same = ["gen. Andersa", "Generała Andersa", "ul. GEN. ANDERSA", " ulica  generala  andersa "]
    assert {districts.key(name) for name in same} == {"ul gen andersa"}
    assert districts.key("plac Andersa") != districts.key("Andersa")
    assert districts.key("ul.") == districts.key("") == ""


def test_a_street_is_called_with_its_kind():
    assert districts.label("Polna") == "ul. Polna"
    assert districts.label("Plac Wolności") == "Plac Wolności"


@pytest.mark.parametrize("text", [text[:200] for text in TEXTS])
def test_odd_inputs_do_no_harm(text):
    districts.Streets(KEYS).find(text)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_at_all_gives_no_error(text):
    result = districts.Streets(KEYS).find(text)
    assert set(result.others) <= set(KEYS)
    assert not (result.street and result.others)
    known = districts.key(text)
    if known:
        assert districts.Streets([known]).find(text).street == known
