"""A kind of page with something to say beside its title says so in results and suggestions."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from news.models import NewsPage
from search import kinds
from tests.samples import (
    news_index_page,
    publish,
    service_index_page,
    short_page,
    short_service,
)

pytestmark = pytest.mark.django_db

NOTE = "Nie u nas: załatwia ZUS"


@pytest.fixture
def index(home):
    """An index below which services stand."""
    return service_index_page(slug="spis", title="Spis", lead="")


def notes(page):
    return [note.get_text(strip=True) for note in page.select(".results__note")]


def test_a_result_says_what_must_be_known_before_it_is_opened(index, read):
    short_service("Zasiłek macierzyński", index, elsewhere_name="ZUS")
    short_service("Zasiłek stały", index)
    short_page("Zasiłek okresowy")
    page = read("/szukaj/?q=zasiłek")
    assert len(page.select(".results li")) == 3
    assert notes(page) == [NOTE]


def test_a_suggestion_says_it_in_the_place_of_the_kind(index, client):
    short_service("Zasiłek macierzyński", index, elsewhere_name="ZUS")
    short_service("Zasiłek stały", index)
    found = client.get("/szukaj/podpowiedzi/", {"q": "zasi"}).json()["suggestions"]
    assert {one["text"]: one["kind"] for one in found} == {
        "Zasiłek macierzyński": NOTE,
        "Zasiłek stały": "Świadczenie",
    }


def test_a_result_shows_the_day_that_its_kind_shows(home, read):
    page = NewsPage(title="Zasiłek w sobotę", date=date(2026, 9, 1))
    publish(page, news_index_page(title="Lista", slug="lista", lead=""))
    short_page("Zasiłek stały")
    dates = {
        result.select_one("a").get_text(strip=True): result.time["datetime"]
        for result in read("/szukaj/?q=zasiłek").select(".results > li")
    }
    assert dates["Zasiłek w sobotę"] == "2026-09-01"
    assert dates["Zasiłek stały"] == f"{localdate():%Y-%m-%d}"


def test_a_promoted_result_says_it_too(index, read):
    page = short_service("Zasiłek macierzyński", index, elsewhere_name="ZUS")
    query = Query.get("urlop")
    SearchPromotion.objects.create(query=query, page=page)
    assert notes(read("/szukaj/?q=urlop")) == [NOTE]


def test_kinds_without_notes_cost_no_query(home, django_assert_num_queries):
    pages = [short_page("Zasiłek")]
    kinds.notes(pages)
    with django_assert_num_queries(0):
        assert kinds.notes(pages) == {}


def test_notes_take_one_query_however_many_results(index, client):
    counts = []
    for number in range(9):
        short_service(f"Zasiłek {number}", index, elsewhere_name="ZUS")
        client.get("/szukaj/?q=zasiłek")
        with CaptureQueriesContext(connection) as queries:
            client.get("/szukaj/?q=zasiłek")
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= 17
