"""Amounts are read once a request, and never remembered longer."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amounts import memory
from mopscms.content.examples.amounts import amount

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _allowance():
    amount(values=[("215.84", date(2026, 1, 1), None)])
    yield
    memory.close_memory()


def questions():
    with CaptureQueriesContext(connection) as captured:
        texts = [list(one.values.all()) for one in memory.all_amounts().values()]
    assert len(texts) == 1
    return len(captured)


def test_outside_of_a_request_the_database_is_asked_each_time():
    assert [questions(), questions()] == [2, 2]


def test_within_a_request_it_is_asked_once():
    memory.open_memory()
    assert [questions(), questions(), questions()] == [2, 0, 0]


def test_the_next_request_asks_again_even_if_the_last_one_never_ended():
    memory.open_memory()
    questions()
    memory.open_memory()
    assert questions() == 2


def test_after_the_request_nothing_is_remembered():
    memory.open_memory()
    questions()
    memory.close_memory()
    memory.close_memory()
    assert [questions(), questions()] == [2, 2]


def test_a_page_without_amounts_asks_nothing_and_leaves_nothing_open(client, home, monkeypatch):
    seen = []
    reading = memory.read_amounts
    monkeypatch.setattr(memory, "read_amounts", lambda: seen.append(1) or reading())
    client.get(home.url)
    assert seen == []
    assert [questions(), questions()] == [2, 2]
