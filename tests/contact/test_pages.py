"""The contact page and units: the phone first, hours, the place, and nothing that is hidden."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from contact.models import Building, Entrance, OpeningHours, UnitPage, UnitPhone
from core.models import Centre, CentrePhone
from mopscms.content.examples import contact
from pages.models import ContentPage
from tests.samples import (
    contact_page,
    form_page,
    make_private,
    picture,
    unit_page,
)

pytestmark = pytest.mark.django_db

PHONE = "tel:+48000000000"


@pytest.fixture
def centre(home):
    """The centre with two phones and every way to write to it."""
    centre = Centre(
        site=Site.objects.get(is_default_site=True),
        full_name="Miejski Ośrodek Pomocy Społecznej",
        email="mops@example.org",
        e_doreczenia="AE:PL-00000-00000-XXXXX-00",
        epuap="/mops/skrytka",
    )
    centre.phones = [CentrePhone(label="Sekretariat", number="+48 00 000 00 00")]
    centre.save()
    return centre


def many_units(parent, count):
    for number in range(count):
        unit = UnitPage(title=f"Dział {number}", slug=f"dzial-{number}")
        unit.phones = [UnitPhone(label=f"Pokój {n}", number="+48 00 000 00 00") for n in (1, 2)]
        parent.add_child(instance=unit)


def text_of(page):
    return page.main.get_text(" ", strip=True)


def offices(page):
    graph = json.loads(page.find("script", type="application/ld+json").get_text())["@graph"]
    return [node for node in graph if node["@type"] == "GovernmentOffice"]


# -- The contact page -------------------------------------------------------------------------


def test_the_contact_page_shows_how_to_reach_the_centre(centre, read):
    page = read(contact_page().url)
    assert page.main.find("a", href=PHONE)
    assert page.main.find("a", href="mailto:mops@example.org")
    for fact in (centre.e_doreczenia, centre.epuap, "poniedziałek–piątek", "7:30–15:30"):
        assert fact in text_of(page)


def test_it_shows_buildings_with_their_entrances(home, read):
    building = contact.make_building()
    building.map_image = picture("Mapa", description="Od przystanku w lewo, 100 metrów.")
    building.save()
    page = read(contact_page().url)
    for fact in ("ul. Przykładowa 1", "00-000 Miasto", "Wejście główne", "Wejście od podwórza"):
        assert fact in text_of(page)
    assert page.main.find("img", alt="Od przystanku w lewo, 100 metrów.")
    link = page.main.find("a", href="https://example.org/mapa")
    assert link.get_text() == "Otwórz mapę: Budynek główny (przykład) (inna strona)"


def test_of_many_buildings_the_later_ones_are_short_and_none_is_missing(home, read, monkeypatch):
    contact.make_building()
    page = contact_page()
    Building.objects.create(name="Filia", street="ul. Przykładowa 2", town="Miasto")
    monkeypatch.setattr("contact.models.pages.MOST_BUILDINGS", 1)
    shown = read(page.url)
    assert [h.get_text() for h in shown.select(".building h3")] == [contact.BUILDING]
    assert "Filia: ul. Przykładowa 2, Miasto" in " ".join(shown.main.get_text(" ").split())


def test_buildings_stand_in_the_order_that_staff_chose(home):
    for order, name in [(None, "Nowy"), (2, "Drugi"), (1, "Pierwszy"), (None, "Nowszy")]:
        Building.objects.create(name=name, street="ul. Przykładowa 2", sort_order=order)
    page = contact_page()
    Building.objects.filter(name=contact.BUILDING).delete()
    assert [one.name for one in page.buildings] == ["Pierwszy", "Drugi", "Nowy", "Nowszy"]


def test_it_lists_units_with_their_first_phone_and_nothing_hidden(home, read):
    parent = contact_page()
    unit = unit_page(parent)
    make_private(unit_page(parent, title="Tajny dział", slug="tajny"))
    unit_page(parent, title="Szkic działu", slug="szkic", live=False)
    page = read(parent.url)
    cards = page.select(".unit")
    assert [card.h3.get_text() for card in cards] == [unit.title]
    assert cards[0].find("a", href=PHONE)
    assert "Kierownik działu" not in cards[0].get_text()


def test_the_list_of_units_is_paginated(home, read):
    parent = contact_page()
    many_units(parent, parent.units_on_a_page + 1)
    assert len(read(parent.url).select(".unit")) == parent.units_on_a_page
    second = read(f"{parent.url}?strona=2")
    assert [card.h3.get_text() for card in second.select(".unit")] == ["Dział 30"]
    assert len(read(f"{parent.url}?strona=x").select(".unit")) == parent.units_on_a_page


def test_the_number_of_questions_does_not_grow_with_units_buildings_and_doors(home, client):
    parent = contact_page()
    counts = []
    for count in (3, 27):
        for number in range(count):
            unit_page(parent, title=f"Dział {count}-{number}", slug=f"dzial-{count}-{number}")
            building = Building(name="B", street="ul. Przykładowa 2", map_image=picture())
            building.entrances = [Entrance(name=f"Drzwi {n}", photo=picture()) for n in range(3)]
            building.save()
        client.get(parent.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(parent.url)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_finder_of_districts_is_linked_if_anybody_may_read_it(home, read, monkeypatch):
    parent = contact_page()
    finder = ContentPage(title="Znajdź swojego pracownika socjalnego", slug="rejony")
    parent.add_child(instance=finder)
    monkeypatch.setattr("contact.models.pages.FINDER_KIND", "contentpage")
    assert read(parent.url).main.find("a", href=finder.url).get_text(strip=True) == finder.title
    make_private(finder)
    assert read(parent.url).main.find("a", href=finder.url) is None


def test_a_form_below_is_linked_if_anybody_may_read_it(home, read):
    page = contact_page()
    form = form_page(page)
    assert read(page.url).select_one(f"main a[href='{form.url}']")
    make_private(form)
    assert not read(page.url).select_one(f"main a[href='{form.url}']")


def test_without_hours_the_centres_own_words_stand(centre, read):
    page = contact_page()
    OpeningHours.objects.all().delete()
    assert "Godziny przyjęć" not in text_of(read(page.url))
    centre.hours = "Codziennie od rana"
    centre.save()
    assert "Codziennie od rana" in text_of(read(page.url))


# -- What search engines are told -------------------------------------------------------------


def test_an_office_has_its_address_phones_and_hours(home, read):
    unit = unit_page()
    (office,) = offices(read(unit.url))
    assert office["name"] == unit.title
    assert office["telephone"] == ["+48 00 000 00 00", "+48 00 000 00 00 wew. 12"]
    assert office["address"]["streetAddress"] == "ul. Przykładowa 1"
    assert office["parentOrganization"] == {"@id": "http://testserver/#centre"}
    assert "@id" not in office
    special = office["specialOpeningHoursSpecification"]
    eve = contact.next_christmas_eve().isoformat()
    days = [one for one in special if one["validFrom"] == eve]
    assert [(one["opens"], one["closes"]) for one in days] == [("00:00", "00:00")]


def test_the_contact_page_tells_of_each_building(home, read):
    page = contact_page()
    (office,) = offices(read(page.url))
    assert office["name"] == contact.BUILDING
    Building.objects.all().delete()
    (office,) = offices(read(page.url))
    assert office["name"] == page.title
    assert "address" not in office
