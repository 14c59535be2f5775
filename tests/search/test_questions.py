"""From what is typed to what is asked: stop words, synonyms, typing errors, weights."""

import pytest

from search import questions
from search.models import SynonymGroup, Word

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_synonyms(db):
    """Only the synonyms that a test makes."""
    SynonymGroup.objects.all().delete()


def ask(text, known=(), **options):
    """Return the Question for a text on a site that says the `known` stems only."""

    def count(expressions):
        said = [{e} if isinstance(e, str) else set(e[1:]) for e in expressions]
        return [int(stems <= set(known)) for stems in said]

    return questions.from_text(text, count, **options)


def meant(question):
    """Return what stands in the place of typed words: {word: form}."""
    return {word: guess.form for word, guess in question.mended.items()}


def learn(*forms):
    """Put words into the vocabulary."""
    Word.objects.bulk_create(Word(form=form) for form in forms)


def test_stop_words_are_dropped_when_others_remain():
    assert ask("gdzie złożyć wniosek o zasiłek").terms == {
        "zloz": 1.0,
        "wniosk": 1.0,
        "zasilk": 1.0,
    }
    assert ask("co to jest").terms == {"co": 1.0, "to": 1.0, "jest": 1.0}


def test_nothing_typed_asks_nothing():
    for text in ("", "  ", "…", "*", '"'):
        assert not ask(text)
        assert not questions.by_beginnings(text)


def test_a_long_query_is_cut():
    asked = ask(" ".join(f"słowo{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(600)))
    assert len(asked.terms) <= questions.MOST_WORDS


def test_a_synonym_is_asked_beside_what_was_typed():
    SynonymGroup.objects.create(words="becikowe", meanings="jednorazowa zapomoga")
    asked = ask("becikowego", known=["becikow"])
    assert asked.terms["becikow"] == 1.0
    assert 0 < asked.terms["zapomog"] == asked.terms["jednorazow"] < 1.0
    assert asked.mended == {}


def test_a_word_of_a_synonym_is_no_typing_error():
    SynonymGroup.objects.create(words="becikowe", meanings="zapomoga")
    learn("becikowa")
    assert ask("becikowe").mended == {}


def test_the_words_of_a_phrase_that_means_something_else_count_less():
    SynonymGroup.objects.create(words="pani z opieki", meanings="pracownik socjalny")
    asked = ask("pani z opieki", known=["pan", "opiek"])
    assert asked.terms["opiek"] == questions.PART_WEIGHT
    assert asked.terms["pracownik"] > asked.terms["opiek"]


def test_an_unknown_word_is_widened_to_the_nearest_known_one():
    learn("mieszkaniowy", "mieszkaniec")
    asked = ask("dodatek mieszkaniwy", known=["dodatk", "mieszk"])
    assert asked.terms == {"dodatk": 1.0, "mieszkaniw": 1.0, "mieszk": questions.GUESS_WEIGHT}
    assert meant(asked) == {"mieszkaniwy": "mieszkaniowy"}


def test_a_known_word_is_taken_as_it_is_typed():
    learn("prace", "placa")
    assert ask("praca", known=["prak", "plak"]).mended == {}


def test_a_word_that_only_hidden_pages_say_is_never_suggested():
    learn("furtka")
    asked = ask("furtak", known=[])
    assert asked.mended == {}
    assert list(asked.terms) == ["furtak"]


def test_the_exact_words_may_be_asked_for():
    learn("mieszkaniowy")
    asked = ask("mieszkaniwy", known=["mieszk"], exact=True)
    assert asked.mended == {}
    assert list(asked.terms) == ["mieszkaniw"]


def test_two_words_written_as_one_are_found():
    learn("dodatek", "mieszkaniowy")
    asked = ask("dodatekmieszkaniowy", known=["dodatk", "mieszk"])
    assert meant(asked) == {"dodatekmieszkaniowy": "dodatek mieszkaniowy"}
    assert {"dodatk", "mieszk"} <= set(asked.terms)


def test_when_nothing_is_known_words_that_begin_so_are_asked():
    learn("zalanie")
    assert meant(ask("zalało", known=["zalan"])) == {"zalalo": "zalanie"}


def test_all_words_may_be_required_each_in_any_of_its_guises():
    learn("mieszkaniowy")
    asked = ask("dodatek mieszkaniwy", known=["dodatk", "mieszk"], operator="and")
    assert asked.required == ("and", ("or", "dodatk"), ("or", "mieszkaniw", "mieszk"))


def test_beginnings_are_asked_as_they_are_written():
    assert questions.by_beginnings("Zas. Rodz").required == (
        "and",
        ("prefix", "zas"),
        ("prefix", "rodz"),
    )


def test_a_mistyped_synonym_is_mended_though_no_page_says_it():
    SynonymGroup.objects.create(words="becikowe", meanings="zapomoga")
    asked = ask("becikowee", known=["zapomog"])
    assert meant(asked) == {"becikowee": "becikowe"}
    assert "zapomog" in asked.terms


def test_one_word_of_a_phrase_may_be_a_typing_error():
    SynonymGroup.objects.create(words="dodatek na prąd", meanings="dodatek energetyczny")
    learn("prad")
    assert "prad" not in ask("prad", known=["prad"]).mended


def test_huge_groups_of_synonyms_ask_a_bounded_question():
    for number in range(4):
        lines = "\n".join(f"słowo{chr(97 + n)}{chr(97 + number)}x inne" for n in range(26))
        SynonymGroup.objects.create(words="zupka", meanings=lines)
    asked = ask("zupka", known=["zupk"])
    assert len(asked.terms) == questions.MOST_TERMS
    assert asked.terms["zupk"] == 1.0
