"""What anybody may find: never what is hidden, be it a page, a document or a word of theirs."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from library.models import SiteDocument
from search.models import Word
from tests.samples import hidden_pages, make_private, short_page

pytestmark = pytest.mark.django_db


def document(title, **facts):
    """Return a document of the library with this title."""
    file = ContentFile(b"Tekst", "plik.txt")
    return SiteDocument.objects.create(title=title, file=file, file_size=5, **facts)


def link(page, *documents):
    """Let the page link to the documents."""
    items = [{"document": one, "title": ""} for one in documents]
    page.body = [("documents", {"heading": "", "documents": items})]
    page.save()
    ReferenceIndex.create_or_update_for_object(page)
    return page


@pytest.fixture
def found(read):
    """Return a function that searches as a visitor: the titles found."""

    def found(query):
        return [a.get_text(strip=True) for a in read(f"/szukaj/?q={query}").select(".results a")]

    return found


def test_hidden_pages_are_neither_found_nor_counted_nor_hinted_at(home, read):
    hidden_pages()
    make_private(short_page("Furtka zamknięta"))
    assert Word.objects.filter(form="furtka").exists()  # the index holds it for the staff
    for query in ("furtka", "furtak", "furtk", "notatka", "szkicc"):
        page = read(f"/szukaj/?q={query}")
        assert page.select(".results a, .kinds, .correction, .promoted") == []
        shown = page.main.get_text().lower().replace(query, "")
        assert "furtka" not in shown
        assert "notatka" not in shown


def test_a_page_that_becomes_private_is_gone_at_once(home, found):
    page = short_page("Zasiłek stały")
    assert found("stałe") == ["Zasiłek stały"]
    make_private(page)
    assert found("stałe") == []


def test_pages_outside_the_site_are_not_found(home, found):
    root = Page.get_first_root_node()
    other = root.add_child(instance=Page(title="Zasiłek gdzie indziej", slug="inny"))
    other.save_revision().publish()
    assert found("zasiłek") == []
    assert found("wszystkie strony") == []


def test_titles_of_hidden_pages_above_are_not_named(home, read):
    above = short_page("Dział zamknięty")
    short_page("Zasiłek stały", parent=above)
    above.unpublish()
    assert "Dział zamknięty" not in read("/szukaj/?q=stały").main.get_text()


def test_a_document_is_found_by_its_title(home, found):
    document("Wniosek o dodatek mieszkaniowy")
    assert found("wnioski") == ["Wniosek o dodatek mieszkaniowy"]


def test_documents_of_a_private_collection_are_not_found(home, found):
    root = Collection.get_first_root_node()
    closed = root.add_child(name="Wewnętrzne")
    below = closed.add_child(name="Kadry")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    document("Wniosek jawny")
    document("Wniosek tajny", collection=closed)
    document("Wniosek kadrowy", collection=below)
    assert found("wniosek") == ["Wniosek jawny"]


def test_a_document_that_only_hidden_pages_link_to_is_not_found(home, found):
    secret, shared, loose = document("Wynik A"), document("Wynik B"), document("Wynik C")
    link(short_page("Szkic", live=False), secret, shared)
    link(make_private(short_page("Zamknięta")), secret)
    link(short_page("Otwarta"), shared)
    assert set(found("wynik")) == {"Wynik B", "Wynik C"}
    loose.delete()
    assert set(found("wynik")) == {"Wynik B"}


def test_a_replaced_document_is_not_found_once_the_new_one_may_be_read(home, found):
    new = document("Wniosek o dodatek, wzór 2026")
    document("Wniosek o dodatek, wzór 2025", replaced_by=new)
    assert found("wniosek") == ["Wniosek o dodatek, wzór 2026"]
    closed = Collection.get_first_root_node().add_child(name="Wewnętrzne")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    new.collection = closed
    new.save()
    assert found("wniosek") == ["Wniosek o dodatek, wzór 2025"]
