"""While more ask than can be answered, who has waited too long is asked to come again."""

import time

import pytest

from mopscms import crowd
from page_cache.application import FOR_MANY

pytestmark = pytest.mark.django_db
SEARCH = "/szukaj/?q=zasiłek"


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings):
    """Stop the clock; a proxy of ours stands in front."""
    settings.PROXY = True
    now = time.time()
    monkeypatch.setattr(crowd.time, "time", lambda: now)
    return now


def asked(client, clock, seconds, path=SEARCH, method="get", **environ):
    began = {"X-Request-Start": f"{clock - seconds:.3f}"}
    return getattr(client, method)(path, headers=began, **environ)


def test_who_has_waited_too_long_is_asked_to_come_again(client, home, clock):
    answer = asked(client, clock, 0.9)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert answer["Cache-Control"] == "no-store"
    assert "Spróbuj ponownie za minutę" in answer.content.decode()


def test_sending_away_asks_nothing_of_the_database(client, home, clock, django_assert_num_queries):
    asked(client, clock, 0.9)  # the phones of the centre may be read once
    with django_assert_num_queries(0):
        assert asked(client, clock, 0.9).status_code == 503


@pytest.mark.parametrize("seconds", [0, 0.7, -5, 3600], ids=str)
def test_who_comes_in_time_or_by_another_clock_is_served(client, home, clock, seconds):
    assert asked(client, clock, seconds).status_code == 200


@pytest.mark.parametrize("said", ["", "t=1", "nan", "inf", "-inf", "1e400", "dawno"])
def test_a_made_up_time_changes_nothing(client, home, said):
    answer = client.get(SEARCH, headers={"X-Request-Start": said})
    assert answer.status_code == 200


def test_what_somebody_sends_is_taken_however_long_it_waited(client, home, clock):
    assert asked(client, clock, 5, "/logowanie/", "post").status_code == 200


def test_staff_are_served_however_long_they_waited(admin_client, home, clock):
    assert asked(admin_client, clock, 5).status_code == 200


def test_without_a_proxy_the_wait_for_a_turn_counts(client, home, monkeypatch):
    waits = iter([0.9, 0.7])
    monkeypatch.setattr(crowd.turns, "waited", lambda: next(waits))
    assert client.get(SEARCH).status_code == 503
    assert client.get(SEARCH).status_code == 200


def test_a_page_that_several_wait_for_is_made_however_long_it_took(client, home, clock):
    assert asked(client, clock, 5, **{FOR_MANY: True}).status_code == 200


@pytest.mark.parametrize("path", ["/static/nie-ma.css", "/media/nie-ma.jpg"])
def test_files_that_a_page_needs_are_sent_however_long_it_took(client, home, clock, path):
    assert asked(client, clock, 5, path).status_code == 404


def test_without_a_proxy_of_ours_what_a_visitor_says_of_the_time_counts_for_nothing(
    client, home, clock, monkeypatch, settings
):
    settings.PROXY = False
    assert asked(client, clock, 5).status_code == 200
    monkeypatch.setattr(crowd.turns, "waited", lambda: 0.9)
    assert asked(client, clock, 0).status_code == 503
