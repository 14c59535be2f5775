"""/-/live and /-/ready: true under each fault, quick, and the same for everybody who asks."""

import threading

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from upkeep import health

WELL = {"database": "ok", "migrations": "ok", "disk": "ok", "cache": "none"}


@pytest.fixture
def parts(monkeypatch):
    """Return a function that replaces questions: what they answer or raise."""
    monkeypatch.setattr(health, "QUESTIONS", {name: lambda v=v: v for name, v in WELL.items()})

    def set_part(name, answer):
        def ask():
            if isinstance(answer, Exception):
                raise answer
            return answer() if callable(answer) else answer

        monkeypatch.setitem(health.QUESTIONS, name, ask)

    return set_part


def ready(client, **more):
    answer = client.get("/-/ready", **more)
    return answer.status_code, answer.json()


def test_live_touches_nothing(client, django_assert_num_queries):
    answer = client.get("/-/live")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_says_of_each_part_that_it_is_well(monkeypatch, client):
    class SameThread:
        """The test's own transaction is seen by the test's own thread only."""

        def submit(self, question):
            value = question()
            return type("Answer", (), {"result": lambda self, patience: value})()

    monkeypatch.setattr(health, "_thread", lambda name: SameThread())
    assert ready(client) == (200, {"ready": True, **WELL})


@pytest.mark.django_db
def test_all_migrations_on_the_disk_and_no_others_are_expected():
    applied = set(MigrationRecorder(connection).applied_migrations())
    assert health.expected_migrations() == applied


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_yet_is_noticed():
    MigrationRecorder(connection).record_unapplied("core", "0001_initial")
    assert health.migrations() == "missing: 1"


@pytest.mark.parametrize("name", ["database", "migrations", "disk"])
def test_without_a_part_that_it_needs_it_is_not_ready_and_does_not_say_why(parts, client, name):
    parts(name, OperationalError("password=tajne host=10.0.0.1"))
    assert ready(client) == (503, {"ready": False, **WELL, name: "failed"})
    assert client.get("/-/live").status_code == 200


def test_without_the_common_cache_it_is_slower_but_ready(parts, client):
    parts("cache", ConnectionError("away"))
    assert ready(client) == (200, {"ready": True, **WELL, "cache": "failed"})


def test_what_hangs_is_not_waited_for(parts, client, monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    over = threading.Event()
    parts("disk", lambda: over.wait(30))
    try:
        assert ready(client) == (503, {"ready": False, **WELL, "disk": health.SLOW})
        assert ready(client)[0] == 503
    finally:
        over.set()


def test_a_disk_that_takes_no_file_is_noticed(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "none"
    with pytest.raises(OSError, match="none"):
        health.disk()


@pytest.mark.parametrize("path", ["/-/live", "/-/ready"])
def test_whoever_asks_gets_the_answer_itself_and_nothing_is_kept(parts, client, settings, path):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get(path, headers={"host": "10.1.2.3"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert b"10.1.2.3" not in answer.content


@pytest.mark.django_db
def test_other_addresses_below_are_missing_pages(home, client):
    assert client.get("/-/env/").status_code == 404
