"""Results that staff put first: for any form of the query, never a page that is hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from tests.samples import make_private, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(read):
    """Return a function that searches as a visitor: what is put first, as text."""

    def first(query):
        return [li.a.get_text() for li in read(f"/szukaj/?q={query}").select(".promoted li")]

    return first


def promote(query, **facts):
    """Put something first for a query."""
    query, _made = Query.objects.get_or_create(query_string=query)
    return SearchPromotion.objects.create(query=query, **facts)


def test_a_page_is_put_first_for_any_form_of_the_query(home, first, read):
    promote("zasiłek stały", page=short_page("Pomoc stała"), description="Najpierw tu zajrzyj.")
    for query in ("zasiłek stały", "zasilki stale", "O ZASIŁKACH STAŁYCH"):
        assert first(query) == ["Pomoc stała"]
    assert first("zasiłek") == []
    assert "Najpierw tu zajrzyj." in read("/szukaj/?q=zasiłek stały").main.get_text()


def test_an_address_elsewhere_may_be_put_first(home, first):
    link = {"external_link_url": "https://example.org/", "external_link_text": "ZUS (przykład)"}
    promote("800 plus", **link)
    assert first("800%2B") == ["ZUS (przykład)"]


def test_the_order_is_that_of_the_staff(home, first):
    promote("kontakt", page=short_page("Drugi"), sort_order=2)
    promote("kontakt", page=short_page("Pierwszy"), sort_order=1)
    assert first("kontakt") == ["Pierwszy", "Drugi"]


def test_a_hidden_page_is_not_put_first(home, first):
    promote("kontakt", page=make_private(short_page("Zamknięta")))
    promote("kontakt", page=short_page("Szkic", live=False))
    assert first("kontakt") == []


def test_searching_makes_no_query_record(home, first):
    first("kontakt")
    assert not Query.objects.exists()


@pytest.mark.parametrize("count", [1, 12])
def test_many_promotions_take_as_many_queries_as_one(home, client, count):
    for number in range(count):
        promote("kontakt", page=short_page(f"Strona {number}"))
    client.get("/szukaj/?q=kontakt")
    with CaptureQueriesContext(connection) as captured:
        client.get("/szukaj/?q=kontakt")
    asked = [query["sql"] for query in captured if "searchpromotion" in query["sql"]]
    assert len(asked) == 1
