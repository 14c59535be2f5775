"""Lets a test see what visitors see after a commit, though it never commits anything."""

from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from page_cache import site

VERSION = "page_cache_contentversion"  # read once a second where machines share a database


def commit():
    """Take what was changed so far for committed: the content version moves."""
    connection.run_on_commit.clear()
    site.version().move()


@contextmanager
def questions():
    """Give the list that what is asked of the database within comes into: SQL, in order."""
    found = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found += [query["sql"] for query in captured if VERSION not in query["sql"]]
