"""Answers are kept for all workers, within bounds, and a disk that fails costs a render only."""

import threading
import time

import pytest

from page_cache import store as store_module
from page_cache.answers import Answer
from page_cache.keys import Key
from page_cache.store import Store

NOW = (7, 0)


def key(path="/"):
    return Key("http://mops.example", path, "")


def answer(body=b"<p>Godziny</p>", version=NOW, lasts=60):
    return Answer.make(version, time.time() + lasts, [("Content-Type", "text/html")], body)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "answers")


def test_an_answer_is_there_for_every_worker(store, tmp_path):
    store.put(key(), answer())
    assert store.get(key(), NOW) == answer_in(Store(tmp_path / "answers"))


def answer_in(store):
    return store.get(key(), NOW)


def test_an_answer_of_before_a_change_is_not(store, tmp_path):
    store.put(key(), answer())
    for one in (store, Store(tmp_path / "answers")):
        assert one.get(key(), (8, 0)) is None
        assert one.get(key(), (7, 1)) is None


def test_an_answer_whose_time_is_over_is_only_good_in_need(store):
    store.put(key(), answer(lasts=-1))
    assert store.get(key(), NOW) is None
    assert store.get_late(key(), NOW).bodies[""]
    assert store.get_late(key(), (8, 0)) is None


def test_a_damaged_file_is_as_good_as_none(store, tmp_path):
    store.put(key(), answer())
    for path in (tmp_path / "answers").glob("??/*"):
        path.write_bytes(b"{")
    assert Store(tmp_path / "answers").get(key(), NOW) is None


def test_memory_is_bounded(store, monkeypatch):
    monkeypatch.setattr(store_module, "MEMORY", 50_000)
    for number in range(300):
        store.put(key(f"/{number}/"), answer(bytes(500)))
    assert store._size <= 50_000
    assert store._size == sum(one.size for one in store._memory.values())
    assert store._memory[key("/299/")]


def test_what_was_read_last_stays_in_memory(store, monkeypatch):
    monkeypatch.setattr(store_module, "MEMORY", 10_000)
    store.put(key("/often/"), answer())
    for number in range(50):
        store.get(key("/often/"), NOW)
        store.put(key(f"/{number}/"), answer())
    assert key("/often/") in store._memory


def test_files_are_bounded(store, tmp_path, monkeypatch):
    monkeypatch.setattr(store_module, "FILES", 40)
    monkeypatch.setattr(store_module, "TIDY_EVERY", 10)
    for number in range(100):
        store.put(key(f"/{number}/"), answer())
    assert len(list((tmp_path / "answers").glob("??/*"))) <= 50


def test_a_folder_that_cannot_be_written_costs_a_render_only(tmp_path):
    (tmp_path / "answers").write_text("a file where the folder should be")
    store = Store(tmp_path / "answers")
    with store.alone(key()):
        store.put(key(), answer())
    assert store.get(key(), NOW)


def test_one_at_a_time_renders_a_page(store):
    inside, most = [], []

    def render():
        with store.alone(key()):
            inside.append(1)
            most.append(len(inside))
            time.sleep(0.01)
            inside.pop()

    threads = [threading.Thread(target=render) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8


def test_nobody_waits_for_ever(store, monkeypatch):
    monkeypatch.setattr(store_module, "PATIENCE", 0.02)
    with store.alone(key()), store.alone(key()):
        store.put(key(), answer())
    assert store.get(key(), NOW)
