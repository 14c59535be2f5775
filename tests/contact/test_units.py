"""The page of a unit: the phone first, where, when, what it does."""

import pytest
from django.core.exceptions import ValidationError

from contact.models import Building, Entrance, OpeningHours, UnitPage
from mopscms.content.examples import contact
from pages.models import ContentPage
from tests.samples import (
    hidden_pages,
    main_hours,
    short_page,
    unit_page,
)

pytestmark = pytest.mark.django_db

PHONE = "tel:+48000000000"


def text_of(page):
    return page.main.get_text(" ", strip=True)


def test_a_unit_shows_the_phone_first_then_where_and_when(home, read):
    unit = unit_page()
    page = read(unit.url)
    order = ["Informacja", "ul. Przykładowa 1", "Pokój 2", "dzień wewnętrzny", "złożysz wniosek"]
    places = [text_of(page).index(fact) for fact in order]
    assert places == sorted(places)
    assert page.main.find("a", href=f"{PHONE};ext=12")
    assert page.main.find("a", href="mailto:dzial@example.org")


def test_a_unit_without_hours_of_its_own_keeps_the_centres(home, read):
    main_hours()
    page = read(unit_page(hours=None).url)
    assert "dzień wewnętrzny" not in text_of(page)
    assert "poniedziałek–piątek" in text_of(page)


def test_a_unit_of_which_little_is_known_shows_nothing_empty(home, read):
    unit = unit_page()
    for name in ("email", "tasks", "floor", "room", "lead"):
        setattr(unit, name, "")
    unit.phones, unit.building, unit.hours = [], None, None
    unit.save()
    OpeningHours.objects.all().delete()
    page = read(unit.url)
    assert [h.get_text() for h in page.main("h2")] == ["Kto odpowiada za tę stronę"]


def test_an_entrance_brings_its_building(home):
    building = contact.make_building()
    unit = unit_page(building=None, entrance=building.entrances.last())
    assert unit.building == building
    assert unit.shown_building == building


def test_an_entrance_of_another_building_is_refused(home):
    other = Building(name="Inny", street="ul. Przykładowa 2", entrances=[Entrance(name="Drzwi")])
    other.save()
    unit = unit_page()
    unit.entrance = other.entrances.get()
    with pytest.raises(ValidationError) as refused:
        unit.full_clean()
    assert list(refused.value.message_dict) == ["entrance"]


def test_an_entrance_that_is_gone_leaves_the_unit_and_its_old_versions(home, read):
    building = contact.make_building()
    unit = unit_page(entrance=building.entrances.first())
    assert "Wejście główne" in text_of(read(unit.url))
    Entrance.objects.all().delete()
    assert "Wejście główne" not in text_of(read(unit.url))
    assert UnitPage.objects.get().latest_revision.as_object().entrance is None


def test_services_that_the_unit_handles_are_listed_and_hidden_ones_are_not(home, monkeypatch):
    unit = unit_page()
    assert list(unit.handled_services(1)) == []
    shown = short_page("Zasiłek rodzinny")
    hidden_pages()
    services = ContentPage.objects.all()
    monkeypatch.setattr(UnitPage, "services", services, raising=False)
    assert list(unit.handled_services(1)) == [shown]


def test_many_services_of_a_unit_come_in_pages(home, read, monkeypatch):
    unit = unit_page()
    for number in range(3):
        short_page(f"Zasiłek {number}")
    monkeypatch.setattr(UnitPage, "services", ContentPage.objects.all(), raising=False)
    monkeypatch.setattr(UnitPage, "services_on_a_page", 2)
    first, second = read(unit.url), read(f"{unit.url}?strona=2")
    shown = [[a.get_text() for a in page.select(".service-links a")] for page in (first, second)]
    assert shown == [["Zasiłek 0", "Zasiłek 1"], ["Zasiłek 2"]]
    assert first.find("a", rel="next")["href"] == "?strona=2#swiadczenia--dzialu"


def test_services_are_linked(home, read, monkeypatch):
    unit = unit_page()
    shown = short_page("Zasiłek rodzinny")
    monkeypatch.setattr(UnitPage, "services", ContentPage.objects.all(), raising=False)
    assert read(unit.url).main.find("a", href=shown.url).get_text() == shown.title


@pytest.mark.parametrize("query", ["świadczenia", "kierownik", "wniosek o zasiłek"])
def test_a_unit_is_found_by_its_names_phones_and_tasks(home, read, query):
    unit = unit_page()
    found = read(f"/szukaj/?q={query}").select(".results a")
    assert unit.url in [a["href"] for a in found]
