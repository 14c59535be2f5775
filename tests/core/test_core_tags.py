"""The frame around every page: public pages only, few queries, data that cannot break out."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from core.models import Centre
from tests.samples import (
    hidden_pages,
    logged_in,
    make_private,
    section_page,
    short_page,
)

pytestmark = pytest.mark.django_db


def menu(page):
    return [a.get_text(strip=True) for a in page.select(".site-menu a")]


def crumbs(page):
    return [(a.get_text(strip=True), a["href"]) for a in page.select(".breadcrumbs a")]


def json_ld(page):
    scripts = page.find_all("script", type="application/ld+json")
    assert len(scripts) == 1
    return json.loads(scripts[0].string)


def test_the_menu_shows_pages_in_the_editors_order(home, read):
    for title in ("Kontakt", "Aktualności", "Świadczenia"):
        short_page(title, show_in_menus=True)
    short_page("Polityka prywatności")
    assert menu(read("/")) == ["Kontakt", "Aktualności", "Świadczenia"]


def test_the_menu_marks_where_the_reader_is(home, read):
    section = section_page(title="Pomoc", slug="pomoc", show_in_menus=True)
    short_page("Kontakt", show_in_menus=True)
    below = short_page("Zasiłek stały", section)
    here = {a.get_text(strip=True): a.get("aria-current") for a in menu_links(read(below.url))}
    assert here == {"Pomoc": "true", "Kontakt": None}
    here = {a.get_text(strip=True): a.get("aria-current") for a in menu_links(read("/pomoc/"))}
    assert here == {"Pomoc": "page", "Kontakt": None}


def menu_links(page):
    return page.select(".site-menu a")


@pytest.mark.parametrize("address", ["/", "/otwarta/", "/szukaj/?q=szkic+notatka", "/nie-ma/"])
def test_no_visitor_meets_a_draft_or_a_private_page(home, client, address):
    short_page("Otwarta", show_in_menus=True)
    hidden = hidden_pages(show_in_menus=True)
    text = client.get(address).content.decode()
    assert "Otwarta" in text
    assert not [page.title for page in hidden if page.title in text or page.url in text]


def test_a_section_and_the_sitemap_show_no_draft_and_no_private_page(home, client):
    section = section_page(slug="dzial")
    short_page("Otwarta", section)
    hidden = hidden_pages(section)
    for address in ("/dzial/", "/sitemap.xml"):
        text = client.get(address).content.decode()
        assert "/dzial/otwarta/" in text
        assert not [page.url for page in hidden if page.url in text]


def test_a_hidden_page_is_not_served(home, client):
    draft, private, below = hidden_pages()
    assert client.get(draft.url).status_code == 404
    for page in (private, below):
        answer = client.get(page.url)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/logowanie/")


def test_a_private_ancestor_is_not_in_the_breadcrumbs(home, editor):
    section = make_private(section_page(title="Tylko dla pracowników", slug="pracownicy"))
    page = short_page("Regulamin", section)
    answer = logged_in(editor).get(page.url)
    assert answer.status_code == 200
    assert [p.title for p in answer.context["frame"].breadcrumbs] == [home.title]


def test_breadcrumbs_lead_from_the_home_page_down(home, read):
    section = section_page(title="Pomoc", slug="pomoc")
    page = read(short_page("Zasiłek stały", section).url)
    assert [href for _, href in crumbs(page)] == ["/", "/pomoc/"]
    assert crumbs(page)[1] == ("Pomoc", "/pomoc/")
    last = page.select(".breadcrumbs li")[-1]
    assert (last["aria-current"], last.get_text(strip=True)) == ("page", "Zasiłek stały")


@pytest.mark.parametrize("address", ["/", "/szukaj/"])
def test_there_are_no_breadcrumbs_where_there_is_nothing_above(home, read, address):
    assert read(address).select(".breadcrumbs") == []


def count_queries(client, address):
    client.get(address)  # fills the caches of sites and content types
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_frame_takes_as_many_queries_for_thirty_pages_as_for_three(home, client):
    page = short_page("Zasiłek stały", section_page(slug="pomoc"))
    for number in range(3):
        short_page(f"Dział {number}", show_in_menus=True)
    few = count_queries(client, page.url)
    for number in range(3, 30):
        short_page(f"Dział {number}", show_in_menus=True)
    assert count_queries(client, page.url) == few
    assert few <= 16


def test_the_data_for_search_engines_says_where_the_page_stands(home, read):
    site = Site.objects.get(is_default_site=True)
    Centre.objects.create(
        site=site, full_name="Miejski Ośrodek", short_name="MOPS", address="ul. A 5\r\nMiasto"
    )
    section = section_page(title="Pomoc", slug="pomoc")
    data = json_ld(read(short_page("Zasiłek stały", section).url))
    centre, trail = data["@graph"]
    assert data["@context"] == "https://schema.org"
    assert (centre["@type"], centre["name"]) == ("GovernmentOrganization", "Miejski Ośrodek")
    assert centre["address"] == "ul. A 5, Miasto"
    assert "email" not in centre  # an unknown fact is left out
    assert [item["position"] for item in trail["itemListElement"]] == [1, 2, 3]
    assert [item["item"] for item in trail["itemListElement"]] == [
        "http://testserver/",
        "http://testserver/pomoc/",
        "http://testserver/pomoc/zasilek-staly/",
    ]


EVIL = '</script><script>alert(1)</script><!--<b>"&amp;\u2028'


def test_no_title_closes_the_data_for_search_engines(home, read):
    site = Site.objects.get(is_default_site=True)
    Centre.objects.create(site=site, full_name=EVIL, short_name=EVIL[:80], address=EVIL)
    page = read(short_page(EVIL, slug="zle").url)
    data = json_ld(page)
    assert data["@graph"][0]["name"] == EVIL
    assert data["@graph"][1]["itemListElement"][-1]["name"] == EVIL
    assert not [s for s in page.find_all("script") if s.string and s.string.startswith("alert")]
    assert page.h1.get_text() == EVIL


def test_without_a_site_there_is_an_empty_frame(home, client):
    Site.objects.all().delete()
    answer = client.get("/szukaj/")
    assert answer.status_code == 200
    assert answer.context["frame"].menu == []
