"""What contracts share: a tree with the sample of every page kind, an editor, a visitor."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests import samples
from tests.committed import undone
from tests.contracts import planting

HERE = Path(__file__).parent


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Run contracts first: their tree lives in one transaction, before tests that empty tables."""
    items.sort(key=lambda item: HERE not in item.path.parents)


@pytest.fixture(scope="package")
def planted(django_db_setup, django_db_blocker):
    """The tree, grown once and rolled back after the last contract: {kind: primary key}."""
    with undone(django_db_blocker):
        yield {kind: page.pk for kind, page in planting.grow().items()}


@pytest.fixture
def db(planted, django_db_blocker):
    """The database with the tree; what a test changes is undone, the tree stays."""
    with undone(django_db_blocker):
        yield


class Tree(Mapping):
    """Pages by their kind, each read when first asked for: most tests need one of all kinds."""

    def __init__(self, keys):
        """Take {kind: primary key}."""
        self._keys, self._pages = keys, {}

    def __getitem__(self, kind):
        """Return the page of this kind, the same one each time."""
        if kind not in self._pages:
            self._pages[kind] = kind.objects.get(pk=self._keys[kind])
        return self._pages[kind]

    def __iter__(self):
        """Yield the kinds in the order in which they were planted."""
        return iter(self._keys)

    def __len__(self):
        """Return how many kinds there are."""
        return len(self._keys)


@pytest.fixture
def tree(db, planted):
    """The published sample of every page kind: {kind: page}."""
    return Tree(planted)


@pytest.fixture
def editor_browser(tree):
    """A browser in which an editor is logged in."""
    return samples.logged_in(samples.person("Redaktorzy", "redaktorka@example.org"))


@pytest.fixture
def visit(tree):
    """Return a function that reads an address as an anonymous visitor: a parsed page."""

    def visit(address, status=200):
        response = Client().get(address)
        assert response.status_code == status, f"{address} answered {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return visit
