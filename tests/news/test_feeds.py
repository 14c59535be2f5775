"""The feeds of news: whole, absolute, Polish, and without what is not for everybody."""

from datetime import date, timedelta

import pytest
from defusedxml.ElementTree import fromstring

from news.models import NewsPage, NewsTopic
from tests.samples import make_private, news_index_page, publish, section_page

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/aktualnosci/rss/", "/aktualnosci/atom/"]


@pytest.fixture
def index(home, settings):
    """A list of news at a site with an address of its own."""
    settings.BASE_URL = "https://mops.example.org"
    return news_index_page(title="Aktualności", slug="aktualnosci")


def news(index, title, day=date(2026, 10, 15), **facts):
    return publish(NewsPage(title=title, date=day, lead="Przyjdź.", **facts), index)


def items(client, address):
    root = fromstring(client.get(address).content)
    return root.findall("channel/item") or root.findall(f"{ATOM}entry")


def titles(client, address):
    found = items(client, address)
    return [
        (one.find("title") or one).findtext("title") or one.findtext(f"{ATOM}title")
        for one in found
    ]


def test_rss_says_what_the_list_says(index, client):
    page = news(index, "Nabór <wniosków> & paczek", topic=NewsTopic.objects.create(name="Rodzina"))
    answer = client.get(FEEDS[0])
    assert answer["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = fromstring(answer.content).find("channel")
    assert channel.findtext("title") == "Aktualności"
    assert channel.findtext("language") == "pl"
    assert channel.findtext("link") == "https://mops.example.org/aktualnosci/"
    assert channel.find(f"{ATOM}link").get("href") == f"https://mops.example.org{FEEDS[0]}"
    item = channel.find("item")
    assert item.findtext("title") == page.title
    assert item.findtext("link") == f"https://mops.example.org{page.url}"
    assert item.findtext("description") == "Przyjdź."
    assert item.findtext("pubDate") == "Thu, 15 Oct 2026 00:00:00 +0200"
    assert item.findtext("category") == "Rodzina"
    assert item.find("guid").get("isPermaLink") == "false"


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_says_which_news_is_out_of_date(index, client, address):
    news(index, "Nabór", valid_until=date.max)
    news(index, "Zbiórka", date(2026, 9, 1), valid_until=date(2026, 9, 30))
    assert titles(client, address) == ["Nabór", "Zbiórka (archiwalna)"]
    old = items(client, address)[1]
    said = old.findtext("description") or old.findtext(f"{ATOM}summary")
    assert said == "Archiwalna: była aktualna do 30 września 2026. Przyjdź."


def test_atom_says_when_news_changed(index, client):
    page = news(index, "Nabór")
    answer = client.get(FEEDS[1])
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "pl"
    entry = feed.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2026-10-15T00:00:00+02:00"
    assert entry.findtext(f"{ATOM}updated") == page.last_published_at.isoformat()
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{page.translation_key}"


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_holds_the_twenty_newest_that_anybody_may_read(index, client, address):
    for number in range(22):
        news(index, f"Wiadomość {number}", date(2026, 10, 15) - timedelta(days=number))
    news(index, "Szkic", live=False)
    make_private(news(index, "Wewnętrzna"))
    assert titles(client, address) == [f"Wiadomość {number}" for number in range(20)]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_without_news_is_a_feed(index, client, address):
    assert items(client, address) == []


def test_the_id_of_news_stays_when_its_address_changes(index, client):
    page = news(index, "Nabór")
    before = items(client, FEEDS[0])[0].findtext("guid")
    page.slug = "nabor-przedluzony"
    page.save_revision().publish()
    item = items(client, FEEDS[0])[0]
    assert item.findtext("link").endswith("/nabor-przedluzony/")
    assert item.findtext("guid") == before


@pytest.mark.parametrize("address", FEEDS)
def test_text_that_no_xml_may_hold_does_not_break_a_feed(index, client, address):
    news(index, "Z Worda\x0bwklejone\x01\ufffe", topic=NewsTopic.objects.create(name="A\x0bB"))
    assert titles(client, address) == ["Z Worda wklejone  "]


@pytest.mark.parametrize("address", FEEDS)
def test_days_at_the_ends_of_the_calendar_do_not_break_a_feed(index, client, address):
    news(index, "Pierwsza", date.min)
    news(index, "Ostatnia", date.max)
    assert titles(client, address) == ["Ostatnia", "Pierwsza"]
    assert client.get("/aktualnosci/").status_code == 200


@pytest.mark.parametrize("address", FEEDS)
def test_the_feed_of_a_private_list_is_as_private(index, client, address):
    news(index, "Tajna wiadomość")
    make_private(index)
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer.url.startswith("/")
    assert "Tajna" not in answer.content.decode()


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_the_feed_below_a_private_section_is_as_private(index, client, name):
    section = make_private(section_page(title="Dla pracowników", slug="dla-pracownikow"))
    news(news_index_page(section, slug="nowiny"), "Tajna wiadomość")
    answer = client.get(f"/dla-pracownikow/nowiny/{name}/")
    assert answer.status_code == 302
    assert "Tajna" not in answer.content.decode()


@pytest.mark.parametrize("address", FEEDS)
def test_an_unpublished_list_has_no_feed(index, client, address):
    index.unpublish()
    assert client.get(address).status_code == 404


def test_the_list_leads_to_its_feeds(index, read):
    page = read("/aktualnosci/")
    alternates = page.head.find_all("link", rel="alternate")
    assert [(link["type"], link["href"]) for link in alternates] == [
        ("application/rss+xml", FEEDS[0]),
        ("application/atom+xml", FEEDS[1]),
    ]
    assert [a["href"] for a in page.select(".news-channels a")] == FEEDS
