"""Narrowing down the list of news by year and topic, with any address at all."""

from datetime import date

import pytest

from news.models import NewsPage, NewsTopic
from tests.samples import make_private, news_index_page, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    """A list with news of two years and on two topics."""
    index = news_index_page(title="Aktualności", slug="aktualnosci")
    family, food = (NewsTopic.objects.create(name=name) for name in ("Rodzina", "Żywność"))
    NewsTopic.objects.create(name="Bez wiadomości")
    for title, day, topic in [
        ("Wyprawka", date(2025, 8, 1), family),
        ("Paczki", date(2025, 12, 1), food),
        ("Kolonie", date(2026, 6, 1), family),
        ("Remont", date(2026, 7, 1), None),
    ]:
        publish(NewsPage(title=title, date=day, topic=topic), index)
    return index


def titles(soup):
    return [a.get_text(strip=True) for a in soup.select(".news-item__title a")]


def heading(soup):
    return soup.select_one("#list-title").get_text(strip=True)


def choices(soup, name):
    options = soup.select(f"select[name={name}] option")
    return [option["value"] for option in options if option["value"]]


def test_only_years_and_topics_with_news_are_offered(index, read):
    page = read("/aktualnosci/")
    assert choices(page, "rok") == ["2026", "2025"]
    assert choices(page, "temat") == ["rodzina", "zywnosc"]
    assert heading(page) == "Wszystkie aktualności"


def test_what_is_not_for_everybody_offers_no_year_and_no_topic(index, read):
    secret = NewsTopic.objects.create(name="Tajny temat")
    for facts in ({"live": False}, {"live": True}):
        page = NewsPage(title=f"Sekret {facts}", date=date(2019, 1, 1), topic=secret, **facts)
        make_private(publish(page, index))
    page = read("/aktualnosci/")
    assert choices(page, "rok") == ["2026", "2025"]
    assert "Tajny temat" not in page.get_text()


@pytest.mark.parametrize(
    ("query", "found", "said"),
    [
        ("rok=2026", ["Remont", "Kolonie"], "Wiadomości: rok 2026"),
        ("temat=rodzina", ["Kolonie", "Wyprawka"], "Wiadomości: temat: Rodzina"),
        ("rok=2025&temat=zywnosc", ["Paczki"], "Wiadomości: rok 2025, temat: Żywność"),
        ("rok=&temat=", ["Remont", "Kolonie", "Paczki", "Wyprawka"], "Wszystkie aktualności"),
    ],
)
def test_the_choice_is_kept_and_said_in_words(index, read, query, found, said):
    page = read(f"/aktualnosci/?{query}")
    assert titles(page) == found
    assert heading(page) == said
    chosen = [o["value"] for o in page.select("option[selected]")]
    assert chosen == [part.split("=")[1] for part in query.split("&") if not part.endswith("=")]


def test_the_choice_stands_in_the_title_of_the_tab_but_not_in_the_h1(index, read):
    page = read("/aktualnosci/?rok=2025")
    assert page.title.get_text().startswith("Aktualności: rok 2025")
    assert page.h1.get_text() == "Aktualności"


def test_a_year_without_news_on_the_topic_leads_back_to_all_news(index, read):
    page = read("/aktualnosci/?rok=2026&temat=zywnosc")
    assert "Nie ma takich wiadomości." in page.main.get_text()
    assert page.find("a", string="Pokaż wszystkie wiadomości")["href"] == "/aktualnosci/"


ODD = ["1999", "abc", "-1", "20266", "9" * 5000, "%00", "%ff%fe", "<script>", "2026'--", "２０２６"]


@pytest.mark.parametrize("name", ["rok", "temat"])
def test_what_is_not_known_is_answered_with_all_news_and_a_kind_word(index, read, name):
    for value in ODD:
        page = read(f"/aktualnosci/?{name}={value}")
        assert len(titles(page)) == 4, value
        assert "Nie mamy wiadomości z roku albo na temat" in page.main.get_text()


def test_the_choice_stays_from_one_part_of_the_list_to_the_next(index, read, monkeypatch):
    monkeypatch.setattr(type(index), "news_on_a_page", 1)
    page = read("/aktualnosci/?rok=2025&temat=")
    assert "rok=2025" in page.find("a", rel="next")["href"]


@pytest.mark.parametrize("query", ["rok=1999", "temat=%2A%29%29%00", "kampania=x"])
def test_what_is_not_known_is_not_carried_on(index, read, monkeypatch, query):
    monkeypatch.setattr(type(index), "news_on_a_page", 1)
    page = read(f"/aktualnosci/?{query}&rok=2025")
    assert page.find("a", rel="next")["href"] == "?rok=2025&strona=2"


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("strona=1&utm_source=fb", ""),
        ("strona=2", "?strona=2"),
        ("temat=rodzina&rok=2025", "?rok=2025&temat=rodzina"),
        ("strona=2&temat=rodzina&fbclid=x&rok=&rok=", "?temat=rodzina&strona=2"),
        ("strona=99&rok=2025", "?rok=2025&strona=2"),
        ("rok=1999&temat=%22%3E", ""),
    ],
)
def test_one_list_has_one_canonical_address(index, read, monkeypatch, query, canonical):
    monkeypatch.setattr(type(index), "news_on_a_page", 1)
    head = read(f"/aktualnosci/?{query}").head
    address = f"http://testserver/aktualnosci/{canonical}"
    assert head.find("link", rel="canonical")["href"] == address
    assert head.find("meta", property="og:url")["content"] == address
