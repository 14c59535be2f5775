"""What all tests share: a home page, people of every group, a visitor who reads."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from wagtail import hooks

from page_cache import memo
from search import synonyms, vocabulary
from tests import ready, samples
from tests.browser.fixtures import *  # noqa: F403 — pytest finds fixtures and hooks by name
from tests.site import drop


def pytest_configure(config):
    """Begin a run: what its sites have in common is made once, for all its processes."""
    if not hasattr(config, "workerinput"):  # which those of xdist have
        ready.begin()


def pytest_sessionstart():
    """Load the panel in Polish, as a server does.

    Wagtail says some of its words when it is loaded, and what makes the database speaks English.
    """
    hooks.search_for_hooks()


def pytest_unconfigure(config):
    """End the run."""
    if not hasattr(config, "workerinput"):
        ready.end(drop)


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch):
    """Forget what the last test left: home pages, the frame, the words of the index."""
    cache.clear()
    memo.forget()
    monkeypatch.setattr(vocabulary, "_current", vocabulary.Vocabulary((0, 0)))
    monkeypatch.setattr(synonyms, "_current", synonyms.nothing())


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
