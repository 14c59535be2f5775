"""The cache in front of Django keeps what is for everybody, and only while it is true."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from page_cache import application as application_module
from page_cache import moments
from page_cache.application import PageCache
from tests.page_cache.conftest import PAGE


def test_a_page_is_rendered_once(ask, django):
    assert {ask()[2] for _ in range(5)} == {b"render 1"}
    assert django.closed == 1


def test_a_change_is_seen_by_the_very_next_request(ask, django):
    ask()
    django.version.move()
    assert ask()[2] == b"render 2"


def test_a_render_that_a_change_overtook_is_never_shown(ask, django):
    django.while_rendering = django.version.move
    assert ask()[2] == b"render 1"
    django.while_rendering = lambda: None
    assert ask()[2] == b"render 2"
    assert ask()[2] == b"render 2"


def test_a_web_server_of_ours_is_told_until_when_a_page_is_true(ask, django, monkeypatch):
    assert "X-Accel-Expires" not in ask()[1]
    monkeypatch.setattr(application_module.site, "front", lambda: object())
    said = [ask()[1]["X-Accel-Expires"] for _ in range(2)]
    midnight = moments.next_change(django.version.current()).timestamp()
    assert said == [f"@{int(midnight)}"] * 2
    django.status = "404 Not Found"
    assert "X-Accel-Expires" not in ask("/nie-ma/")[1]


def test_what_was_kept_before_a_start_does_not_count_after_it(ask, django):
    ask()
    PageCache(django)
    assert ask()[2] == b"render 2"


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        ("404 Not Found", PAGE),
        ("302 Found", [("Location", "/")]),
        ("500 Internal Server Error", PAGE),
        ("200 OK", [*PAGE, ("Set-Cookie", "sessionid=1")]),
        ("200 OK", [*PAGE, ("Cache-Control", "max-age=0, private")]),
        ("200 OK", [*PAGE, ("Cache-Control", "No-Store")]),
        ("200 OK", [*PAGE, ("Vary", "*")]),
    ],
)
def test_what_is_not_for_everybody_is_not_kept(ask, django, status, headers):
    django.status, django.headers = status, headers
    assert [ask()[2] for _ in range(2)] == [b"render 1", b"render 2"]
    assert ask()[0] == status
    assert ask()[1] == dict(headers)


def test_what_passes_by_reaches_django_as_it_came(ask, django):
    ask("/admin/", "next=/&x=1", method="POST", HTTP_COOKIE="sessionid=1")
    assert django.asked["QUERY_STRING"] == "next=/&x=1"
    assert django.asked["REQUEST_METHOD"] == "POST"


def test_parameters_that_a_page_does_not_read_make_no_new_page(ask, django):
    assert {ask(query=f"utm_source={number}")[2] for number in range(50)} == {b"render 1"}
    assert django.asked["QUERY_STRING"] == ""
    assert len(django.store._memory) == 1


def test_head_makes_a_page_that_get_finds(ask):
    assert ask(method="HEAD")[2] == b""
    assert ask()[2] == b"render 1"


@pytest.mark.parametrize("status", ["404 Not Found", "200 OK"])
def test_head_of_what_is_not_kept_has_no_body(ask, django, status):
    django.status, django.headers = status, [*PAGE, ("Set-Cookie", "a=b")]
    assert ask(method="HEAD")[2] == b""
    assert django.closed == 1


def test_fifty_visitors_after_a_change_cause_one_render(ask, django):
    django.while_rendering = lambda: time.sleep(0.02)
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask()[2])) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [b"render 1"] * 50


def test_visitors_do_not_wait_for_each_other_where_nothing_is_kept(ask, django):
    django.status = "404 Not Found"
    ask()
    together = threading.Barrier(2, timeout=5)  # breaks if one comes only after the other
    django.while_rendering = together.wait
    with ThreadPoolExecutor(2) as visitors:
        answers = list(visitors.map(lambda _: ask()[0], range(2)))
    assert answers == ["404 Not Found"] * 2
    assert not together.broken


def test_after_a_change_a_page_that_was_not_there_is_rendered_once(ask, django):
    django.status = "404 Not Found"
    ask()
    django.status = "200 OK"
    django.version.move()
    django.while_rendering = lambda: time.sleep(0.02)
    with ThreadPoolExecutor(20) as visitors:
        assert {answer[2] for answer in visitors.map(lambda _: ask(), range(20))} == {b"render 2"}


def test_addresses_where_nothing_is_kept_take_bounded_memory(ask, django, monkeypatch):
    monkeypatch.setattr(application_module, "UNKEPT", 10)
    django.status = "404 Not Found"
    assert {ask(f"/{number}/")[0] for number in range(50)} == {"404 Not Found"}
    assert len(ask.cache._unkept) <= 10


def test_an_outage_shows_the_page_whose_time_is_over_but_none_of_before_a_change(
    ask, django, monkeypatch
):
    ask()
    in_three_days = time.time() + 3 * 86_400
    monkeypatch.setattr(time, "time", lambda: in_three_days)
    django.status = "503 Service Unavailable"
    assert ask()[:1] + ask()[2:] == ("200 OK", b"render 1")
    django.version.move()
    assert ask()[0] == "503 Service Unavailable"


def test_a_large_answer_is_sent_and_not_kept(ask, django, monkeypatch):
    monkeypatch.setattr(application_module, "LARGEST", 3)
    assert [ask()[2] for _ in range(2)] == [b"render 1", b"render 2"]


def test_a_folder_that_cannot_be_written_lets_every_page_be_rendered(ask, django):
    django.version = application_module.site.NoVersion()
    assert [ask()[2] for _ in range(2)] == [b"render 1", b"render 2"]


def test_ten_thousand_addresses_take_bounded_memory(ask, django, monkeypatch):
    monkeypatch.setattr("page_cache.store.MEMORY", 100_000)
    for number in range(500):
        ask(f"/{number}/")
    assert django.store._size <= 100_000
