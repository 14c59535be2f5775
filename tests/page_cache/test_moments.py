"""An answer is true until midnight, or until the next moment that a part of the site names."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError
from wagtail import hooks

from page_cache import moments

WARSAW = ZoneInfo("Europe/Warsaw")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=WARSAW)


@pytest.fixture(autouse=True)
def _no_parts(monkeypatch):
    monkeypatch.setattr(hooks, "get_hooks", lambda _name: parts)
    monkeypatch.setattr(moments, "_known", {"version": None, "moment": None})
    parts.clear()


parts = []


def test_it_is_midnight_in_warsaw_when_nobody_says_anything():
    assert moments.next_change((1, 0), NOON) == datetime(2026, 11, 25, tzinfo=WARSAW)


def test_midnight_is_right_when_clocks_change():
    before = datetime(2026, 10, 25, 0, 30, tzinfo=WARSAW)
    assert moments.next_change((1, 0), before) == datetime(2026, 10, 26, tzinfo=WARSAW)


def test_it_is_the_nearest_of_what_the_parts_say():
    parts.extend([lambda now: now + timedelta(hours=2), lambda now: None])
    parts.append(lambda now: now + timedelta(hours=1))
    assert moments.next_change((1, 0), NOON) == NOON + timedelta(hours=1)


def test_the_parts_are_asked_once_for_a_version_and_again_when_the_moment_has_come():
    asked = []
    parts.append(lambda now: asked.append(now) or now + timedelta(hours=1))
    for minutes in (0, 10, 59):
        moments.next_change((1, 0), NOON + timedelta(minutes=minutes))
    assert len(asked) == 1
    moments.next_change((1, 0), NOON + timedelta(hours=1))
    assert len(asked) == 2
    moments.next_change((2, 0), NOON + timedelta(hours=1))
    assert len(asked) == 3


def test_with_the_database_away_nothing_stays_true_and_the_parts_are_asked_again():
    def lost(now):
        raise OperationalError("connection refused")

    parts.append(lost)
    assert moments.next_change((1, 0), NOON) == NOON
    parts.clear()
    assert moments.next_change((1, 0), NOON) == datetime(2026, 11, 25, tzinfo=WARSAW)
