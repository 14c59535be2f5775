"""The list of news and one piece of news: order, what is out of date, data for search engines."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import NewsIndexPage, NewsPage, NewsTopic
from tests.samples import logged_in, make_private, news_index_page, page_form, picture, publish

pytestmark = pytest.mark.django_db

TODAY = date(2026, 10, 15)


@pytest.fixture
def index(home, monkeypatch):
    """A list of news, on a day in October."""
    noon = datetime(2026, 10, 15, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    monkeypatch.setattr(timezone, "now", lambda: noon)
    return news_index_page(title="Aktualności", slug="aktualnosci")


def news(index, title, day=TODAY, **facts):
    facts = {"lead": "Przyjdź albo zadzwoń.", **facts}
    return publish(NewsPage(title=title, date=day, **facts), index)


def titles(soup):
    return [a.get_text(strip=True) for a in soup.select(".news-item__title a")]


def graph(soup):
    data = json.loads(soup.find("script", type="application/ld+json").string)
    return {thing["@type"]: thing for thing in data["@graph"]}


# -- The list ---------------------------------------------------------------------------------


def test_the_newest_news_stands_first_and_of_one_day_the_one_published_last(index, read):
    news(index, "Dyżur", TODAY - timedelta(days=3))
    news(index, "Zbiórka")
    news(index, "Nabór", TODAY - timedelta(days=1))
    news(index, "Warsztaty")
    for number, title in enumerate(["Zbiórka", "Warsztaty"]):
        moment = timezone.now() + timedelta(minutes=number)
        NewsPage.objects.filter(title=title).update(first_published_at=moment)
    assert titles(read("/aktualnosci/")) == ["Warsztaty", "Zbiórka", "Nabór", "Dyżur"]


def test_a_row_says_date_topic_and_summary_and_what_is_out_of_date(index, read):
    topic = NewsTopic.objects.create(name="Rodzina")
    news(index, "Nabór", topic=topic, valid_until=TODAY)
    news(index, "Zbiórka", date(2026, 9, 1), valid_until=date(2026, 10, 14))
    rows = [row.get_text(" ", strip=True) for row in read("/aktualnosci/").select(".news-item")]
    assert rows == [
        "Nabór 15 października 2026 Rodzina Przyjdź albo zadzwoń.",
        "Zbiórka 1 września 2026 archiwalna Przyjdź albo zadzwoń.",
    ]


def test_the_list_comes_in_parts(index, read, monkeypatch):
    monkeypatch.setattr(NewsIndexPage, "news_on_a_page", 2)
    for number in range(5):
        news(index, f"Wiadomość {number}", TODAY - timedelta(days=number))
    assert titles(read("/aktualnosci/?strona=2")) == ["Wiadomość 2", "Wiadomość 3"]
    assert titles(read("/aktualnosci/?strona=abc")) == ["Wiadomość 0", "Wiadomość 1"]
    assert "5 wiadomości" in read("/aktualnosci/").get_text(" ")


def test_an_empty_list_says_so(index, read):
    page = read("/aktualnosci/")
    assert "Nie ma jeszcze wiadomości" in page.main.get_text()
    assert page.select(".news-choice, .news-list") == []


def test_three_hundred_news_ask_no_more_questions_than_three(index, client):
    counts = []
    for count in (3, 300):
        for number in range(count):
            topic, _ = NewsTopic.objects.get_or_create(name=f"Temat {number % 15}")
            image = picture(f"Obraz {number % 15}")
            page = NewsPage(title=f"W {count} {number}", date=TODAY, topic=topic)
            page.listing_image = image
            index.add_child(instance=page)
        client.get("/aktualnosci/")  # makes the pictures' sizes
        cache.clear()
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get("/aktualnosci/").context["children"]) == min(count, 15)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 22


# -- The home page ----------------------------------------------------------------------------


def test_the_latest_news_are_three_and_not_out_of_date(index):
    for number in range(5):
        news(index, f"Wiadomość {number}", TODAY - timedelta(days=number + 2), valid_until=TODAY)
    news(index, "Archiwalna", TODAY - timedelta(days=1), valid_until=TODAY - timedelta(days=1))
    news(index, "Szkic", live=False)
    make_private(news(index, "Wewnętrzna"))
    assert [page.title for page in index.latest] == [f"Wiadomość {n}" for n in range(3)]


def test_the_home_page_shows_the_latest_news(index, read):
    news(index, "Nabór")
    page = read("/")
    assert [a["href"] for a in page.select(".card__title a")] == ["/aktualnosci/nabor/"]
    assert page.find("a", string="Wszystkie aktualności")["href"] == "/aktualnosci/"


# -- One piece of news ------------------------------------------------------------------------


def test_news_is_out_of_date_from_the_day_after_its_last(index, read, monkeypatch):
    news(index, "Nabór", valid_until=TODAY)
    assert "archiwalna" not in read("/aktualnosci/nabor/").main.get_text()
    midnight = datetime(2026, 10, 16, 0, 0, 1, tzinfo=ZoneInfo("Europe/Warsaw"))
    monkeypatch.setattr(timezone, "now", lambda: midnight)
    mark = read("/aktualnosci/nabor/").select_one(".archived-mark").get_text(" ", strip=True)
    assert mark.startswith("Wiadomość archiwalna. Była aktualna do 15 października 2026.")


def test_a_page_says_its_date_and_leads_to_its_topic_and_to_all_news(index, read):
    news(index, "Nabór", topic=NewsTopic.objects.create(name="Pomoc żywnościowa"))
    page = read("/aktualnosci/nabor/").main
    assert page.time["datetime"] == "2026-10-15"
    assert page.select_one(".news-facts a")["href"] == "/aktualnosci/?temat=pomoc-zywnosciowa"
    assert page.find("a", string="Wszystkie aktualności")["href"] == "/aktualnosci/"


def test_search_engines_are_told_what_the_page_says(index, read, settings):
    settings.BASE_URL = "https://mops.example.org"
    title = "Nabór wniosków o dodatek " + "bardzo " * 20
    facts = {"slug": "nabor", "valid_until": TODAY, "listing_image": picture()}
    page = news(index, title, **facts)
    told = graph(read("/aktualnosci/nabor/"))["NewsArticle"]
    assert len(told["headline"]) == 110
    assert told["headline"].startswith("Nabór wniosków")
    assert told["url"] == "https://mops.example.org/aktualnosci/nabor/"
    assert (told["datePublished"], told["expires"]) == ("2026-10-15", "2026-10-15")
    assert told["dateModified"].endswith("+02:00")
    assert told["description"] == page.lead
    assert told["publisher"] == {"@id": "https://mops.example.org/#centre"}
    assert told["image"].startswith("https://mops.example.org/media/images/")


def test_what_is_not_known_is_left_out_of_the_data(index, read):
    news(index, "Nabór", lead="")
    told = graph(read("/aktualnosci/nabor/"))["NewsArticle"]
    assert {"image", "expires", "description"}.isdisjoint(told)


def test_a_picture_without_its_file_breaks_nothing(index, read):
    image = picture("Zgubiony obraz")
    image.file.storage.delete(image.file.name)
    image.renditions.all().delete()
    news(index, "Nabór", listing_image=image)
    assert "image" not in graph(read("/aktualnosci/nabor/"))["NewsArticle"]
    assert titles(read("/aktualnosci/")) == ["Nabór"]


# -- What editors may write -------------------------------------------------------------------


def test_an_end_before_the_date_is_refused_at_its_field_and_nothing_is_lost(index, publisher):
    form = page_form("Nabór", slug="nabor", date="15.10.2026", valid_until="14.10.2026", topic="")
    address = f"/admin/pages/add/news/newspage/{index.pk}/"
    answer = logged_in(publisher).post(address, {**form, "action-publish": "1"})
    assert answer.context["form"].errors["valid_until"] == [
        "Ten dzień jest wcześniejszy niż data wiadomości. Wybierz ten sam dzień albo późniejszy."
    ]
    assert answer.context["form"]["title"].value() == "Nabór"
    assert "14.10.2026" in answer.content.decode()


def test_news_that_ends_on_its_own_day_is_published(index, publisher):
    form = page_form("Nabór", slug="nabor", date="15.10.2026", valid_until="15.10.2026", topic="")
    address = f"/admin/pages/add/news/newspage/{index.pk}/"
    logged_in(publisher).post(address, {**form, "action-publish": "1"})
    assert NewsPage.objects.get(title="Nabór").valid_until == TODAY


@pytest.mark.parametrize("title", ["RSS", "Atom"])
def test_news_does_not_take_the_address_of_a_feed(index, title):
    with pytest.raises(ValidationError) as refusal:
        news(index, title)
    assert list(refusal.value.message_dict) == ["slug"]


def test_news_outlives_its_topic(index, read):
    topic = NewsTopic.objects.create(name="Rodzina")
    page = news(index, "Nabór", topic=topic)
    topic.delete()
    page.refresh_from_db()
    assert page.topic is None
    assert titles(read("/aktualnosci/")) == ["Nabór"]
