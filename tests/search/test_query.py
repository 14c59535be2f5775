"""From what a visitor typed to plain words: no input reaches the database as an operator."""

import pytest

from search.query import MAX_QUERY_LENGTH, MAX_QUERY_WORDS, clean_query, find_pages
from tests.samples import hidden_pages, short_page
from tests.search.odd_inputs import TEXTS


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("zasiłek rodzinny", "zasiłek rodzinny"),
        ("  Zasiłek,  RODZINNY? ", "Zasiłek RODZINNY"),
        ('"dobry start" 300+', "dobry start 300"),
        ("NEAR(title:zasiłek, 2)", "NEAR title zasiłek 2"),
        ("a_b*c", "a b c"),
        ("\x00zasi\x00łek", "zasi łek"),
        ("„”…–", ""),
        ("", ""),
    ],
)
def test_only_words_are_left(typed, words):
    assert clean_query(typed) == words


def test_nothing_but_letters_digits_and_blanks_is_left_of_anything():
    assert len(TEXTS) > 200
    for text in TEXTS:
        cleaned = clean_query(text)
        assert all(sign.isalnum() or sign == " " for sign in cleaned), repr(text[:50])
        assert len(cleaned) <= MAX_QUERY_LENGTH
        assert len(cleaned.split()) <= MAX_QUERY_WORDS


def test_a_lone_surrogate_is_left_out():
    assert clean_query("zasi\ud800łek") == "zasi łek"


@pytest.mark.django_db
def test_every_odd_input_finds_pages_or_none(home):
    short_page("Zasiłek")
    for text in TEXTS:
        assert list(find_pages(text)[:10]) is not None, repr(text[:50])
    assert list(find_pages('"zasiłek" NEAR('))  # odd signs do not hide what is there


@pytest.mark.django_db
def test_any_word_may_match(home):
    short_page("Zasiłek stały")
    found = [page.title for page in find_pages("zasiłek nieistniejący")]
    assert found == ["Zasiłek stały"]


@pytest.mark.django_db
def test_no_draft_and_no_private_page_is_found(home):
    page = short_page("Notatka otwarta")
    hidden_pages()
    assert [found.pk for found in find_pages("notatka szkic załącznik ogłoszenia")] == [page.pk]


@pytest.mark.django_db
def test_an_unpublished_page_is_no_longer_found(home):
    page = short_page("Zasiłek stały")
    assert find_pages("stały").count() == 1
    page.unpublish()
    assert find_pages("stały").count() == 0


@pytest.mark.django_db
def test_nothing_typed_finds_nothing(home):
    short_page("Zasiłek stały")
    assert list(find_pages("")) == list(find_pages("…")) == []
