"""A page is found by its address as Wagtail finds it, and whoever may not read it does not."""

import pytest
from django.http import Http404
from django.test import RequestFactory
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PageViewRestriction

from home.models import HomePage
from news.models import NewsPage
from tests import samples
from tests.committed import commit, questions

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def grown(lasting):
    """A section with pages in every state, a list of news, and documents made from a page."""
    section = samples.section_page(title="Pomoc", slug="pomoc")
    samples.short_page("Zasiłek", section, slug="zasilek")
    samples.short_page("Szkic", section, slug="szkic").unpublish()
    closed = samples.section_page(title="Zamknięta", slug="zamknieta", parent=section)
    samples.short_page("Pod spodem", closed, slug="pod-spodem")
    closed = type(closed).objects.get(pk=closed.pk)
    closed.unpublish()
    news = samples.news_index_page(slug="aktualnosci")
    samples.news_page(parent=news, slug="nabor")
    samples.scope_page(slug="zakres")
    samples.short_page("Pomoc", slug="inna").add_child(
        instance=type(samples.short_page("x"))(title="Zasiłek", slug="zasilek")
    )
    NewsPage.objects.filter(pk=samples.news_page(parent=news, slug="rss-1").pk).update(
        slug="rss", url_path=f"{news.url_path}rss/"
    )


@pytest.fixture
def tree(grown, home):
    """The home page above them."""
    return HomePage.objects.get()


ADDRESSES = [
    *("", "pomoc", "pomoc/zasilek", "inna/zasilek", "pomoc/szkic", "pomoc/zamknieta"),
    *("pomoc/zamknieta/pod-spodem", "aktualnosci", "aktualnosci/nabor", "aktualnosci/rss"),
    *("aktualnosci/atom", "aktualnosci/nabor/rss", "aktualnosci/nie-ma", "nie-ma", "nie-ma/rss"),
    *(
        "Pomoc",
        "pomoc/Zasilek",
        "zakres",
        "zakres/docx",
        "zakres/pdf",
        "zasilek",
        "/".join("a" * 99),
    ),
]


def answer(route, home, address):
    """Return the page that is found, its kind, and the name of what of it answers; or None."""
    try:
        found = route(
            home, RequestFactory().get("/"), [part for part in address.split("/") if part]
        )
    except Http404:
        return None
    view = found.args[0].__name__ if found.args else ""
    return found.page.pk, type(found.page), view


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_leads_where_wagtail_says(address, tree, monkeypatch):
    ours = answer(HomePage.route, tree, address)
    monkeypatch.delattr("core.models.found.Found.route")
    assert ours == answer(HomePage.route, tree, address)


def test_a_page_is_found_by_two_questions_however_deep_it_is(tree):
    for address in ("pomoc", "pomoc/zamknieta/pod-spodem", "aktualnosci/nabor"):
        with questions() as asked:
            assert answer(HomePage.route, tree, address)
        assert len(asked) == 2


def test_whoever_finds_a_page_knows_the_pages_above_it(tree):
    found = tree.route(RequestFactory().get("/"), ["pomoc", "zasilek"]).page
    assert [page.pk for page in found.above] == [p.pk for p in found.get_ancestors()[1:]]
    with questions() as asked:
        assert found.get_parent().slug == "pomoc"
    assert not asked


def test_a_feed_is_never_hidden_by_a_page_at_its_address(tree):
    assert issubclass(Page.objects.get(slug="aktualnosci").specific_class, RoutablePageMixin)
    assert answer(HomePage.route, tree, "aktualnosci/rss")[2] == "rss"


def test_restrictions_are_asked_for_only_where_there_can_be_one(tree):
    page, section = Page.objects.get(slug="nabor").specific, Page.objects.get(slug="zamknieta")
    below = section.get_children().get().specific
    commit()
    page.get_view_restrictions()
    with questions() as asked:
        assert not list(page.get_view_restrictions())
    assert not asked
    one = PageViewRestriction.objects.create(page=section, restriction_type="login")
    commit()
    assert list(below.get_view_restrictions()) == [one]
    assert not list(page.get_view_restrictions())


def test_an_alias_is_restricted_like_the_page_it_shows(tree, client):
    page = Page.objects.get(slug="zasilek", path__startswith=Page.objects.get(slug="pomoc").path)
    alias = page.specific.create_alias(parent=tree, update_slug="zastepca")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    commit()
    for address in (page.url, alias.url, alias.url):
        assert client.get(address).status_code == 302


def test_a_page_just_restricted_is_closed_on_the_next_visit(tree, client):
    page = Page.objects.get(slug="nabor")
    commit()
    assert [client.get(page.url).status_code for _visit in range(2)] == [200, 200]
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    commit()
    assert client.get(page.url).status_code == 302
    restriction.delete()
    commit()
    assert client.get(page.url).status_code == 200
