"""Excerpts: the passage that answers best, every form of its words marked, the rest escaped."""

import pytest

from search.excerpts import LENGTH, PART, excerpt
from search.polish import stem, words

FILLER = "Ośrodek pomaga mieszkańcom miasta każdego dnia roboczego w wielu sprawach. " * 8


def terms(query):
    """Return what is marked for a query."""
    return {stem(word): 1.0 for word in words(query)}


def test_every_form_of_a_word_is_marked():
    shown = excerpt("Zasiłku nie ma, ale zasiłki i o zasiłkach; zasilek.", terms("zasiłek"))
    for form in ("Zasiłku", "zasiłki", "zasiłkach", "zasilek"):
        assert f"<mark>{form}</mark>" in shown
    assert shown.count("<mark>") == 4


def test_the_passage_with_most_of_the_query_is_shown():
    text = f"Dodatek. {FILLER} O dodatek mieszkaniowy prosi się na druku. {FILLER}"
    shown = excerpt(text, terms("dodatki mieszkaniowe"))
    assert "<mark>dodatek</mark> <mark>mieszkaniowy</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_word_of_a_synonym_counts_less_than_a_typed_one():
    text = f"Zapomoga dla rodziny. {FILLER}{FILLER} Becikowe i druki."
    shown = excerpt(text, {stem("zapomoga"): 0.4, stem("becikowe"): 1.0})
    assert "<mark>Becikowe</mark>" in shown


def test_a_passage_far_in_a_long_text_is_found():
    text = "Lipa. " * (PART // 3) + "Tu jest zasiłek."
    assert "<mark>zasiłek</mark>" in excerpt(text, terms("zasiłek"))


def test_a_text_without_the_words_begins_at_its_beginning():
    assert excerpt("Ośrodek działa od 1990 r.", terms("zasiłek")) == "Ośrodek działa od 1990 r."
    assert excerpt(FILLER, {}).endswith(" …")
    assert excerpt("", terms("zasiłek")) == ""


@pytest.mark.parametrize("text", [FILLER, "a" * 1_000, "zasiłek " * 500, FILLER + "zasiłek"])
def test_an_excerpt_is_short_and_cuts_no_word(text):
    shown = excerpt(text, terms("zasiłek"))
    plain = shown.replace("<mark>", "").replace("</mark>", "").strip("… ")
    assert len(plain) <= LENGTH
    assert plain in text
    if " " in text.strip():
        assert set(plain.split()) <= set(text.split())


def test_markup_of_the_text_is_shown_as_text():
    shown = excerpt('<script>alert("zasiłek")</script> & <b>', terms("zasiłek script"))
    assert "<script" not in shown
    assert "&lt;<mark>script</mark>&gt;" in shown
    assert "&amp; &lt;b&gt;" in shown
