"""Suggestions while typing: titles that begin so, queries that many ask; never what is hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import views
from search.models import SearchCount
from search.suggestions import ASKED
from tests.samples import hidden_pages, make_private, short_page
from tests.search.odd_inputs import QUERIES

pytestmark = pytest.mark.django_db

NOON = timezone.now().replace(hour=12, minute=0)  # the same minute throughout a test


@pytest.fixture
def suggested(client, home):
    """Return a function that asks as a visitor does: a list of dicts."""

    def suggested(text):
        answer = client.get("/szukaj/podpowiedzi/", {"q": text})
        assert answer.status_code == 200
        return answer.json()["suggestions"]

    return suggested


def texts(suggestions):
    return [one["text"] for one in suggestions]


def asked(query, times=ASKED, in_vain=0):
    SearchCount.objects.create(query=query, day=timezone.localdate(), asked=times, in_vain=in_vain)


def test_pages_whose_title_has_words_that_begin_so_are_suggested(suggested):
    short_page("Zasiłek rodzinny")
    short_page("Kontakt")
    assert suggested("rodz zas") == [
        {"text": "Zasiłek rodzinny", "url": "/zasilek-rodzinny/", "kind": "Strona"}
    ]
    assert texts(suggested("ZASILEK")) == ["Zasiłek rodzinny"]


@pytest.mark.parametrize("text", ["", "z", " z ", "…", "  "])
def test_too_little_typed_suggests_nothing(suggested, text):
    short_page("Zasiłek rodzinny")
    assert suggested(text) == []


def test_what_is_hidden_is_not_suggested(suggested):
    hidden_pages()
    page = make_private(short_page("Notatka tajna"))
    asked("notatka tajna")
    for text in ("notat", "szkic", "załącz", page.title):
        assert suggested(text) == []


def test_queries_that_many_asked_and_that_find_something_are_suggested(suggested):
    short_page("Wniosek o zasiłek rodzinny", lead="Kowalski zasiłek kradnie.")
    asked("zasiłek rodzinny")
    asked("zasiłek pogrzebowy zza grobu")  # no title says all of it
    asked("zasiłek kowalski kradnie")  # a text does, but that is nobody's title
    asked("zasiłek wniosek", times=ASKED - 1)
    asked("zasiłek złożysz", in_vain=1)
    assert suggested("zasi")[1:] == [
        {
            "text": "zasiłek rodzinny",
            "url": "/szukaj/?q=zasi%C5%82ek+rodzinny",
            "kind": "Częste wyszukiwanie",
        }
    ]


def test_few_are_suggested(suggested):
    for number in range(20):
        short_page(f"Zasiłek {number}")
    assert len(suggested("zas")) == 6


def test_queries_asked_equally_often_stand_in_one_order(suggested):
    short_page("Zasiłek rodzinny, stały, celowy i okresowy")
    queries = [f"zasiłek {kind}" for kind in ("stały", "rodzinny", "okresowy", "celowy")]
    for query in queries:
        asked(query)
    found = [text for text in texts(suggested("zasiłek")) if text in queries]
    assert found == ["zasiłek celowy", "zasiłek okresowy", "zasiłek rodzinny"]


def test_more_pages_take_no_more_queries(suggested, client):
    for number in range(8):
        short_page(f"Zasiłek {number}")
    suggested("zas")
    with CaptureQueriesContext(connection) as queries:
        suggested("zas")
    assert len(queries) <= 8


def test_the_browser_may_keep_an_answer_for_a_minute_and_nothing_is_written(client, home):
    answer = client.get("/szukaj/podpowiedzi/?q=zas")
    assert answer["Content-Type"] == "application/json"
    assert "max-age=60" in answer["Cache-Control"]
    assert not answer.cookies


def test_whoever_asks_too_often_is_told_to_wait(client, home, monkeypatch):
    monkeypatch.setattr(views, "SUGGESTIONS_A_MINUTE", 3)
    monkeypatch.setattr(views.timezone, "now", lambda: NOON)
    codes = [client.get("/szukaj/podpowiedzi/?q=zas").status_code for _ in range(5)]
    assert codes == [200, 200, 200, 429, 429]
    forged = {"HTTP_X_FORWARDED_FOR": "10.1.1.1"}
    assert client.get("/szukaj/podpowiedzi/?q=zas", **forged).status_code == 429
    other = {"REMOTE_ADDR": "10.2.2.2"}
    assert client.get("/szukaj/podpowiedzi/?q=zas", **other).status_code == 200


def test_behind_our_proxy_each_visitor_has_a_share(client, home, monkeypatch, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    monkeypatch.setattr(views, "SUGGESTIONS_A_MINUTE", 1)
    monkeypatch.setattr(views.timezone, "now", lambda: NOON)

    def code(address):
        forwarded = {"HTTP_X_FORWARDED_FOR": address}
        return client.get("/szukaj/podpowiedzi/?q=zas", **forwarded).status_code

    assert [code("10.0.0.1"), code("10.0.0.2"), code("10.0.0.1")] == [200, 200, 429]
    assert code("forged, 10.0.0.2") == 429
    assert [code("2001:db8::1"), code("2001:db8::2")] == [200, 429]  # one household


def test_every_odd_request_is_answered(client, home, monkeypatch):
    monkeypatch.setattr(views, "SUGGESTIONS_A_MINUTE", 10**6)
    short_page("Zasiłek a b 1")
    for query in QUERIES:
        answer = client.get("/szukaj/podpowiedzi/", QUERY_STRING=query)
        assert answer.status_code == 200, query[:60]
        assert isinstance(answer.json()["suggestions"], list)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_suggesting_is_reading(client, home, method):
    assert getattr(client, method)("/szukaj/podpowiedzi/?q=zas").status_code == 405
