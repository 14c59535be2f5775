"""Layer 3: changes of the database's shape one at a time, on all machines that share it."""

import contextlib

from django.db import connection

KEY = 0x6D6F7073  # "mops"; a number of ours among the advisory locks of the database


@contextlib.contextmanager
def one_at_a_time(tell=None):
    """Wait until nobody else changes the database, then keep others waiting. May be nested.

    A lock of PostgreSQL's that ends with the connection, so a killed process frees it. SQLite is
    of one machine, where a lock on a file does (mopscms.launch.alone). `tell`: takes a line for
    people if it has to wait.
    """
    if connection.vendor != "postgresql":
        yield
        return
    if not _ask("SELECT pg_try_advisory_lock(%s)"):
        if tell:
            tell("Inny proces aktualizuje bazę danych. Czekam, aż skończy…")
        _ask("SELECT pg_advisory_lock(%s)")
    try:
        yield
    finally:
        if connection.connection is not None:  # otherwise it has gone with the connection
            _ask("SELECT pg_advisory_unlock(%s)")


def _ask(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement, [KEY])
        return cursor.fetchone()[0]
