"""The analyser: forms of a word have one stem, with Polish letters and without."""

import unicodedata

import pytest

from search import polish
from tests.search.odd_inputs import TEXTS

# One word a line, in its forms.
FORMS = """
zasiłek zasiłku zasiłki zasiłków zasiłkiem zasiłkom zasiłkach zasiłkami
świadczenie świadczenia świadczeń świadczeniu świadczeniem świadczeniami świadczeniach
dodatek dodatku dodatki dodatków dodatkiem
wniosek wniosku wnioski wniosków wnioskiem wnioskach
ośrodek ośrodka ośrodku ośrodki
posiłek posiłku posiłki posiłków
wózek wózka wózki wózków
opieka opieki opiece opiekę opieką
opiekunka opiekunki opiekunce opiekunkę opiekunek
matka matki matce matek matką matkom matkami
książka książki książek książce
rodzina rodziny rodzinie rodzinę rodziną rodzin rodzinom rodzinach rodzinami
rodzinny rodzinna rodzinne rodzinnego rodzinnych rodzinnym rodzinnej rodzinnymi
stały stałego stała stałej stałych stałymi
starszy starsza starszych starszej starszego
mieszkanie mieszkania mieszkaniu mieszkań mieszkaniem mieszkaniach mieszkaniowy mieszkaniowego
odwołanie odwołania odwołaniu odwołań odwołać
orzeczenie orzeczenia orzeczeń orzeczeniu
składać składanie składania składam składa składał
płacić płaci płacą płacę
dziecko dziecka dziecku dzieci dzieckiem
urząd urzędu urzędzie urzędy urzędów
mąż męża mężem mężowi
ojciec ojca ojcu ojcem
miasto miasta mieście miast
dzień dnia dniu dni dniach
tydzień tygodnia tygodnie tygodni
pieniądze pieniędzy pieniądz
mieszkaniec mieszkańca mieszkańcy mieszkańców mieszkańcom
pracownik pracownika pracownicy pracowników pracownikiem
osoba osoby osobie osób osobą osobom osobami
dokument dokumenty dokumentów dokumentu dokumencie dokumentami
wypłata wypłaty wypłat wypłacie
decyzja decyzji decyzję decyzje decyzją
informacja informacji informacje informacją
usługa usługi usług usługą usługach
droga drodze drogi dróg
szkoła szkole szkoły szkół
rada rady radzie
sąd sądu sądzie sądem
dom domu domy domów domach domem
choroba choroby chorobie chorób chorobą
chory chorego chorych chorej
niepełnosprawność niepełnosprawności niepełnosprawny niepełnosprawnych niepełnosprawnością
bezdomny bezdomnego bezdomnych bezdomność bezdomności
dyrektor dyrektora dyrektorze dyrektorem
żywność żywności żywnością
zajęcia zajęć zajęciach zajęcie
"""
LINES = [line.split() for line in FORMS.strip().splitlines()]


@pytest.mark.parametrize("forms", LINES, ids=[forms[0] for forms in LINES])
def test_all_forms_of_a_word_have_one_stem(forms):
    assert len({stem for form in forms for stem in polish.stems(form)}) == 1


@pytest.mark.parametrize("forms", LINES, ids=[forms[0] for forms in LINES])
def test_a_word_without_polish_letters_has_the_same_stem(forms):
    for form in forms:
        assert polish.stems(polish.fold(form)) == polish.stems(form)


def test_different_words_have_different_stems():
    stems = [polish.stems(forms[0])[0] for forms in LINES]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ŻÓŁTA ŁĄKA", "zolta laka"),
        ("Świadczeń", "swiadczen"),
        (unicodedata.normalize("NFD", "źdźbło ó"), "zdzblo o"),
        ("ﬁrma ① Straße", "firma 1 strasse"),
        ("Допомога", "допомога"),
        ("", ""),
    ],
)
def test_letters_become_plain(text, folded):
    assert polish.fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zasiłek, 300+ i 500plus!", ["zasilek", "300", "plus", "i", "500", "plus"]),
        ("opiekuńczo-wychowawczy", ["opiekunczo", "wychowawczy"]),
        ("Emp@tia e-Doręczenia a_b", ["emp", "tia", "e", "doreczenia", "a", "b"]),
        ("„”…–", []),
        ("a\x00b", ["a", "b"]),
    ],
)
def test_a_text_is_cut_into_words(text, words):
    assert polish.words(text) == words


def test_only_letters_and_digits_pass_and_no_word_is_endless():
    for text in TEXTS:
        for word in polish.words(text):
            assert word.isalnum(), repr(text[:50])
            assert len(word) <= polish.LONGEST_WORD
            assert polish.stem(word).isalnum()


def test_a_stem_is_never_empty_and_stays_as_it_is():
    for forms in LINES:
        for form in forms:
            assert len(polish.stems(form)[0]) >= 3
    for short in ("a", "to", "dps", "800", "pomoc24", "помощь"):
        assert polish.stem(short) == short


def test_words_that_say_nothing_are_left_out_unless_nothing_else_is_left():
    assert polish.content_words("gdzie mogę złożyć wniosek o zasiłek?") == [
        "zlozyc",
        "wniosek",
        "zasilek",
    ]
    assert polish.content_words("co to jest") == ["co", "to", "jest"]
    assert polish.key("Mąż mnie BIJE") == polish.key("męża bije")
