"""Pages are kept ready by two workers, and a change made anywhere is on the very next one."""

import http.client
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

RENAME = """
from pages.models import ContentPage
page = ContentPage.objects.get(slug="przykladowa-strona")
page.title = "{title}"
page.save_revision().publish(skip_permission_checks=True)
"""
SETTING = """
from core.models import Centre
Centre.objects.update_or_create(defaults={{"short_name": "{name}"}})
"""
NOTICE = """
from datetime import timedelta
from django.utils import timezone
from news.models import Notice
now = timezone.now()
Notice.objects.create(title="{title}", starts_at=now, ends_at=now + timedelta(hours=1))
"""
PATH = "/przyklady/przykladowa-strona/"


@pytest.fixture
def ask(site):
    """A function that asks for a page over a connection of its own: (headers, text)."""

    def ask(path=PATH, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            return response.headers, response.read().decode()
        finally:
            connection.close()

    return ask


@pytest.fixture(scope="module")
def change(site):
    """A function that changes content in a process of its own, as a timer or a command does."""

    def change(code):
        site.manage("shell", "-v0", "-c", code)

    yield change
    change(RENAME.format(title="Przykładowa strona"))
    change(SETTING.format(name="MOPS Tomaszów Mazowiecki"))


def test_a_page_is_kept_ready(ask):
    ask()
    assert ask()[0]["Cache-Status"] == "pages; hit"


def test_a_title_is_new_on_every_worker_at_the_next_request(ask, change):
    for number in range(3):
        for _ in range(10):
            ask()
        change(RENAME.format(title=f"Przykładowa strona, wersja {number}"))
        found = [re.search("<h1[^>]*>([^<]*)", ask()[1])[1].strip() for _ in range(10)]
        assert found == [f"Przykładowa strona, wersja {number}"] * 10


def test_a_setting_and_a_notice_are_new_on_every_page(ask, change):
    change(NOTICE.format(title="Próba świeżości"))
    change(SETTING.format(name="MOPS Próba"))
    for path in (PATH, "/", "/aktualnosci/"):
        text = ask(path)[1]
        assert "Próba świeżości" in text
        assert "MOPS Próba" in text
    change("from news.models import Notice; Notice.objects.get(title='Próba świeżości').delete()")
    assert "Próba świeżości" not in ask()[1]


def test_under_a_crowd_a_change_is_rendered_once(ask, change):
    change(RENAME.format(title="Tytuł przed tłumem"))
    with ThreadPoolExecutor(25) as crowd:
        answers = list(crowd.map(lambda _: ask(), range(50)))
    misses = [head for head, _text in answers if head["Cache-Status"] != "pages; hit"]
    assert len(misses) == 1
    assert all("Tytuł przed tłumem" in text for _head, text in answers)


def test_whoever_is_logged_in_gets_no_kept_page(ask):
    assert "Cache-Status" not in ask(Cookie="sessionid=x")[0]


def test_a_known_page_is_not_sent_again(site, ask):
    etag = ask()[0]["ETag"]
    assert ask(**{"If-None-Match": etag})[1] == ""
