"""Django works in turns, and the page cache needs none for what it has ready."""

import time

import pytest

from page_cache import application as application_module
from page_cache.application import FOR_MANY, PageCache
from page_cache.keys import key_of


def test_a_turn_is_needed_for_what_django_does_and_for_nothing_else(django):
    turns = []
    cache = PageCache(django, lambda _came, work, *about: turns.append(work) or work(*about))
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "QUERY_STRING": ""}
    for _visitor in range(3):
        cache(environ, lambda *_said: None)
    assert len(turns) == 1
    cache({**environ, "REQUEST_METHOD": "POST"}, lambda *_said: None)
    assert len(turns) == 2


@pytest.mark.parametrize(("is_stream", "closed"), [(False, 1), (True, 0)])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_request_ends_in_its_turn_unless_it_is_a_stream(ask, django, is_stream, closed, method):
    django.status = "404 Not Found"
    ask.cache._application = lambda *asked: Streamed(django(*asked), is_stream)
    said = ask.cache({"REQUEST_METHOD": method, "PATH_INFO": "/"}, lambda *_said: None)
    assert django.closed == closed
    assert b"".join(said) == b"render 1"


class Streamed:
    """A response as Django's, which says whether it is a stream."""

    def __init__(self, parts, streaming):
        self.parts, self.streaming, self.close = parts, streaming, parts.close

    def __iter__(self):
        return iter(self.parts)


def test_a_thread_that_waits_keeps_no_connection(ask, django, monkeypatch):
    closed = []
    django.version.is_common = True
    monkeypatch.setattr(application_module.connection, "close", lambda: closed.append(1))
    ask()
    ask()
    assert len(closed) == 3  # the first looks again once it is alone


def test_django_is_told_when_several_wait_for_a_page(ask, django):
    said = []
    django.while_rendering = lambda: said.append(django.asked[FOR_MANY])
    ask()
    django.version.move()
    with ask.cache._wanting(key_of({"REQUEST_METHOD": "GET", "PATH_INFO": "/"})):
        ask()
    assert said == [False, True]
    assert ask.cache._wanted == {}


def test_the_wait_for_others_counts_as_a_wait_for_a_turn(django):
    came = []
    run = lambda moment, work, *about: came.append(moment) or work(*about)  # noqa: E731
    before = time.monotonic()
    PageCache(django, run)({"REQUEST_METHOD": "GET", "PATH_INFO": "/"}, lambda *_said: None)
    assert before <= came[0] <= time.monotonic()
