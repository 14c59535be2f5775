"""The content version moves for all processes and machines, whatever of theirs is away."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import DatabaseError
from redis.exceptions import ConnectionError as RedisAway

from page_cache import common_number
from page_cache.common_number import KEY
from page_cache.models import ContentVersion
from page_cache.version import Version


class Shared(dict):
    """Stands in for the cache of Django that several machines share; `is_away`: it is down."""

    is_away = False

    def _answer(self):
        if self.is_away:
            raise RedisAway("refused")

    def get(self, key):
        self._answer()
        return super().get(key)

    def set(self, key, number, timeout):
        self._answer()
        self[key] = number

    def add(self, key, number, timeout):
        self._answer()
        self.setdefault(key, number)


@pytest.fixture
def shared(monkeypatch):
    shared = Shared()
    monkeypatch.setattr(common_number, "caches", {"shared": shared})
    return shared


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test moves: clock.now += seconds."""

    class Clock:
        now = 1000.0

        def monotonic(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(common_number, "time", clock)
    return clock


def machine(folder, **kind):
    folder.mkdir(exist_ok=True)
    return Version(folder, **kind)


def test_a_change_in_one_process_is_seen_in_another(tmp_path):
    one, other = machine(tmp_path), machine(tmp_path)
    before = other.current()
    one.move()
    assert other.current() == one.current() != before


def test_threads_that_ask_at_once_are_told_the_same(tmp_path, monkeypatch):
    asked, told = Event(), Event()

    def read_slowly():
        asked.set()
        told.wait(timeout=30)
        return 7

    monkeypatch.setattr(common_number, "_read_number", read_slowly)
    version = machine(tmp_path, is_common=True)
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(version.current)
        assert asked.wait(timeout=30)
        second = threads.submit(version.current)
        with pytest.raises(TimeoutError):
            second.result(timeout=0.1)  # it waits for the answer
        told.set()
        assert first.result() == second.result() == (0, 7)


def test_it_survives_a_restart(tmp_path):
    machine(tmp_path).move()
    assert machine(tmp_path).current() == (1, 0)


def test_a_single_machine_asks_no_database(tmp_path, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        version = machine(tmp_path)
        version.move()
        version.current()


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "version").mkdir()
    with pytest.raises(OSError, match="version"):
        machine(tmp_path)


@pytest.fixture
def two(tmp_path, shared, clock, db):
    """Two machines with a database and a shared cache."""
    kind = {"is_common": True, "shared": "shared"}
    return machine(tmp_path / "a", **kind), machine(tmp_path / "b", **kind)


def test_a_change_on_one_machine_is_seen_on_the_other_at_once(two):
    before = two[1].current()
    two[0].move()
    assert two[1].current() != before


def test_the_shared_cache_spares_the_database(two, django_assert_num_queries):
    two[0].move()
    two[1].current()
    with django_assert_num_queries(0):
        assert [two[1].current() for _ in range(5)]


def test_with_the_shared_cache_away_each_request_asks_the_database(two, shared):
    shared.is_away = True
    for _ in range(3):
        before = two[1].current()
        two[0].move()
        assert two[1].current() != before


def test_an_old_number_in_the_shared_cache_does_not_outlive_its_outage(two, shared, clock):
    two[0].move()
    old = dict(shared)
    shared.is_away = True
    before = two[1].current()
    two[0].move()
    shared.is_away = False
    shared.clear()  # it forgets after a second, and an outage of the writer was no shorter
    clock.now += 2
    assert two[1].current() != before
    assert shared[KEY] > old[KEY]


def test_a_newer_number_is_never_replaced_by_a_late_reader(two, shared, monkeypatch):
    monkeypatch.setattr(common_number, "_read_number", lambda: shared.set(KEY, 9, 1) or 4)
    two[1].current()
    assert shared[KEY] == 9


def test_without_a_shared_cache_the_row_is_read_each_second(tmp_path, clock, db):
    one = machine(tmp_path / "a", is_common=True)
    other = machine(tmp_path / "b", is_common=True)
    before = other.current()
    one.move()
    clock.now += 1
    assert other.current() != before


def test_with_everything_away_the_last_known_number_holds(two, shared, clock, monkeypatch):
    two[0].move()
    known = two[1].current()
    shared.is_away = True

    def gone():
        raise DatabaseError("gone")

    monkeypatch.setattr(common_number, "_read_number", gone)
    monkeypatch.setattr(common_number, "_raise_number", gone)
    clock.now += 5
    assert two[1].current() == known
    two[0].move()
    assert two[0].current() != known  # this machine's own part has moved all the same


def test_the_row_is_one(two):
    two[0].move()
    before = ContentVersion.objects.get().number
    for _ in range(3):
        two[1].move()
    assert ContentVersion.objects.get().number == before + 3


def test_every_process_of_a_machine_turns_to_the_same_pair_at_once(db, tmp_path):
    one, other = (Version(tmp_path, is_common=True) for _process in range(2))
    one.move()
    before = {one.current(), other.current()}
    one.move()  # within the second for which the other remembers the common number
    after = {one.current(), other.current()}
    assert (len(before), len(after)) == (1, 1)
    assert before != after
