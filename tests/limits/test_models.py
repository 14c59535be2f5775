"""How often something may be tried."""

from datetime import timedelta

import pytest
from django.utils import timezone

from limits import models
from limits.models import Tries
from page_cache import changes

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def tries(number, who="a@example.org", what="log-in", most=3):
    return [Tries.objects.allow(what, who, most, HOUR) for _ in range(number)]


def later(monkeypatch, by):
    now = timezone.now() + by
    monkeypatch.setattr(models.timezone, "now", lambda: now)


def test_more_tries_than_allowed_are_refused():
    assert tries(5) == [True, True, True, False, False]


def test_others_and_other_things_are_counted_apart():
    tries(4)
    assert tries(1, who="b@example.org") == tries(1, what="form") == [True]


def test_the_limit_lifts_by_itself_and_then_counts_anew(monkeypatch):
    tries(4)
    later(monkeypatch, HOUR + timedelta(seconds=1))
    assert tries(4) == [True, True, True, False]


def test_going_on_does_not_lengthen_the_wait(monkeypatch):
    tries(4)
    later(monkeypatch, HOUR / 2)
    tries(4)
    assert Tries.objects.wait("log-in", "a@example.org") <= HOUR / 2


def test_a_good_try_is_taken_back_and_all_can_be_forgotten():
    tries(3)
    Tries.objects.take_back("log-in", "a@example.org")
    assert Tries.objects.left("log-in", "a@example.org", 3) == 1
    Tries.objects.forget("log-in", "a@example.org")
    assert Tries.objects.left("log-in", "a@example.org", 3) == 3
    assert Tries.objects.wait("log-in", "a@example.org") == timedelta()


def test_nobody_can_tell_from_the_table_who_tried(settings):
    tries(1)
    row = Tries.objects.get()
    assert "example" not in f"{row.key} {row}"
    settings.SECRET_KEY = "another"
    assert Tries.objects.key("log-in", "a@example.org") != row.key


def test_what_no_limit_asks_for_is_deleted(monkeypatch):
    tries(1)
    assert Tries.objects.clear() == 0
    later(monkeypatch, HOUR)
    assert Tries.objects.clear() == 1
    assert not Tries.objects.exists()


def test_counting_does_not_change_what_visitors_read():
    assert not changes.counts(Tries)
