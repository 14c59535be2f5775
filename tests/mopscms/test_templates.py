"""What holds for every public page: its head, its one heading, no cookies."""

import pytest
from wagtail.models import Site

from core.models import Centre
from tests import samples

pytestmark = pytest.mark.django_db

KINDS = ["home_page", "content_page", "section_page", "about_page"]


@pytest.fixture
def centre(home):
    """The centre, so that titles end with its name."""
    site = Site.objects.get(is_default_site=True)
    return Centre.objects.create(site=site, short_name="MOPS Przykładowo")


def meta(page, name):
    return [m["content"] for m in page.find_all("meta", property=name)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_of_a_page_says_what_and_where_it_is(centre, read, kind):
    sample = getattr(samples, kind)()
    page, address = read(sample.url), f"http://testserver{sample.url}"
    assert page.html["lang"] == "pl"
    assert [h1.get_text() for h1 in page("h1")] == [sample.title]
    assert page.title.get_text() == f"{sample.title} – MOPS Przykładowo"
    assert [link["href"] for link in page("link", rel="canonical")] == [address]
    assert meta(page, "og:url") == [address]
    assert meta(page, "og:title") == [sample.title]
    assert meta(page, "og:locale") == ["pl_PL"]
    assert meta(page, "og:site_name") == ["MOPS Przykładowo"]
    assert len(meta(page, "og:image")) == 1
    assert page.find("meta", attrs={"name": "robots"}) is None


def test_a_page_may_have_another_title_and_description_for_search_engines(centre, read):
    facts = {"seo_title": "Zasiłek: jak dostać", "search_description": "Krok po kroku."}
    page = read(samples.short_page("Zasiłek", **facts).url)
    assert page.title.get_text() == "Zasiłek: jak dostać – MOPS Przykładowo"
    assert page.find("meta", attrs={"name": "description"})["content"] == "Krok po kroku."
    assert page.h1.get_text() == "Zasiłek"


def test_a_shared_link_shows_the_pages_own_picture(centre, read):
    page = samples.short_page("Zasiłek", listing_image=samples.picture())
    shown = meta(read(page.url), "og:image")
    assert shown[0].startswith("http://testserver/media/images/")


@pytest.mark.parametrize(
    "address",
    ["/", "/przykladowa-strona/", "/o-nas-przyklad/", "/przyklady/", "/szukaj/?q=a", "/nie-ma/"]
    + ["/robots.txt", "/sitemap.xml"],
)
def test_an_anonymous_reader_gets_no_cookie_and_no_token(centre, client, address):
    samples.content_page(), samples.about_page(), samples.section_page()
    answer = client.get(address)
    assert answer.status_code in (200, 404)
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in answer.content.decode()
    assert "Cookie" not in answer.get("Vary", "")
    assert "wagtail-userbar" not in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_another_host_for_anything(centre, read, kind):
    page = read(getattr(samples, kind)().url)
    loaded = [tag.get("src") or "" for tag in page(["script", "img", "iframe", "source", "video"])]
    loaded += [link["href"] for link in page("link") if link["rel"] != ["canonical"]]
    assert [address for address in loaded if "//" in address] == []
    assert page(["iframe", "object", "embed"]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_id_stands_twice_on_a_page(centre, read, kind):
    page = read(getattr(samples, kind)().url)
    ids = [tag["id"] for tag in page(id=True)]
    assert sorted(ids) == sorted(set(ids))
    for label in page("label"):
        assert label.get("for") in ids or label.input


def test_the_first_links_skip_to_parts_that_are_there(centre, read):
    page = read("/")
    targets = [a["href"][1:] for a in page.select(".skip-links a")]
    assert targets == ["main", "search", "preferences", "footer"]
    assert all(page.find(id=target) for target in targets)


def test_staff_see_the_bar_that_leads_to_the_editor(centre, publisher):
    answer = samples.logged_in(publisher).get("/")
    assert "wagtail-userbar" in answer.content.decode()
