"""The search page: any input is answered with a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.samples import about_page, hidden_pages, short_page
from tests.search.odd_inputs import QUERIES

pytestmark = pytest.mark.django_db


def results(page):
    return [a.get_text(strip=True) for a in page.select(".results a")]


def test_every_odd_request_is_answered_with_a_page(home, client):
    short_page("Zasiłek a b 1")
    assert len(QUERIES) > 250
    failed = [
        query[:60]
        for query in QUERIES
        if (answer := client.get("/szukaj/", QUERY_STRING=query)).status_code != 200
        or b"<h1>" not in answer.content
    ]
    assert failed == []


def test_what_was_typed_is_shown_as_text(home, read):
    typed = '"><script>alert(1)</script>'
    page = read(f"/szukaj/?q={typed}")
    assert page.find(id="search-again")["value"] == typed
    assert typed in page.h1.get_text()
    assert not [s for s in page.find_all("script") if "alert" in (s.string or "")]


def test_a_page_is_found_by_its_title_lead_and_body(home, read):
    body = [("text", {"heading": "Koperta", "text": "<p>Wózek inwalidzki</p>"})]
    short_page("Zasiłek stały", lead="Dopłata miesięczna", body=body)
    for word in ("zasiłek", "miesięczna", "koperta", "inwalidzki"):
        assert results(read(f"/szukaj/?q={word}")) == ["Zasiłek stały"], word


def test_the_about_page_is_found_by_its_goals(home, read):
    assert results(read("/szukaj/?q=pełnomocnictwem")) == []
    about_page()
    assert results(read("/szukaj/?q=pełnomocnictwem")) == ["O nas (przykład)"]


def test_results_are_links_with_summaries_some_at_a_time(home, read):
    for number in range(23):
        short_page(f"Zasiłek {number}", lead="Dla rodzin")
    first = read("/szukaj/?q=zasiłek")
    assert len(results(first)) == 10
    assert "23" in first.find(role="status").get_text()
    assert first.select_one(".results p").get_text(strip=True) == "Dla rodzin"
    assert first.find("a", rel="next")["href"] == "?q=zasi%C5%82ek&strona=2"
    third = read("/szukaj/?q=zasiłek&strona=3")
    assert len(results(third)) == 3
    assert third.ol["start"] == "21"
    shown = {*results(first), *results(read("/szukaj/?q=zasiłek&strona=2")), *results(third)}
    assert len(shown) == 23


@pytest.mark.parametrize("count", [2, 10])
def test_ten_results_take_as_many_queries_as_two(home, client, count):
    for number in range(count):
        short_page(f"Zasiłek {number}")
    client.get("/szukaj/?q=zasiłek")
    with CaptureQueriesContext(connection) as queries:
        client.get("/szukaj/?q=zasiłek")
    assert len(queries) <= 16


def test_hidden_pages_are_not_found(home, read):
    hidden_pages()
    page = read("/szukaj/?q=szkic+notatka+załącznik")
    assert results(page) == []
    assert page.main.find("form", role="search")  # another try


def test_an_empty_search_asks_for_words(home, read):
    page = read("/szukaj/")
    assert results(page) == []
    assert page.find(role="status") is None


def test_searches_stay_out_of_search_engines(home, read):
    for address in ("/szukaj/", "/szukaj/?q=zasiłek"):
        page = read(address)
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert page.find("link", rel="canonical") is None


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_searching_is_reading(home, client, method):
    answer = getattr(client, method)("/szukaj/?q=zasiłek")
    assert answer.status_code == 405
    assert client.head("/szukaj/?q=zasiłek").status_code == 200


def test_a_search_writes_nothing(home, client):
    with CaptureQueriesContext(connection) as queries:
        client.get("/szukaj/?q=zasiłek")
    words = {query["sql"].split()[0].upper() for query in queries}
    assert words <= {"SELECT", "WITH"}
