"""What tests do to a database that is never committed: undo it, see what visitors would see."""

from contextlib import contextmanager
from functools import cache as remembered

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from page_cache import site

VERSION = "page_cache_contentversion"  # read once a second where machines share a database


def commit():
    """Take what was changed so far for committed: the content version moves."""
    connection.run_on_commit.clear()
    site.version().move()


@contextmanager
def undone(django_db_blocker):
    """Open the database while the block runs, and undo at its end what was done in it."""
    cache.clear()
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


@contextmanager
def questions():
    """Give the list that what is asked of the database within comes into: SQL, in order."""
    found = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [query["sql"] for query in captured if VERSION not in query["sql"]]


def reader():
    """Return a function that gives what an anonymous visitor gets at an address, asked once.

    It returns (status, text).
    """
    visitor = Client()

    @remembered
    def read(address):
        visitor.cookies.clear()  # who comes for the first time
        answer = visitor.get(address)
        return answer.status_code, answer.content.decode()

    return read
