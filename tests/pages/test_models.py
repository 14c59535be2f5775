"""The generic kinds: a section lists the pages below it, some at a time."""

import pytest
from django.utils.timezone import localtime

from pages.models import SectionPage
from tests.samples import content_page, hidden_pages, section_page, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home, monkeypatch):
    """A section with five pages below it, of which it lists two at a time."""
    monkeypatch.setattr(SectionPage, "children_on_a_page", 2)
    section = section_page(title="Świadczenia", slug="swiadczenia")
    for number in range(1, 6):
        short_page(f"Zasiłek {number}", section, listing_summary=f"Dla kogo: {number}")
    return section


def titles(page):
    return [a.get_text(strip=True) for a in page.select(".cards .card__title a")]


def test_a_section_lists_its_pages_in_order_some_at_a_time(section, read):
    assert titles(read("/swiadczenia/")) == ["Zasiłek 1", "Zasiłek 2"]
    assert titles(read("/swiadczenia/?strona=2")) == ["Zasiłek 3", "Zasiłek 4"]
    assert titles(read("/swiadczenia/?strona=3")) == ["Zasiłek 5"]


def test_links_lead_from_one_part_of_the_list_to_the_next(section, read):
    middle = read("/swiadczenia/?strona=2")
    assert middle.find("a", rel="prev")["href"] == "?strona=1"
    assert middle.find("a", rel="next")["href"] == "?strona=3"
    last = read("/swiadczenia/?strona=3")
    assert last.find("a", rel="next") is None


# What is asked for as the number of a page, and the first card shown.
ODD_NUMBERS = {
    "0": "Zasiłek 5",
    "-1": "Zasiłek 5",
    "99999999999999999999": "Zasiłek 5",
    "1e400": "Zasiłek 1",
    "abc": "Zasiłek 1",
    "": "Zasiłek 1",
    "1.5": "Zasiłek 1",
    "%00": "Zasiłek 1",
    "%ff%fe": "Zasiłek 1",
    "2&strona=abc": "Zasiłek 1",
    "' OR 1=1--": "Zasiłek 1",
    "9" * 10_000: "Zasiłek 1",
}


def test_an_odd_number_of_a_page_is_answered_with_a_page(section, read):
    shown = {asked: titles(read(f"/swiadczenia/?strona={asked}"))[0] for asked in ODD_NUMBERS}
    assert shown == ODD_NUMBERS


def test_a_card_shows_the_summary(section, read):
    cards = read("/swiadczenia/").select(".card")
    assert [card.p.get_text(strip=True) for card in cards] == ["Dla kogo: 1", "Dla kogo: 2"]


def test_a_section_does_not_list_what_is_hidden(section, client):
    hidden = hidden_pages(section)
    for number in (1, 2, 3, 4):
        text = client.get(f"/swiadczenia/?strona={number}").content.decode()
        assert not [page.title for page in hidden if page.title in text]


def test_a_section_lists_children_not_grandchildren(section, read, monkeypatch):
    monkeypatch.setattr(SectionPage, "children_on_a_page", 30)
    short_page("Wnuczka", section.get_children().first())
    assert "Wnuczka" not in titles(read("/swiadczenia/"))


def test_an_empty_section_says_that_it_is_being_prepared(home, read):
    page = read(section_page(body=[]).url)
    assert page.select(".cards") == []
    assert page.main.find("p", class_=lambda c: c not in ("lead", "dates")).get_text(strip=True)


def test_a_page_says_when_it_was_published(home, read):
    page = content_page()
    shown = read(page.url).select_one(".responsibility time")["datetime"]
    assert shown == localtime(page.first_published_at).date().isoformat()
