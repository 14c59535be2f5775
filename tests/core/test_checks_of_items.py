"""Checks look at what a page lists too: buildings of a declaration, forms of a service."""

import pytest

from accessibility.models import BuildingAccess, DeclarationPage
from core.checks.page import blocking_faults, check_page, refusals
from core.checks.rules import Fault
from core.models import ContentFault
from pages.models import ContentPage
from tests.committed import questions
from tests.samples import declaration_page, logged_in

pytestmark = pytest.mark.django_db

EMPTY_LINK = '<p>Wejście. <a href="https://example.org"></a></p>'


def building(html, name="Budynek przy Polnej"):
    return BuildingAccess(name=name, address="ul. Polna 1", description=html)


def places(found):
    return [(one.rule, one.where, one.field, one.block) for one in found if isinstance(one, Fault)]


def link_in(number):
    place = f"Budynki w deklaracji, pozycja {number} (Opis)"
    return [("link-empty", place, "buildings", None)]


@pytest.mark.parametrize(
    ("html", "rule"),
    [(EMPTY_LINK, "link-empty"), ('<p>Mapa <img src="/a.png"></p>', "picture-text")],
)
def test_a_fault_in_what_is_listed_stops_a_page_and_says_where(html, rule):
    page = DeclarationPage(buildings=[building("<p>Wejście.</p>"), building(html)])
    found = refusals(page)
    assert [(one[0], one[1]) for one in places(found)] == [
        (rule, "Budynki w deklaracji, pozycja 2 (Opis)")
    ]
    assert places(check_page(page)) == places(found)


def test_a_form_is_not_asked_about_lists_that_it_has_not_read_yet():
    page = DeclarationPage(buildings=[building(EMPTY_LINK)])
    assert blocking_faults(page, {}) == []
    assert places(blocking_faults(page)) == link_in(1)
    typed = {"buildings": [building("<p>Wejście.</p>"), building(EMPTY_LINK)]}
    assert places(blocking_faults(page, typed)) == link_in(2)


def test_of_a_draft_the_items_of_the_draft_are_looked_at(home):
    page = declaration_page(live=False)
    page.buildings = [building(EMPTY_LINK)]
    page.save_revision()
    assert places(refusals(DeclarationPage.objects.get())) == []
    draft = DeclarationPage.objects.get().get_latest_revision_as_object()
    assert places(refusals(draft)) == link_in(1)
    page.buildings = [building("<p>Wejście.</p>")]
    page.save_revision()
    assert places(refusals(page.get_latest_revision_as_object())) == []


def test_a_draft_with_a_fault_in_what_is_listed_is_not_published_by_the_api(home, publisher):
    page = declaration_page(live=False)
    page.buildings = [building(EMPTY_LINK)]
    page.save_revision()
    address = f"/admin/api/main/pages/{page.pk}/action/publish/"
    answer = logged_in(publisher).post(address)
    assert answer.status_code == 400
    assert "Budynki w deklaracji, pozycja 1 (Opis): " in answer.json()["faults"][0]


def test_the_report_knows_of_it(home):
    page = declaration_page()
    assert not ContentFault.objects.filter(page=page, blocks=True).exists()
    page.buildings = [building(EMPTY_LINK)]
    page.save_revision().publish()
    row = ContentFault.objects.get(page=page, blocks=True)
    assert row.where == "Budynki w deklaracji, pozycja 1 (Opis)"


def test_a_page_that_lists_no_texts_asks_the_database_nothing_more(home):
    page = ContentPage(title="Pomoc")
    home.add_child(instance=page)
    page = ContentPage.objects.get(pk=page.pk)
    with questions() as asked:
        check_page(page)
    assert asked == []


@pytest.mark.parametrize("count", [1, 4])
def test_the_number_of_questions_does_not_grow_with_the_items(home, count):
    page = declaration_page()
    page.buildings = [building("<p>Wejście.</p>", str(number)) for number in range(count)]
    page.save()
    page = DeclarationPage.objects.get()
    with questions() as asked:
        check_page(page)
    assert len([one for one in asked if "buildingaccess" in one]) == 1
    assert len(asked) <= 2
