"""Help in crisis: the phone first, and as few traces as a page can leave."""

import pytest

from services.models import CrisisPage, CrisisPhone
from tests.samples import crisis_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(home):
    """A page of help in crisis."""
    return crisis_page()


def test_the_phone_comes_right_after_the_title(page, read):
    shown = read(page.url)
    links = [link["href"] for link in shown.h1.find_all_next("a")]
    assert links[:2] == ["tel:112", "tel:+48000000000"]
    first = shown.select_one(".crisis-phones li")
    assert first.get_text(" ", strip=True).endswith("112 całą dobę, połączenie bezpłatne")
    assert shown.h1.find_next("p").find_parent(class_="crisis-phones")


def test_then_it_says_what_happens(page, read):
    headings = [h2.get_text(strip=True) for h2 in read(page.url).select(".prose h2")]
    assert headings == ["Co się stanie, gdy zadzwonisz", "Żeby nikt nie wiedział, że tu jesteś"]
    assert len(read(page.url).select(".steps li")) == 3


def test_no_cache_keeps_it_and_no_site_is_told_of_it(page, client):
    answer = client.get(page.url)
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer.cookies == {}


def test_the_way_out_is_a_plain_link_without_script(page, read):
    link = read(page.url).select_one(".exit a")
    assert link["href"] == "https://example.org/"
    assert set(link["rel"]) == {"noreferrer", "noopener"}
    assert link.get_text(strip=True) == "Szybkie wyjście"
    assert read(page.url).select_one("[data-exit-keys]").has_attr("hidden")
    assert CrisisPage().exit_url == "https://www.google.pl/"  # until an editor says otherwise


def test_search_engines_may_find_it(page, read):
    assert read(page.url).find("meta", attrs={"name": "robots"}) is None
    found = read("/szukaj/?q=krzywdzi").select_one(".results__facts")
    assert "Pilna pomoc" in found.get_text()


@pytest.mark.parametrize(
    ("number", "uri"), [("112", "tel:112"), ("44 000 00 00 wew. 12", "tel:440000000;ext=12")]
)
def test_a_phone_dials_its_number(number, uri):
    phone = CrisisPhone(label="Dyżur", number=number)
    phone.full_clean(exclude=["page"])
    assert phone.uri == uri
    assert str(phone) == f"Dyżur: {number}"
