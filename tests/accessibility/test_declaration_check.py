"""The check of a declaration: a sound page passes, and each fault is caught and named."""

import re
from datetime import date

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
]


@pytest.mark.parametrize(("right", "wrong"), MISSPELT)
def test_a_misspelt_id_is_named_with_the_right_one(right, wrong, html):
    found = faults(changed(html, f'id="{right}"', f'id="{wrong}"'))
    assert f"id=„{wrong}” jest napisany z błędem: ma być „{right}”." in found
    assert f"Brakuje id=„{right}”." in found


HIDING = ["hidden", 'hidden=""', 'aria-hidden="true"', 'style="DISPLAY : none"']
HIDING += ["style='visibility:hidden'"]


@pytest.mark.parametrize("hiding", HIDING)
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


def test_ids_of_the_frame_are_no_misspelt_ones(html):
    assert faults(changed(html, "</article>", '<p id="a-menu">x</p></article>')) == []


def test_a_date_that_is_only_text_is_named(html):
    spelt = re.sub(r"<time id=\"a11y-data-przeglad\"[^>]*>(.*?)</time>", _as_text, html)
    found = faults(spelt)
    assert "id=„a11y-data-przeglad” ma element <span>, a powinien go mieć element <time>." in found
    assert [fault for fault in found if "a11y-data-przeglad" in fault and "nie jest datą" in fault]


def _as_text(found):
    return f'<span id="a11y-data-przeglad">{found[1]}</span>'


@pytest.mark.parametrize("written", ["16.03.2026", "2026-3-16", "2026-02-30", "20260316", ""])
def test_a_date_that_is_no_date_is_named(written, html):
    found = faults(changed(html, 'datetime="2026-03-16"', f'datetime="{written}"'))
    assert f"datetime=„{written}” nie jest datą" in " ".join(found)


def test_a_day_to_come_is_named(html):
    found = faults(html, date(2026, 3, 15))
    assert "id=„a11y-data-przeglad”: data 2026-03-16 dopiero nadejdzie." in found


def test_a_review_before_the_declaration_is_named(html):
    wrong = changed(html, 'datetime="2026-03-16">16 marca 2026', 'datetime="2024-01-01">2024')
    found = faults(wrong, date(2025, 1, 2))
    assert "id=„a11y-data-przeglad” ma datę wcześniejszą niż id=„a11y-data-sporzadzenie”." in found


OTHER_DAYS = ["16 marca 2020", "6 marca 2026", "16 kwietnia 2026", "2026-06-13", "16.3.26", "2026"]


@pytest.mark.parametrize("written", OTHER_DAYS)
def test_a_text_of_another_day_is_named(written, html):
    found = faults(changed(html, "16 marca 2026", written))
    assert [fault for fault in found if "podaje inny dzień niż 2026-03-16" in fault]


@pytest.mark.parametrize("written", ["16 Marca 2026", "16.03.2026", "2026-03-16", "16.3.2026"])
def test_the_same_day_may_be_written_in_any_way(written, html):
    assert faults(changed(html, "16 marca 2026", written)) == []


def test_an_overdue_review_is_named_and_so_is_one_that_never_was(html):
    late = date(2027, 4, 1)
    assert "id=„a11y-data-przeglad”: termin przeglądu minął 2027-03-31." in faults(html, late)
    assert faults(html, date(2027, 3, 31)) == []
    without = re.sub(r"<li>\s*Data ostatniego przeglądu.*?</li>", "", html, flags=re.DOTALL)
    assert "id=„a11y-data-przeglad”: termin przeglądu minął 2025-03-31." in faults(without)


def test_a_head_that_does_not_name_the_declaration_is_named(html):
    assert check(html, TODAY, ADDRESS) == []
    assert "powinien raz zawierać adres" in check(html, TODAY, f"{ADDRESS}inny/")[0]
    without = re.sub(r'<meta name="deklaracja-dostępności"[^>]*>', "", html)
    assert "a zawiera: –." in check(without, TODAY, ADDRESS)[0]
    assert check(without, TODAY) == []  # of a draft, which no page names yet


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
