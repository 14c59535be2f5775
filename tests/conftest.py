"""What all tests share: a home page, people of every group, a visitor who reads."""

import contextlib
import gc
import os
import sqlite3

import environ
import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from wagtail import hooks

from page_cache import memo
from search import synonyms, vocabulary
from tests import growing, ready, samples
from tests.beginnings import EXAMPLE, MIGRATED, drop, make_ahead, own_database
from tests.browser.fixtures import *  # noqa: F403 — pytest finds fixtures and hooks by name
from tests.committed import undone


def pytest_configure(config):
    """Begin a run: what its sites have in common is made once, for all its processes."""
    if not hasattr(config, "workerinput"):  # which those of xdist have
        ready.begin()
        make_ahead(MIGRATED)


def pytest_collection_finish(session):
    """Let the collector of garbage pass over what stays to the end: modules, tests.

    The site of browser tests, which come last, is made while others run.
    """
    is_first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    if is_first and any("site" in item.fixturenames for item in session.items):
        make_ahead(EXAMPLE)
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionstart():
    """Load the panel in Polish, as a server does.

    Wagtail says some of its words when it is loaded, and what makes the database speaks English.
    """
    hooks.search_for_hooks()


def pytest_unconfigure(config):
    """End the run."""
    if not hasattr(config, "workerinput"):
        ready.end(drop)


@pytest.fixture(scope="session")
def django_db_setup(tmp_path_factory, django_test_environment, django_db_blocker):
    """The database of this process: a copy of the migrated one that the run's sites begin with.

    Stands in for pytest-django's, which migrates in each process. Of SQLite it is in memory, under
    the name that Django gives it, by which threads share it. It has a home page, which nearly every
    test needs.
    """
    with own_database(tmp_path_factory.mktemp("database")) as url:
        with django_db_blocker.unblock():
            begin_with(environ.Env.db_url_config(url)["NAME"])
            samples.home_page()
        yield
        connection.close()


def begin_with(migrated):
    """Let the connection be to this database, of SQLite to a copy of the file in memory."""
    facts = connection.settings_dict
    if connection.vendor != "sqlite":
        facts["NAME"] = migrated
        return
    facts["NAME"] = "file:memorydb_default?mode=memory&cache=shared"
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(migrated)) as copied:
        copied.backup(connection.connection)


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch):
    """Forget what the last test left: home pages, the frame, the words of the index."""
    cache.clear()
    memo.forget()
    monkeypatch.setattr(vocabulary, "_current", vocabulary.Vocabulary((0, 0)))
    monkeypatch.setattr(synonyms, "_current", synonyms.nothing())


@pytest.fixture(scope="module")
def lasting(django_db_setup, django_db_blocker):
    """The database for what all tests of a module begin with: undone after the last of them.

    What a test changes is undone after the test, as ever; it gets its pages from the database.
    """
    with undone(django_db_blocker):
        yield


@pytest.fixture
def new_tree(db):
    """The tree as Wagtail makes it, without our home page."""
    growing.as_wagtail_begins()


@pytest.fixture
def home(db):
    """The home page of the default site."""
    return samples.home_page()


@pytest.fixture
def editor(db):
    """Somebody who writes and submits."""
    return samples.person("Redaktorzy", "redaktorka@example.org", first_name="Anna")


@pytest.fixture
def publisher(db):
    """Somebody who approves and publishes."""
    return samples.person("Publikujący", "publikujacy@example.org", first_name="Łukasz")


@pytest.fixture
def administrator(db):
    """Somebody who may also delete sections and manage people; not a superuser."""
    return samples.person("Administratorzy", "administratorka@example.org", first_name="Zofia")


@pytest.fixture
def read(client):
    """Return a function that reads an address as an anonymous visitor: a parsed page."""

    def read(address, status=200):
        response = client.get(address)
        assert response.status_code == status, f"{address} answered {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return read
