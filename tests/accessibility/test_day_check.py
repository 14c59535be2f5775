"""The check of a declaration: its days, and the reviews that the law asks for."""

import re
from datetime import date

import pytest

from accessibility.conditions import names
from accessibility.declaration_check import check
from tests.accessibility.pages import TODAY

pytestmark = pytest.mark.django_db  # for the fixture html
REVIEW = re.compile(r'<time id="a11y-data-przeglad"[^>]*>(.*?)</time>')


def faults(html, today=TODAY):
    return check(html, today)


def changed(html, old, new):
    """Return the page with one thing changed, which must have been there."""
    assert old in html, old
    return html.replace(old, new, 1)


def test_a_date_that_is_only_text_is_named(html):
    found = faults(REVIEW.sub(r'<span id="a11y-data-przeglad">\1</span>', html))
    assert "id=„a11y-data-przeglad” ma element <span>, a powinien go mieć element <time>." in found
    assert [fault for fault in found if "a11y-data-przeglad" in fault and "nie jest datą" in fault]


@pytest.mark.parametrize(
    "label",
    [
        "Data ostatniego przeglądu",
        "Ostatni przegląd",
        "Deklaracja była ostatnio poddana przeglądowi",
    ],
)
@pytest.mark.parametrize("marked", [r"\1", r"<span>\1</span>", r'<b id="przeglad">\1</b>'])
def test_a_review_that_people_read_of_and_no_id_marks_is_named(label, marked, html):
    told = changed(REVIEW.sub(marked, html), "Data ostatniego przeglądu deklaracji", label)
    said = "Strona podaje dzień ostatniego przeglądu, a brakuje id=„a11y-data-przeglad”."
    assert said in faults(told)


@pytest.mark.parametrize(
    "name", ["11y-data-przeglad", "data-przeglad", "a11y-data-przeglądu", "Data-Przegladu"]
)
def test_a_misspelt_id_of_what_may_be_left_out_is_named_with_the_right_one(name, html):
    found = faults(changed(html, 'id="a11y-data-przeglad"', f'id="{name}"'))
    assert f"id=„{name}” jest napisany z błędem: ma być „a11y-data-przeglad”." in found


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


OTHER_WAYS = [
    ("2025-05-05", "5 kwietnia 2025"),
    ("2026-05-11", "5.11.2026"),
    ("2026-03-03", "3 września 2026"),
    ("2026-02-12", "2026-12-02"),
    ("2026-03-11", "11 marca 2025, 2026"),
    ("2026-03-01", "11 marca 2026"),
    ("2026-03-01", "1 marca 20261"),
]


@pytest.mark.parametrize(("day", "written"), OTHER_WAYS)
def test_the_numbers_of_a_day_in_another_order_are_another_day(day, written):
    assert not names(date.fromisoformat(day), written)


@pytest.mark.parametrize("written", OTHER_DAYS)
def test_a_text_of_another_day_is_named(written, html):
    found = faults(changed(html, "16 marca 2026", written))
    assert [fault for fault in found if "podaje inny dzień niż 2026-03-16" in fault]


SAME_DAY = [
    "16 Marca 2026",
    "16.03.2026",
    "2026-03-16",
    "16.3.2026",
    "dnia 16.03.2026",
    "16-03-2026",
]


@pytest.mark.parametrize("written", SAME_DAY)
def test_the_same_day_may_be_written_in_any_way(written, html):
    assert faults(changed(html, "16 marca 2026", written)) == []


def test_an_overdue_review_is_named_and_so_is_one_that_never_was(html):
    late = date(2027, 4, 1)
    assert "id=„a11y-data-przeglad”: termin przeglądu minął 2027-03-31." in faults(html, late)
    assert faults(html, date(2027, 3, 31)) == []
    without = re.sub(r"<li>\s*Data ostatniego przeglądu.*?</li>", "", html, flags=re.DOTALL)
    assert "id=„a11y-data-przeglad”: termin przeglądu minął 2025-03-31." in faults(without)


def test_a_change_of_the_site_after_the_last_review_is_named_and_publishing_goes_on(html):
    later = changed(html, 'datetime="2026-01-19">19 stycznia', 'datetime="2026-03-17">17 marca')
    assert faults(later) == [
        "id=„a11y-data-aktualizacja”: serwis zmienił się 2026-03-17, "
        "a ostatni przegląd był 2026-03-16."
    ]
    assert check(later, TODAY, with_review=False) == []
    never = re.sub(r"<li>\s*Data ostatniego przeglądu.*?</li>", "", html, flags=re.DOTALL)
    assert "a ostatni przegląd był 2024-09-02." in " ".join(faults(never))
