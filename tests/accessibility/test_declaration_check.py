"""The check of a declaration: a sound page passes, and each fault is caught and named."""

import re

import pytest

from accessibility import conditions
from accessibility.declaration_check import check
from tests.accessibility.pages import TODAY

pytestmark = pytest.mark.django_db  # for the fixture html
ADDRESS = "http://testserver/deklaracja-dostepnosci/"


def faults(html, today=TODAY):
    return check(html, today)


def changed(html, old, new):
    """Return the page with one thing changed, which must have been there."""
    assert old in html, old
    return html.replace(old, new, 1)


def test_a_sound_declaration_has_no_fault(html):
    assert faults(html) == []


REQUIRED = [part.id for part in conditions.PARTS if part.is_required]


@pytest.mark.parametrize("name", REQUIRED)
def test_a_missing_id_is_named(name, html):
    found = faults(changed(html, f'id="{name}"', ""))
    assert f"Brakuje id=„{name}”." in found


@pytest.mark.parametrize("name", [part.id for part in conditions.PARTS])
def test_an_id_that_stands_twice_is_named(name, html):
    found = faults(changed(html, "</article>", f'<span id="{name}">x</span></article>'))
    assert f"id=„{name}” występuje na stronie 2 razy, a może być tylko raz." in found


MISSPELT = [
    ("a11y-podmiot", "a11-podmiot"),
    ("a11y-email", "a11y-email "),
    ("a11y-email", " a11y-email"),
    ("a11y-status", "A11Y-Status"),
    ("a11y-data-publikacja", "a11y-data_publikacja"),
    ("a11y-data-sporzadzenie", "a11y-data-sporządzenie"),
    ("a11y-zakres", "ally-zakres"),
    ("a11y-telefon", "a11y-telefn"),
    ("a11y-data-publikacja", "data-publikacja"),
    ("a11y-status", "11y-status"),
]


@pytest.mark.parametrize(("right", "wrong"), MISSPELT)
def test_a_misspelt_id_is_named_with_the_right_one(right, wrong, html):
    found = faults(changed(html, f'id="{right}"', f'id="{wrong}"'))
    assert f"id=„{wrong}” jest napisany z błędem: ma być „{right}”." in found
    assert f"Brakuje id=„{right}”." in found


HIDING = ["hidden", 'hidden=""', 'aria-hidden="true"', 'style="DISPLAY : none"']
HIDING += ["style='visibility:hidden'"]


@pytest.mark.parametrize("hiding", [*HIDING, "inert"])
def test_a_part_that_nobody_sees_is_named(hiding, html):
    found = faults(changed(html, 'id="a11y-kontakt"', f'id="a11y-kontakt" {hiding}'))
    assert found == ["id=„a11y-kontakt” jest ukryte przed czytelnikami."]


def test_a_part_inside_something_hidden_is_named(html):
    found = faults(changed(html, '<section id="a11y-wstep"', '<section hidden id="a11y-wstep"'))
    assert "id=„a11y-podmiot” jest ukryte przed czytelnikami." in found


def test_a_part_inside_what_is_kept_for_browsers_without_script_is_named(html):
    inside = re.sub(r'(<span id="a11y-kontakt".*?</span>)', r"<noscript>\1</noscript>", html)
    assert faults(inside) == ["id=„a11y-kontakt” jest ukryte przed czytelnikami."]


def test_a_translated_id_is_named(html):
    found = faults(changed(html, 'id="a11y-procedura"', 'id="a11y-enforcement"'))
    assert [fault for fault in found if "a11y-enforcement" in fault and "nie tłumaczy" in fault]


@pytest.mark.parametrize("name", ["a-menu", "kontakt", "email", "data-publikacji"])
def test_ids_of_the_frame_are_no_misspelt_ones(name, html):
    assert faults(changed(html, "</article>", f'<p id="{name}">x</p></article>')) == []


def test_a_head_that_does_not_name_the_declaration_is_named(html):
    assert check(html, TODAY, ADDRESS) == []
    assert "powinien raz zawierać adres" in check(html, TODAY, f"{ADDRESS}inny/")[0]
    without = re.sub(r'<meta name="deklaracja-dostępności"[^>]*>', "", html)
    assert "a zawiera: –." in check(without, TODAY, ADDRESS)[0]
    assert check(without, TODAY) == []  # no duty, and no page names a draft yet


META = '<meta name="deklaracja-dostępności"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (META, f'{META} content="http://testserver/inna/">{META}'),
        (f'{META} content="http://testserver', f'{META} content="'),
    ],
    ids=["two", "no site"],
)
def test_a_head_of_a_saved_page_names_one_full_address_or_none(old, new, html):
    assert "powinien zawierać jeden pełny adres" in " ".join(faults(changed(html, old, new)))


def test_an_address_may_be_written_with_polish_letters_or_as_servers_want_it(html):
    named = changed(html, f'{META} content="{ADDRESS}"', f'{META} content="http://ośrodek.pl/ż/"')
    found = check(named, TODAY, "http://xn--orodek-3ib.pl/%C5%BC/")
    assert not [fault for fault in found if "meta name" in fault]


def test_a_page_in_another_language_is_named(html):
    found = faults(changed(html, '<html lang="pl">', '<html lang="en">'))
    assert found == ["Strona nie mówi, że jest po polsku: <html lang=„pl”>."]


@pytest.mark.parametrize("page", ["", "<p>", "<html></html>", "\0", "<a id=a11y-url>"])
def test_what_is_no_declaration_has_faults_and_breaks_nothing(page):
    assert len(faults(page)) > len(REQUIRED)


def test_a_reason_without_a_barrier_is_named(html):
    cut = re.sub(
        r"(<h3>Treści nieobjęte przepisami</h3>).*?(?=<h3>|<h2>)", r"\1", html, flags=re.DOTALL
    )
    assert cut != html
    assert "Pod nagłówkiem „Treści nieobjęte przepisami” nic nie ma." in faults(cut)


@pytest.mark.parametrize("words", ["7 dni", "2 miesiące", "Rzecznik"])
def test_a_procedure_that_leaves_out_what_people_may_count_on_is_named(words, html):
    found = faults(changed(html, words, "kiedyś"))
    assert f"id=„a11y-procedura” nie mówi: „{words}”." in found


@pytest.mark.parametrize("words", ["w ciągu 2 miesięcy", "w ciągu dwóch miesięcy"])
def test_a_procedure_may_say_the_same_in_another_case(words, html):
    assert faults(changed(html, "2 miesiące", words)) == []


@pytest.mark.parametrize(
    ("address", "is_fault"),
    [
        ("https://example.org/deklaracja-dostepnosci/", False),
        ("https://www.example.org/deklaracja-dostepnosci/", False),
        ("https://inna.example.net/deklaracja-dostepnosci/", True),
        ("http://[zly/", False),
        (None, False),
    ],
)
def test_a_declaration_about_another_site_than_the_one_it_stands_on_is_named(
    address, is_fault, html
):
    said = "id=„a11y-url” prowadzi do example.org, a deklaracja jest na stronie inna.example.net."
    assert (said in check(html, TODAY, address)) is is_fault
