"""Layer 0: a connection to the database that works, also after the server was away."""

from contextlib import contextmanager

from django.db import connection


def renew_connection():
    """Give up a connection that has broken, as Django does before each request."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


@contextmanager
def own_connection():
    """Use a connection that nobody had before and nobody has afterwards: it tells the truth."""
    try:
        yield connection
    finally:
        if not connection.in_atomic_block:
            connection.close()
