"""The Polish alphabet: order and letters of titles."""

from types import SimpleNamespace

from services import alphabet


def test_titles_stand_in_the_order_of_a_polish_dictionary():
    ordered = ["800 plus", "Adres", "Ćwiczenia", "Dom", "„Łąka”", "Maj", "Świt", "Żółw", "Źródło"]
    right = ["800 plus", "Adres", "Ćwiczenia", "Dom", "„Łąka”", "Maj", "Świt", "Źródło", "Żółw"]
    assert sorted(ordered, key=alphabet.key) == right
    assert sorted(["lód", "łac", "lac"], key=alphabet.key) == ["lac", "lód", "łac"]
    assert sorted(["Dom pomocy", "Domowe"], key=alphabet.key) == ["Dom pomocy", "Domowe"]


def test_a_title_stands_under_its_first_letter():
    found = {title: alphabet.letter(title) for title in ("świt", "„Posiłek”", "800 plus", "…", "Ü")}
    assert found == {"świt": "Ś", "„Posiłek”": "P", "800 plus": "0–9", "…": "0–9", "Ü": "Ü"}


def test_a_letter_may_be_bare_and_unusual_letters_are_listed_only_if_needed():
    titles = ["Ósma klasa", "800 plus", "Ąśka", "Дім"]
    groups = dict(alphabet.grouped([SimpleNamespace(title=title) for title in titles]))
    letters = list(groups)
    assert letters[:3] == ["0–9", "A", "Ą"]
    assert letters[-2:] == ["Ż", "Д"]
    assert groups["B"] == []
    assert "Q" not in groups
    assert [one.title for one in groups["Ó"]] == ["Ósma klasa"]
    assert alphabet.grouped([]) == []
