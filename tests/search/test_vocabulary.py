"""The vocabulary: which known words a mistyped one may have been, and how it is kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import vocabulary
from search.content import Content
from search.models import Word
from search.vocabulary import Vocabulary

KNOWN = (
    "zasiłek zasiłku świadczenie świadczeń swiadczen dodatek mieszkaniowy mieszkaniowego opiekunka "
    "chleb rzeka wózek pomoc żywność rodzina rodzinny pielęgnacyjny alimentacyjny dom"
)


@pytest.fixture
def words():
    """A small vocabulary."""
    known = Vocabulary((0, 0))
    for form in KNOWN.split():
        known.add(form)
    return known


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zasilke", "zasiłek"),  # swapped
        ("zasiek", "zasiłek"),  # missing
        ("zassilek", "zasiłek"),  # doubled
        ("zasolek", "zasiłek"),  # a neighbour
        ("swiadzcenie", "świadczenie"),
        ("mieszkaniwego", "mieszkaniowego"),
        ("pielegnaciny", "pielęgnacyjny"),  # two errors in a long word
        ("hleb", "chleb"),  # sounds alike
        ("zeka", "rzeka"),
        ("wuzek", "wózek"),
        ("alimen", "alimentacyjny"),  # begun
    ],
)
def test_the_word_that_was_meant_comes_first(words, typed, meant):
    assert words.guesses(typed)[0].form == meant


@pytest.mark.parametrize("typed", ["xyzzy", "dam", "q", "", "kwiaciarnia", "🙂"])
def test_what_resembles_nothing_has_no_guesses(words, typed):
    assert words.guesses(typed) == []


def test_a_guess_is_written_with_polish_letters(words):
    assert words.guesses("swiadzcen")[0].form == "świadczeń"


def test_forms_of_one_word_are_one_guess(words):
    stems = [guess.stems for guess in words.guesses("zasilkk")]
    assert len(stems) == len(set(stems))


@pytest.mark.django_db
class TestKept:
    """In the database, and in the memory of each worker."""

    def test_words_are_learnt_once_in_small_letters(self):
        said = vocabulary.learn([Content("Zasiłek ZASIŁEK", "zasiłek, 300+ i XII", "")])
        assert said == {"zasiłek", "xii"}
        vocabulary.learn([Content("zasiłek", "", "")])
        assert Word.objects.filter(form="zasiłek").count() == 1

    def test_new_words_are_read_without_the_old_ones(self):
        vocabulary.learn([Content("zasiłek", "", "")])
        assert "zasilek" in vocabulary.current().forms
        vocabulary.learn([Content("ogrzewalnia", "", "")])
        with CaptureQueriesContext(connection) as queries:
            assert {"zasilek", "ogrzewalnia"} <= vocabulary.current().forms.keys()
        assert len(queries) == 2
        with CaptureQueriesContext(connection) as queries:
            vocabulary.current()
        assert len(queries) == 1

    def test_words_that_are_gone_are_forgotten_by_every_worker(self):
        vocabulary.learn([Content("zasiłek ogrzewalnia", "", "")])
        assert "ogrzewalnia" in vocabulary.current().forms
        vocabulary.forget(all_but={"zasiłek"}, until=vocabulary.newest())
        assert "ogrzewalnia" not in vocabulary.current().forms
        assert "zasilek" in vocabulary.current().forms
