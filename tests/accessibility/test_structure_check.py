"""The check of a declaration: order, headings, status, links."""

import re

import pytest

from accessibility import conditions
from accessibility.declaration_check import check
from accessibility.link_check import is_phone
from tests.accessibility.pages import TODAY

pytestmark = pytest.mark.django_db  # for the fixture html
SENTENCES = [state.sentence for state in conditions.STATES.values()]
PARTIAL = SENTENCES[1].replace("częściowo zgodna", "<strong>częściowo zgodna</strong>")


def faults_after(html, *changes):
    """Return the faults after each (old, new) was put in; the old must have been there."""
    for old, new in changes:
        assert old in html, old
        html = html.replace(old, new)
    return check(html, TODAY)


@pytest.mark.parametrize("heading", [h for h in conditions.HEADINGS if h.is_required])
def test_a_missing_heading_is_named(heading, html):
    tag = f"h{heading.level}"
    found = faults_after(html, (f"<{tag}>{heading.text}</{tag}>", ""))
    assert f"Brakuje nagłówka „{heading.text}” ({tag})." in found


def test_a_heading_of_another_wording_or_level_is_named(html):
    found = faults_after(html, ("Stan dostępności cyfrowej", "Status zgodności"))
    assert "Nagłówka „Status zgodności” (h2) nie ma w warunkach technicznych." in found
    found = faults_after(html, ("<h2>Pozostałe informacje</h2>", "<h3>Pozostałe informacje</h3>"))
    assert found == ["Nagłówek „Pozostałe informacje” to h3, a powinien to być h2."]


def test_a_heading_between_those_of_the_conditions_is_named_and_one_after_them_is_not(html):
    found = faults_after(html, ("<h2>Pozostałe", "<h2>Nasze plany</h2><h2>Pozostałe"))
    assert found == ["Nagłówka „Nasze plany” (h2) nie ma w warunkach technicznych."]
    assert faults_after(html, ("</article>", "<h2>Nasze plany</h2></article>")) == []


def test_a_second_title_and_a_second_declaration_are_named(html):
    found = faults_after(html, ("</article>", "<h1>Deklaracja dostępności</h1></article>"))
    assert "Nagłówek „Deklaracja dostępności” występuje 2 razy." in found
    assert faults_after(html, ("<body", "<h1>Ośrodek</h1><body")) != []
    assert len(check(html + html, TODAY)) >= len(conditions.PARTS)


def test_headings_in_another_order_are_named(html):
    swap = (
        ("<h2>Udogodnienia, ograniczenia i inne informacje</h2>", "<h2>@</h2>"),
        ("<h2>Skróty klawiszowe</h2>", "<h2>Udogodnienia, ograniczenia i inne informacje</h2>"),
        ("<h2>@</h2>", "<h2>Skróty klawiszowe</h2>"),
    )
    assert [fault for fault in faults_after(html, *swap) if "Zła kolejność: nagłówek" in fault]


def test_ids_in_another_order_are_named(html):
    swap = (("a11y-data-publikacja", "@"), ("a11y-status", "a11y-data-publikacja"))
    found = faults_after(html, *swap, ("@", "a11y-status"))
    assert [fault for fault in found if "Zła kolejność: id=„a11y-status”" in fault]


def test_a_part_outside_the_opening_is_named(html):
    moved = ('<section id="a11y-wstep">', '<section id="a11y-wstep">Wstęp</section><section>')
    found = faults_after(html, moved)
    assert "id=„a11y-podmiot” powinien być wewnątrz id=„a11y-wstep”." in found


def test_an_empty_part_and_a_wrong_element_are_named(html):
    found = faults_after(html, ("Dział Organizacyjny</span>", "</span>"))
    assert found == ["id=„a11y-kontakt” nie zawiera tekstu."]
    only_a_heading = "<h3>Dostępność komunikacyjno-informacyjna</h3></section><section>"
    found = faults_after(html, ("<h3>Dostępność komunikacyjno-informacyjna</h3>", only_a_heading))
    assert found == ["id=„a11y-komunikacja” nie zawiera tekstu."]
    found = faults_after(html, ('<p id="a11y-status">', '<div id="a11y-status">'))
    assert "id=„a11y-status” ma element <div>, a powinien go mieć element <p>." in found


def test_a_status_of_other_words_is_named(html):
    fault = "id=„a11y-status” nie zawiera żadnego z trzech zdań podanych w warunkach technicznych."
    assert fault in faults_after(html, ("częściowo zgodna", "prawie zgodna"))
    assert fault in faults_after(html, ("z załącznikiem do ustawy", "z WCAG"))


def test_headings_that_do_not_fit_the_status_are_named(html):
    found = faults_after(html, ("częściowo zgodna", "w pełni zgodna"))
    for heading in (conditions.BARRIERS, *conditions.REASONS):
        said = f"Strona jest w pełni zgodna, a mimo to jest nagłówek „{heading.text}”."
        assert said in found
    found = faults_after(html, ("<h2>Niedostępne treści</h2>", ""))
    assert "Brakuje nagłówka „Niedostępne treści”, którego wymaga podany stan zgodności." in found
    reasons = [(f"<h3>{reason.text}</h3>", "") for reason in conditions.REASONS]
    found = faults_after(html, *reasons)
    assert "Pod nagłówkiem „Niedostępne treści” nie ma żadnego z trzech powodów." in found


@pytest.mark.parametrize("level", ["h3", "h4"])
def test_a_reason_alone_does_not_fit_a_site_without_barriers(level, html):
    html = re.sub(r"<h2>Niedostępne treści.*?(?=<h2>)", "", html, flags=re.DOTALL)
    full = (PARTIAL, SENTENCES[0])
    assert faults_after(html, full) == []
    heading = f"<{level}>Niezgodność z załącznikiem</{level}><p>Film.</p><h2>Przygotowanie"
    found = faults_after(html, full, ("<h2>Przygotowanie", heading))
    assert "a mimo to jest nagłówek „Niezgodność z załącznikiem”." in " ".join(found)


@pytest.mark.parametrize("sentence", [*SENTENCES, SENTENCES[0].replace("w pełni ", "")])
def test_any_of_the_three_sentences_is_a_status(sentence, html):
    found = faults_after(html, (PARTIAL, sentence))
    assert not [fault for fault in found if "trzech zdań" in fault]


@pytest.mark.parametrize("words", ["nie jest zgodna", "jest prawie zgodna", "będzie zgodna"])
def test_a_sentence_of_another_state_is_no_status(words, html):
    found = faults_after(html, (PARTIAL, SENTENCES[1].replace("jest częściowo zgodna", words)))
    assert [fault for fault in found if "trzech zdań" in fault]


@pytest.mark.parametrize("under", ["", "<p hidden>Alt + 1</p>", "<!-- Alt + 1 -->", "<p> </p>"])
def test_a_heading_of_what_may_be_left_out_needs_words_under_it(under, html):
    cut = re.sub(r"(<h2>Skróty klawiszowe</h2>).*?(?=<h2>)", rf"\1{under}", html, flags=re.DOTALL)
    assert cut != html
    assert faults_after(cut) == ["Pod nagłówkiem „Skróty klawiszowe” nic nie ma."]


def moved(html, start, end, target):
    """Return the page with a piece, from `start` to before `end`, put before `target`."""
    piece = html[html.index(start) : html.index(end, html.index(start))]
    assert target in html.replace(piece, "")
    return html.replace(piece, "").replace(target, piece + target)


STRAYS = [
    ("a11y-kontakt", "<p>Wszystkie problemy", '<section id="a11y-procedura', "<h2>Udogodnienia"),
    ("a11y-status", '<p id="a11y-status"', "<h2>Niedostępne", "<h2>Stan dostępności"),
    ("a11y-data-sporzadzenie", "<h2>Przygotowanie", "<ul>", "<h2>Udogodnienia"),
    ("a11y-procedura", "<h2>Obsługa", "<p>Na Twój", "<h2>Pozostałe"),
]


@pytest.mark.parametrize(("name", "start", "end", "target"), STRAYS)
def test_a_part_under_the_heading_of_another_is_named(name, start, end, target, html):
    found = faults_after(moved(html, start, end, target))
    assert [fault for fault in found if f"id=„{name}” stoi pod nagłówkiem „" in fault]


def test_both_headings_before_what_they_are_about_are_named(html):
    first, second = (
        "<h3>Dostępność architektoniczna</h3>",
        ("<h3>Dostępność komunikacyjno-informacyjna</h3>"),
    )
    section = '<section id="a11y-architektura">'
    found = faults_after(html, (first, ""), (second, ""), (section, first + second + section))
    assert found == [
        "id=„a11y-architektura” stoi pod nagłówkiem „Dostępność komunikacyjno-informacyjna”, "
        "a powinien stać pod „Dostępność architektoniczna”.",
        "id=„a11y-architektura-url” stoi pod nagłówkiem „Dostępność komunikacyjno-informacyjna”, "
        "a powinien stać pod „Dostępność architektoniczna”.",
    ]


def test_a_section_may_follow_its_heading_instead_of_holding_it(html):
    heading = "<h2>Obsługa wniosków i skarg związanych z dostępnością</h2>"
    section = '<section id="a11y-procedura">'
    assert faults_after(html, (heading, ""), (section, heading + section)) == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [("a11y-ocena", "Nadmierne koszty"), ("a11y-aplikacje", "Aplikacje mobilne")],
)
def test_a_conditional_heading_and_its_id_go_together(name, heading, html):
    found = faults_after(html, (f'id="{name}"', ""))
    assert found == [f"Jest nagłówek „{heading}”, a brakuje id=„{name}”."]
    found = faults_after(html, (f"<h3>{heading}</h3>", ""))
    assert f"Jest id=„{name}”, a brakuje nagłówka „{heading}”." in found


LINKS = [
    ("a11y-email", "mailto:dostepnosc@example.org", "dostepnosc@example.org"),
    ("a11y-email", "mailto:dostepnosc@example.org", "mailto:inny@example.org"),
    ("a11y-telefon", "tel:+48000000000", "+48000000000"),
    ("a11y-telefon", "tel:+48000000000", "tel:+48111111111"),
    ("a11y-telefon", "tel:+48000000000", "tel:+48 00 000 00 00"),
    ("a11y-telefon", "tel:+48000000000", "tel:+48%2000%20000%2000%2000"),
    ("a11y-telefon", ">+48 00 000 00 00<", ">Zadzwoń<"),
    ("a11y-telefon", ">+48 00 000 00 00<", ">0<"),
    ("a11y-telefon", ">+48 00 000 00 00<", ">000<"),
    ("a11y-url", 'a11y-url" href="https://example.org/', 'a11y-url" href="/'),
    ("a11y-url", 'a11y-url" href="https://example.org/', 'a11y-url" href="example.org'),
    ("a11y-architektura-url", "https://example.org/budynek", "budynek"),
    ("a11y-architektura-url", "https://example.org/budynek", ""),
]


@pytest.mark.parametrize(("name", "right", "wrong"), LINKS)
def test_a_link_that_leads_elsewhere_is_named(name, right, wrong, html):
    found = faults_after(html, (right, wrong))
    assert [fault for fault in found if f"id=„{name}”: odsyłacz prowadzi do" in fault]


RIGHT_LINKS = [
    (">+48 00 000 00 00<", ">00 000 00 00<"),
    (">+48 00 000 00 00<", ">000-00-00<"),
    ("mailto:dostepnosc@example.org", "mailto:dostepnosc@example.org?subject=Dostępność"),
    ("mailto:dostepnosc@example.org", "mailto:Dostepnosc@Example.org"),
]


@pytest.mark.parametrize(("old", "new"), RIGHT_LINKS)
def test_a_link_may_show_less_or_carry_more(old, new, html):
    assert faults_after(html, (old, new)) == []


@pytest.mark.parametrize(
    ("target", "text", "is_right"),
    [("tel:112", "112", True), ("tel:48112", "112", False), ("tel:12", "12", False)],
)
def test_a_short_number_is_shown_in_full(target, text, is_right):
    assert is_phone(target, text) is is_right
