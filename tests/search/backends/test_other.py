"""The site's search through another backend of modelsearch; here its own for the database in use.

What OpenSearch is asked through its own client: test_opensearch.py.
"""

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from library.models import SiteDocument
from tests.samples import hidden_pages, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def stock(home, settings):
    """A function that indexes everything by modelsearch's own backend."""
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "wagtail.search.backends.database", "ATOMIC_REBUILD": False}
    }
    return lambda: call_command("update_index", verbosity=0)


def document(title):
    """Return a document of the library with this title."""
    file = ContentFile(b"Tekst", "druk.txt")
    return SiteDocument.objects.create(title=title, file=file, file_size=5)


def test_pages_and_documents_are_found_counted_and_told_apart(stock, found, read):
    short_page("Wniosek o dodatek", lead="Dla rodzin")
    document("Wniosek (druk)")
    stock()
    assert set(found("q=wniosek")) == {"Wniosek o dodatek", "Wniosek (druk)"}
    assert found("q=wniosek&rodzaj=dokumenty") == ["Wniosek (druk)"]
    assert found("q=wniosek&rodzaj=strony") == ["Wniosek o dodatek"]
    kinds = read("/szukaj/?q=wniosek").select(".kinds a")
    assert {a.get_text(strip=True) for a in kinds[1:]} == {"Strony (1)", "Dokumenty (1)"}
    assert "Dla rodzin" not in found("q=wniosek")


def test_results_are_divided_into_pages(stock, found):
    for number in range(12):
        short_page(f"Wniosek {number}")
    stock()
    assert len(found("q=wniosek")) == 10
    assert len({*found("q=wniosek"), *found("q=wniosek&strona=2")}) == 12


def test_what_is_hidden_is_not_found_there_either(stock, found, client):
    hidden_pages()
    stock()
    assert found("q=notatka") == []
    assert client.get("/szukaj/podpowiedzi/?q=notat").json() == {"suggestions": []}


def test_titles_are_suggested(stock, client):
    short_page("Kontakt")
    stock()
    suggested = client.get("/szukaj/podpowiedzi/?q=kont").json()["suggestions"]
    assert [one["text"] for one in suggested] == ["Kontakt"]
