"""The check of plain language: sentences, syllables, official words, figures."""

from time import process_time
from types import SimpleNamespace

import pytest

from plain_language.check import Level, check
from plain_language.official import Dictionary
from plain_language.sentences import Sentence, sentences, syllables


def entry(words, plain="", exact=False):
    variants = [part.strip() for part in words.split(",")]
    return SimpleNamespace(words=words, variants=variants, plain=plain, note="", exact=exact)


NOTHING = Dictionary([])


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("nie", 1),
        ("pomoc", 2),
        ("dziecięcy", 3),
        ("świadczenie", 3),
        ("mieszkaniowego", 5),
        ("w", 0),
    ],
)
def test_syllables_are_counted_as_polish_is_spelt(word, count):
    assert syllables(word) == count


def test_dots_of_abbreviations_and_dates_end_no_sentence():
    text = (
        "Podstawa: art. 6 ust. 3 pkt 2 ustawy z dn. 12 marca 2004 r. o pomocy społecznej. "
        "Przyjdź na ul. Przykładową 5, np. z dr. Nowakiem! Czy o 8.30? Tak."
    )
    assert [one.text for one in sentences([text])] == [
        "Podstawa: art. 6 ust. 3 pkt 2 ustawy z dn. 12 marca 2004 r. o pomocy społecznej.",
        "Przyjdź na ul. Przykładową 5, np. z dr. Nowakiem!",
        "Czy o 8.30?",
        "Tak.",
    ]


def test_a_sentence_ends_with_its_paragraph():
    assert [one.text for one in sentences(["Bez kropki", "  ", "Dalej", "30"])] == [
        "Bez kropki",
        "Dalej",
    ]


def test_official_words_are_found_in_any_form_and_phrases_whole():
    entries = ("przedłożyć, przedkładać", "środki finansowe", "niniejszy")
    words = Dictionary(map(entry, entries))
    text = "Przedłóż albo przedkładają niniejszego dnia wniosek o środków finansowych."
    found = words.find(Sentence.read(text))
    assert [text[a:b] for a, b, _ in found] == [
        "Przedłóż",
        "przedkładają",
        "niniejszego",
        "środków finansowych",
    ]


def test_a_word_that_counts_only_as_written_is_not_found_in_another_form():
    words = Dictionary([entry("celem", exact=True)])
    assert words.find(Sentence.read("Nasze cele są jasne.")) == []
    assert words.find(Sentence.read("Przyjdź celem złożenia wniosku.")) != []


def test_the_figure_is_that_of_the_formula():
    report = check(["Pomagamy ludziom. Mieszkaniowego dodatku szukaj tutaj dzisiaj."], NOTHING)
    assert (report.words, report.sentences, report.long_words) == (7, 2, 2)
    assert report.fog == pytest.approx(0.4 * (7 / 2 + 100 * 2 / 7))


@pytest.mark.parametrize(
    ("years", "level"),
    [
        (0, Level.PRIMARY),
        (8.9, Level.PRIMARY),
        (9, Level.SECONDARY),
        (13, Level.HIGHER),
        (18, Level.EXPERT),
    ],
)
def test_the_level_says_who_will_understand(years, level):
    assert Level.of(years) == level


def test_long_sentences_come_the_longest_first():
    short, long, longest = ("Słowo " * count + "koniec." for count in (5, 25, 40))
    report = check([short, long, longest], NOTHING)
    assert [one.words for one in report.long_sentences] == [41, 26]


def test_sentences_are_cut_where_something_is_marked():
    report = check(["Należy uiścić opłatę."], Dictionary([entry("uiścić", "zapłacić")]))
    assert report.official[0].pieces == [("Należy ", False), ("uiścić", True), (" opłatę.", False)]


def test_nothing_gives_an_empty_report():
    report = check([], NOTHING)
    assert (report.fog, report.is_clean, report.level) == (0, True, Level.PRIMARY)


@pytest.mark.parametrize(
    "text",
    [
        "a." * 50_000,
        "." * 100_000,
        "(" * 100_000,
        "zostać " * 20_000,
        "Wnioskodawca zobowiązany jest przedłożyć zaświadczenie. " * 1_000,
    ],
)
def test_any_text_is_read_in_time_that_grows_with_its_length_only(text):
    words = Dictionary([entry("zobowiązany"), entry("przedłożyć")])
    begin = process_time()
    check([text], words)
    assert process_time() - begin < 3
