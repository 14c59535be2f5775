"""The check of a declaration: order, headings, status, links."""

import pytest

from accessibility import conditions
from accessibility.declaration_check import check
from tests.accessibility.pages import TODAY

pytestmark = pytest.mark.django_db  # for the fixture html


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
    assert found == ["Strona jest w pełni zgodna, a mimo to jest nagłówek „Niedostępne treści”."]
    found = faults_after(html, ("<h2>Niedostępne treści</h2>", ""))
    assert "Brakuje nagłówka „Niedostępne treści”, którego wymaga podany stan zgodności." in found
    reasons = [(f"<h3>{reason.text}</h3>", "") for reason in conditions.REASONS]
    found = faults_after(html, *reasons)
    assert "Pod nagłówkiem „Niedostępne treści” nie ma żadnego z trzech powodów." in found


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
    ("a11y-url", 'a11y-url" href="https://example.org/', 'a11y-url" href="/'),
    ("a11y-url", 'a11y-url" href="https://example.org/', 'a11y-url" href="example.org'),
    ("a11y-architektura-url", "https://example.org/budynek", "budynek"),
    ("a11y-architektura-url", "https://example.org/budynek", ""),
]


@pytest.mark.parametrize(("name", "right", "wrong"), LINKS)
def test_a_link_that_leads_elsewhere_is_named(name, right, wrong, html):
    found = faults_after(html, (right, wrong))
    assert [fault for fault in found if f"id=„{name}”: odsyłacz prowadzi do" in fault]
