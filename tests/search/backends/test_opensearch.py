"""OpenSearch by OPENSEARCH_URL: a stub that answers as the client expects, over real sockets."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from wagtail.models import Page

from library.models import SiteDocument
from search.models import IndexedText
from tests import samples
from tests.samples import hidden_pages, short_page
from tests.search.backends.opensearch_stub import COUNTED_UNASKED, NOBODY, PAGES
from tests.search.odd_inputs import TEXTS

pytestmark = pytest.mark.django_db

DOCUMENTS = "mopscms_library_sitedocument"


def update_index():
    call_command("update_index", verbosity=0)


def kept(store, index=PAGES):
    """Return what the index holds: {title: document}."""
    return {one["title"]: one for one in store.documents(index).values()}


def document(title):
    """Return a document of the library with this title."""
    file = ContentFile(b"Tekst", "druk.txt")
    return SiteDocument.objects.create(title=title, file=file, file_size=5)


# -- The index ----------------------------------------------------------------------------------


def test_the_index_is_made_with_the_polish_analyser_and_holds_all_that_is_public(server):
    titles = {short_page("Wniosek o dodatek").title, samples.news_page().title}
    document("Wniosek (druk)")
    update_index()
    told = server.store.named(PAGES)["settings"]["analysis"]
    assert told["analyzer"]["default"]["filter"] == [
        "lowercase",
        "polish_stop",
        "polish_stem",
        "asciifolding",
    ]
    assert "edgengram" in told["analyzer"]["edgengram_analyzer"]["filter"]  # of modelsearch
    assert titles <= set(kept(server.store))
    assert "Wniosek (druk)" in kept(server.store, DOCUMENTS)
    roots = {get_search_backend().get_index_for_model(m).name for m in get_indexed_models()}
    assert set(server.store.aliases) == roots


def test_the_index_is_replaced_as_a_whole(store):
    before = store.aliases[PAGES]
    update_index()
    assert len(store.aliases[PAGES]) == 1
    assert store.aliases[PAGES] != before
    assert len(store.indices) == len(store.aliases)


def test_beginnings_are_looked_for_as_they_are_indexed(store):
    told = store.named(PAGES)["properties"]["_edgengrams"]
    assert told == {
        "type": "text",
        "analyzer": "edgengram_analyzer",
        "search_analyzer": "beginnings",
    }
    analyzers = store.named(PAGES)["settings"]["analysis"]["analyzer"]
    assert set(analyzers["beginnings"]["filter"]) == {"lowercase", "asciifolding"}


def test_what_is_published_is_indexed_and_what_is_taken_back_is_not_live_there(store, found):
    page = short_page("Ogrzewalnia")
    assert kept(store)["Ogrzewalnia"]["live_filter"] is True
    assert found("q=ogrzewalnia") == ["Ogrzewalnia"]
    page.unpublish()
    assert kept(store)["Ogrzewalnia"]["live_filter"] is False
    assert found("q=ogrzewalnia") == []
    page.delete()
    assert "Ogrzewalnia" not in kept(store)


# -- What visitors find -------------------------------------------------------------------------


def test_pages_and_documents_are_found_counted_and_told_apart(server, found, read):
    short_page("Wniosek o dodatek")
    document("Wniosek (druk)")
    update_index()
    assert set(found("q=wniosek")) == {"Wniosek o dodatek", "Wniosek (druk)"}
    assert found("q=wniosek&rodzaj=dokumenty") == ["Wniosek (druk)"]
    kinds = read("/szukaj/?q=wniosek").select(".kinds a")
    assert {a.get_text(strip=True) for a in kinds[1:]} == {"Strony (1)", "Dokumenty (1)"}


def test_more_kinds_than_a_server_counts_unasked_are_counted(store):
    kinds = range(1, COUNTED_UNASKED + 6)
    for kind in kinds:
        facts = {"pk": str(9_000 + kind), "title": "Wniosek", "content_type_id_filter": kind}
        facts["_django_content_type"] = ["wagtailcore.Page"]
        store.doc_put(PAGES, facts["pk"], facts)
    assert set(Page.objects.search("wniosek").facet("content_type_id")) == set(kinds)


def test_what_is_hidden_is_not_found(server, found, client):
    hidden_pages()
    update_index()
    assert found("q=notatka") == found("q=szkic") == []
    assert client.get("/szukaj/podpowiedzi/?q=notat").json() == {"suggestions": []}


def test_what_was_hidden_while_the_server_was_away_is_not_found_either(server, found, use):
    page = short_page("Ogrzewalnia")
    update_index()
    use(NOBODY)
    page.unpublish()
    use(server.address)
    assert kept(server.store)["Ogrzewalnia"]["live_filter"] is True
    assert found("q=ogrzewalnia") == []


def test_what_anybody_types_is_answered(store, client):
    for text in TEXTS:
        assert client.get("/szukaj/", {"q": text}).status_code == 200, repr(text[:50])


def test_neither_questions_nor_texts_are_logged(store, found, caplog):
    with caplog.at_level("INFO"):
        short_page("Ogrzewalnia")
        found("q=ogrzewalnia")
    assert not [line for line in caplog.records if line.name.startswith("opensearch")]


def test_titles_are_suggested_to_visitors_and_to_staff(store, client):
    page = short_page("Zasiłek stały")
    suggested = client.get("/szukaj/podpowiedzi/?q=zasił").json()["suggestions"]
    assert [one["text"] for one in suggested] == ["Zasiłek stały"]
    assert [one.pk for one in Page.objects.autocomplete("zasił")] == [page.pk]


def test_results_are_divided_into_pages(server, found):
    for number in range(12):
        short_page(f"Wniosek {number}")
    update_index()
    assert len({*found("q=wniosek"), *found("q=wniosek&strona=2")}) == 12


def test_texts_of_an_earlier_index_of_ours_are_not_shown(store, read):
    page = short_page("Ogrzewalnia")
    facts = {"content_type_id": page.content_type_id, "object_id": str(page.pk)}
    IndexedText.objects.update_or_create(**facts, defaults={"text": "Ogrzewalnia do 2019"})
    assert "2019" not in read("/szukaj/?q=ogrzewalnia").main.get_text()
