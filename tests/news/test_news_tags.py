"""Notices as they stand in pages, results of a search, and errors."""

from datetime import datetime, timedelta

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models.notices import Level
from tests.samples import notice, short_page

pytestmark = pytest.mark.django_db


def bars(soup):
    return [bar for bar in soup.select(".notice-bar") if not bar.has_attr("hidden")]


def test_a_notice_says_its_level_in_words_and_what_to_do(home, read):
    page = short_page("Dzień Seniora")
    facts = {"text": "Kasa jest nieczynna.\nZapraszamy jutro.", "phone": "+48 00 000 00 00"}
    notice("Awaria wody", level=Level.URGENT, link_page=page, **facts)
    (bar,) = bars(read("/"))
    assert bar.select_one(".notice-bar__title").get_text(" ", strip=True) == "Pilne: Awaria wody"
    assert bar.find("br")
    links = [(a.get_text(), a["href"]) for a in bar.find_all("a")]
    assert links == [
        ("Zadzwoń: +48 00 000 00 00", "tel:+48000000000"),
        ("Dzień Seniora", "/dzien-seniora/"),
    ]


def test_what_an_editor_types_is_text(home, read):
    notice('"><script>alert(1)</script>', text="<b>pilne</b>")
    (bar,) = bars(read("/"))
    assert bar.find_all(["script", "b"]) == []
    assert "<b>pilne</b>" in bar.get_text()


def test_notices_stand_in_a_named_region_that_is_read_out_politely(home, read):
    notice()
    region = read("/").find("section", attrs={"aria-label": "Komunikaty"})
    assert region.parent["aria-live"] == "polite"
    assert region.find_parent("main") is None


def test_the_button_waits_for_the_script_and_says_what_it_closes(home, read):
    notice("Awaria wody")
    notice("Ewakuacja", is_dismissible=False)
    (button,) = read("/").select(".notice-bar button")
    assert button.has_attr("hidden")
    assert (button["type"], button["aria-label"]) == ("button", "Zamknij komunikat: Awaria wody")


def this_minute():
    """Return when it began; a page that is made again within it is the same."""
    return timezone.now().replace(second=0, microsecond=0)


def test_the_script_is_told_the_moments_as_instants(home, read):
    one = notice()
    before = this_minute()
    page = read("/")
    bar, region = bars(page)[0], page.select_one("[data-notices]")
    assert datetime.fromisoformat(bar["data-until"]) - one.ends_at < timedelta(milliseconds=1)
    assert before <= datetime.fromisoformat(region["data-now"]) <= this_minute()
    assert page.select("script[src*='js/notices.js']")


def test_a_page_without_notices_has_neither_their_region_nor_their_script(home, read):
    notice("Skończony", begins=-60, ends=-30)
    page = read("/")
    assert page.select("[aria-label=Komunikaty], script[src*='notices']") == []


def test_a_region_with_nothing_to_be_seen_yet_is_hidden(home, read):
    notice(begins=30)
    assert read("/").select_one("[data-notices]").has_attr("hidden")


@pytest.mark.parametrize(
    ("address", "status"),
    [("/szukaj/", 200), ("/szukaj/?q=woda", 200), ("/nie-ma/", 404)],
)
def test_notices_of_the_whole_site_are_shown_where_there_is_no_page(home, read, address, status):
    notice("Awaria wody")
    notice("Tylko tutaj", section=home)
    assert [bar.strong.get_text() for bar in bars(read(address, status))] == ["Awaria wody"]


@pytest.mark.parametrize("kind", ["password", "login"])
def test_a_closed_door_does_not_tell_the_notice_behind_it(home, client, kind):
    page = short_page("Notatka", slug="notatka")
    notice("Tajny komunikat", section=page)
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    answer = client.get("/notatka/", follow=True)
    assert "Tajny" not in answer.content.decode()


def test_an_error_is_told_though_notices_cannot_be_read(home, monkeypatch):
    def fail(*args):
        raise RuntimeError("notices that cannot be read")

    monkeypatch.setattr("news.showing.board_of", fail)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "Mamy problem techniczny" in answer.content.decode()


def test_without_a_request_nothing_is_asked_for(django_assert_num_queries):
    template = Template("{% load news_tags %}{% current_notices page as b %}{{ b.notices }}")
    with django_assert_num_queries(0):
        assert template.render(Context()) == "[]"
