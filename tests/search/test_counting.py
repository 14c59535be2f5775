"""Counting searches: by day, for a year, never in the visitor's time, nothing about persons."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search import counting
from search.models import SearchCount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_waits():
    """Forget what other tests searched."""
    counting._waiting.clear()


def counts():
    """Return what was written: {query: (asked, in vain)}."""
    rows = SearchCount.objects.values_list("query", "asked", "in_vain")
    return {query: (asked, in_vain) for query, asked, in_vain in rows}


def test_searches_are_added_up_by_day():
    for found in (3, 0, 1):
        counting.note("  Zasiłek   stały ", found)
    counting.write()
    counting.note("zasiłek stały", 0)
    counting.write()
    assert counts() == {"zasiłek stały": (4, 2)}
    assert SearchCount.objects.get().day == timezone.localdate()


def test_nothing_is_written_while_somebody_searches():
    with CaptureQueriesContext(connection) as queries:
        counting.note("zasiłek", 1)
    assert len(queries) == 0


@pytest.mark.parametrize(
    "private",
    [
        "Jan Kowalski",
        "pismo dla janiny nowak",
        "kowalska.anna@example.org",
        "600 100 200",
        "pesel 90010112345",
        "97-200",
        "sprawa 12/34/5",
        "mam na imię i chcę bardzo długo opowiadać o swojej sprawie z sąsiadem zza ściany",
        "a" * 61,
        "",
        "…",
    ],
)
def test_what_may_be_about_a_person_is_not_counted(private):
    counting.note(private, 0)
    counting.write()
    assert counts() == {}


@pytest.mark.parametrize(
    "plain",
    [
        "zasiłek",
        "800 plus",
        "300+",
        "dodatek 2026",
        "ojciec nie płaci",
        "jak zapisać się do klubu",
        "mąka",
    ],
)
def test_an_ordinary_query_is_counted(plain):
    assert counting.countable(plain) == plain


def test_counts_are_kept_for_a_year():
    today = timezone.localdate()
    for days in (400, 360):
        SearchCount.objects.create(query=f"q{days}", day=today - timedelta(days=days), asked=1)
    counting.write()
    assert list(counts()) == ["q360"]


def test_what_a_locked_database_refuses_is_written_later(monkeypatch):
    def fail(*args):
        raise DatabaseError("locked")

    counting.note("zasiłek", 1)
    with monkeypatch.context() as locked:
        locked.setattr(counting, "_add", fail)
        counting.write()
    assert counts() == {}
    counting.note("zasiłek", 1)
    counting.write()
    assert counts() == {"zasiłek": (2, 0)}


def test_a_worker_remembers_a_bounded_number_of_queries(monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 3)
    for number in range(9):
        counting.note(f"słowo{'abcdefghi'[number]}", 1)
    assert len(counting._waiting) == 3


def test_a_timer_writes_later_and_only_one_waits(settings, monkeypatch):
    started = []

    class Timer:
        daemon = False

        def __init__(self, seconds, function):
            self.seconds, self.function = seconds, function

        def start(self):
            started.append(self)

    settings.SEARCH_COUNTS_EVERY = 30
    monkeypatch.setattr(counting.threading, "Timer", Timer)
    monkeypatch.setattr(counting.connection, "close", lambda: None)
    counting.note("zasiłek", 1)
    counting.note("zasiłek", 1)
    assert [timer.seconds for timer in started] == [30]
    started[0].function()
    assert counts() == {"zasiłek": (2, 0)}
    counting.note("zasiłek", 1)
    assert len(started) == 2
    started[1].function()
