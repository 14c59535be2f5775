"""A search of the whole site: kinds, counts, excerpts, trails, in a bounded number of queries."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from library.models import SiteDocument
from search import public
from search.backends import ranking
from search.finding import Found
from tests.samples import about_page, section_page, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(home):
    """Return a function that searches the site: a Found."""

    def find(text, **options):
        return Found(public.pages(Site.objects.get(is_default_site=True)), text, **options)

    return find


def document(title):
    """Return a document with this title."""
    file = ContentFile(b"Tekst", "plik.txt")
    return SiteDocument.objects.create(title=title, file=file, file_size=5)


def test_pages_and_documents_are_found_together_and_told_apart(find):
    short_page("Wniosek o zasiłek")
    document("Wniosek (druk)")
    section_page(title="Wnioski", slug="wnioski")
    found = find("wniosek")
    assert [(kind.name, kind.slug, kind.count) for kind in found.kinds] == [
        ("Strony", "strony", 2),
        ("Dokumenty", "dokumenty", 1),
    ]
    assert found.total == found.count() == len(found[0:10]) == 3
    only = find("wniosek", kind="dokumenty")
    assert [result.title for result in only[0:10]] == ["Wniosek (druk)"]
    assert (only.count(), only.total, only.kind.name) == (1, 3, "Dokumenty")


def test_pages_do_not_crowd_out_documents(find, monkeypatch):
    monkeypatch.setattr(ranking, "MOST_RANKED", 4)
    for number in range(9):
        short_page(f"Wniosek {number}")
    document("Wniosek (druk)")
    assert {(kind.slug, kind.count) for kind in find("wniosek").kinds} == {
        ("strony", 4),
        ("dokumenty", 1),
    }
    assert find("wniosek", kind="dokumenty").count() == 1


def test_a_kind_that_does_not_exist_shows_all_and_an_empty_one_nothing(find):
    short_page("Wniosek")
    assert find("wniosek", kind="nie-ma").count() == 1
    assert find("wniosek", kind="dokumenty").count() == 0


def test_a_result_says_where_it_stands_and_when_it_was_changed(find):
    section = section_page(title="Świadczenia", slug="swiadczenia")
    page = short_page("Zasiłek stały", parent=section, lead="Dla osób niezdolnych do pracy.")
    result = find("zasiłki")[0:10][0]
    assert result.trail == ["Strona główna", "Świadczenia"]
    assert result.kind == "Strona"
    assert result.url == "/swiadczenia/zasilek-staly/"
    assert result.date.date() == page.last_published_at.date()
    assert not result.is_document
    assert "osób niezdolnych" in result.excerpt


def test_an_excerpt_shows_what_is_said_in_any_block(find):
    about_page()
    assert "<mark>pełnomocnictwem</mark>" in find("pełnomocnictwo")[0:10][0].excerpt


def test_slices_follow_one_another(find):
    for number in range(23):
        short_page(f"Zasiłek {number}")
    found = find("zasiłek")
    first, second = found[0:10], found[10:20]
    assert len({r.title for r in first + second}) == 20
    assert [r.title for r in find("zasiłek", ahead=(10, 20))[10:20]] == [r.title for r in second]


@pytest.mark.parametrize("count", [3, 10])
def test_one_ranked_statement_and_as_many_queries_for_ten_as_for_three(find, count):
    for number in range(count):
        parent = section_page(title=f"Dział {number}", slug=f"dzial-{number}")
        short_page(f"Zasiłek {number}", parent=parent)
    document("Zasiłek (druk)")
    with CaptureQueriesContext(connection) as captured:
        found = find("zasiłek")
        assert len(found[0:10]) == min(found.total, 10)
    ranked = [
        query["sql"] for query in captured if "bm25(" in query["sql"] or "ts_rank(" in query["sql"]
    ]
    assert len(ranked) == 1
    bound = {"sqlite": 13, "postgresql": 18}  # PostgreSQL counts words one by one, once a minute
    assert len(captured) <= bound[connection.vendor]
