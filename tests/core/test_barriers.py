"""The draft of the declaration's barriers: one for each kind, from what visitors may meet."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from core.accessibility.barriers import as_text, barriers
from library.models import SiteDocument
from pages.models import ContentPage
from tests.core.test_accessibility import REPORT, faulty, film, page_with, pdf, staff
from tests.samples import make_private, short_page

pytestmark = pytest.mark.django_db

__all__ = ["staff"]  # a fixture, found by name


def test_barriers_are_one_for_each_kind_with_the_page_that_has_most(home):
    page_with(pdf("A"), pdf("B"), title="Regulaminy")
    page_with(pdf("C"), title="Statuty")
    pdf("Bez strony")
    faulty()
    found = barriers()
    assert [one["what"].split(" ")[0] for one in found] == ["1", "3"]
    assert found[0]["what"].startswith("1 nagłówek ma zły poziom")
    assert found[1] == {
        "rule": "scan",
        "what": "3 dokumenty PDF to w całości albo w części skany, "
        "których czytnik ekranu nie przeczyta.",
        "pages": list(Page.objects.filter(title__in=["Regulaminy", "Statuty"]).order_by("title")),
        "where": ContentPage.objects.get(title="Regulaminy").full_url,
        "where_title": "Regulaminy, Statuty",
        "alternative": "",
        "kind": "nonconformity",
    }


def test_barriers_name_no_page_that_visitors_may_not_read(home):
    make_private(faulty())
    faulty("Szkic", live=False)
    make_private(page_with(pdf(), title="Dla pracowników"))
    assert barriers() == []


def test_films_are_barriers_too_and_many_pages_are_counted(home):
    bare, spoken_only = film(), film(title="Wywiad", type="audio")
    for number in range(7):
        short_page(f"Strona {number}", body=[("video", {"heading": "", "video": bare})])
    short_page("Wywiady", body=[("video", {"heading": "", "video": spoken_only})])
    first, second = barriers()
    assert first["what"] == "1 film nie ma napisów dla osób niesłyszących."
    assert first["where_title"].endswith("Strona 4, jeszcze 2 strony")
    assert second["where_title"] == "Wywiady"


def test_the_draft_is_a_text_to_copy(staff):
    page_with(pdf(), title="Regulaminy")
    shown = BeautifulSoup(staff.get(f"{REPORT}draft/").content, "html.parser")
    assert shown.textarea.get_text(strip=True) == as_text(barriers())
    assert "Regulaminy (http://testserver/" in as_text(barriers())
    SiteDocument.objects.all().delete()
    shown = BeautifulSoup(staff.get(f"{REPORT}draft/").content, "html.parser")
    assert shown.textarea is None
