"""The search page: any input is answered with a page."""

from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Site

from core.models import Centre
from library.models import SiteDocument
from search import counting
from tests.committed import commit
from tests.samples import about_page, hidden_pages, logged_in, short_page
from tests.search.odd_inputs import QUERIES

pytestmark = pytest.mark.django_db


def results(page):
    return [a.get_text(strip=True) for a in page.select(".results a")]


def document(title, file_size=5):
    """Return a document of the library with this title."""
    file = ContentFile(b"Tekst", "druk.txt")
    return SiteDocument.objects.create(title=title, file=file, file_size=file_size)


def test_every_odd_request_is_answered_with_a_page(home, client):
    short_page("Zasiłek a b 1")
    commit()
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
    assert "23" in first.main.find(role="status").get_text()
    assert "Dla rodzin" in first.select_one(".results__excerpt").get_text()
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
    assert len(queries) <= 17


def test_hidden_pages_are_not_found(home, read):
    hidden_pages()
    page = read("/szukaj/?q=szkic+notatka+załącznik")
    assert results(page) == []
    assert page.main.find("form", role="search")  # another try


def test_an_empty_search_asks_for_words(home, read):
    page = read("/szukaj/")
    assert results(page) == []
    assert page.main.find(role="status") is None


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
    words = {query["sql"].lstrip("(").split()[0].upper() for query in queries}
    assert words <= {"SELECT", "WITH"}


def test_a_typing_error_is_named_and_the_exact_words_may_be_asked_for(home, read):
    short_page("Dodatek mieszkaniowy")
    page = read("/szukaj/?q=dodatki mieszkaniwe")
    assert results(page) == ["Dodatek mieszkaniowy"]
    meant, exact = page.select(".correction a")
    assert meant.get_text(strip=True) == "dodatki mieszkaniowy"
    assert meant["href"] == "?q=dodatki+mieszkaniowy"
    assert exact["href"] == "?q=dodatki+mieszkaniwe&dokladnie=1"
    assert results(read("/szukaj/?q=mieszkaniwe&dokladnie=1")) == []
    assert read("/szukaj/?q=mieszkaniwe&dokladnie=1").select(".correction") == []


def test_results_can_be_narrowed_to_a_kind(home, read):
    short_page("Zasiłek stały")
    document("Zasiłek (druk)")
    page = read("/szukaj/?q=zasiłek")
    kinds = {a.get_text(" ", strip=True): a for a in page.select(".kinds a")}
    assert list(kinds)[0] == "Wszystkie (2)"
    assert kinds["Wszystkie (2)"]["aria-current"] == "true"
    narrowed = read(f"/szukaj/{kinds['Dokumenty (1)']['href']}")
    assert results(narrowed) == ["Zasiłek (druk)"]
    assert narrowed.main.find(role="status").get_text(strip=True) == "1 wynik"
    chosen = narrowed.select_one(".kinds a[aria-current]")
    assert chosen.get_text(strip=True) == "Dokumenty (1)"


def test_one_kind_needs_no_choice(home, read):
    short_page("Zasiłek stały")
    assert read("/szukaj/?q=zasiłek").select(".kinds") == []


@pytest.mark.parametrize(("number", "said"), [(1, "1 wynik"), (2, "2 wyniki"), (5, "5 wyników")])
def test_results_are_counted_in_polish(home, read, number, said):
    for one in range(number):
        short_page(f"Zasiłek {one}")
    assert read("/szukaj/?q=zasiłek").main.find(role="status").get_text(strip=True) == said


def test_a_result_shows_its_passage_with_the_words_marked(home, read):
    short_page("Zasiłek stały", lead="Dla osób niezdolnych do pracy.")
    page = read("/szukaj/?q=niezdolny praca")
    assert [mark.get_text() for mark in page.select(".results mark")] == ["niezdolnych", "pracy"]
    assert page.select_one(".results__trail").get_text(strip=True)
    assert page.select_one(".results__facts time")["datetime"]


def test_a_document_shows_its_type_and_size(home, read):
    document("Druk", file_size=2048)
    facts = read("/szukaj/?q=druk").select_one(".results__facts").get_text(" ", strip=True)
    assert "Dokument" in facts
    assert "TXT" in facts
    assert "2,0" in facts


def test_nothing_found_leads_on(home, read):
    target = short_page("Kontakt z nami")
    home.tasks = [("task", {"page": target, "address": "", "text": "", "hint": "Gdzie jesteśmy"})]
    home.save_revision().publish()
    centre = Centre.for_site(Site.objects.get(is_default_site=True))
    centre.phones.create(label="Sekretariat", number="+48 00 000 00 00")
    centre.save()
    page = read("/szukaj/?q=qwertyuiop")
    assert page.main.find(role="status")
    assert page.select_one(".tasks a").get_text(strip=True) == "Kontakt z nami"
    assert page.main.find("a", href="tel:+48000000000")


def test_the_browser_is_told_what_the_page_is(home, read):
    page = read("/szukaj/?q=zasiłek")
    assert page.title.get_text().startswith("Szukaj: zasiłek")
    assert "zasiłek" in page.find("meta", attrs={"name": "description"})["content"]


def test_searches_are_counted_once_and_only_those_of_visitors(home, client, editor, monkeypatch):
    noted = []
    monkeypatch.setattr(counting, "note", lambda *args: noted.append(args))
    short_page("Zasiłek")
    for address in ("?q=zasiłek", "?q=zasiłek&rodzaj=strony", "?q=xyzzy"):
        client.get(f"/szukaj/{address}")
    logged_in(editor).get("/szukaj/?q=zasiłek")  # staff try out what residents found
    assert noted == [("zasiłek", 1), ("xyzzy", 0)]


def test_a_site_without_a_home_page_answers_too(client, db):
    Site.objects.all().delete()
    assert client.get("/szukaj/?q=zasiłek").status_code == 200
    assert client.get("/szukaj/podpowiedzi/?q=zas").json() == {"suggestions": []}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=300), page=st.text(max_size=20), kind=st.text(max_size=20))
def test_any_text_at_all_is_answered_with_a_page(home, client, text, page, kind):
    parameters = {"q": text, "strona": page, "rodzaj": kind}
    query = "&".join(
        f"{name}={quote(value, safe='', errors='surrogatepass')}"
        for name, value in parameters.items()
    )
    assert client.get("/szukaj/", QUERY_STRING=query).status_code == 200
