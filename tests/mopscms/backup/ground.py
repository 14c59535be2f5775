"""What the tests of copies stand on: a database of their own, and what a site holds."""

import contextlib
import hashlib
import sqlite3
from pathlib import Path

import psycopg2
from django.conf import settings
from django.db import connection, connections

from mopscms.backup import databases

MOVES = "page_cache_contentversion"  # on purpose, with every restore


@contextlib.contextmanager
def own_database(folder):
    """Let the default connection be one to a clone of the test database, until the end."""
    former = connections["default"]
    clone = clone_sqlite if former.vendor == "sqlite" else clone_postgres
    with clone(former, folder) as name:
        own = type(former)({**former.settings_dict, "NAME": name}, alias="default")
        connections["default"] = own
        try:
            yield
        finally:
            own.close()
            connections["default"] = former


@contextlib.contextmanager
def clone_sqlite(former, folder):
    """Yield the path of a clone in a file, as a site has it."""
    former.ensure_connection()
    path = folder / "db.sqlite3"
    with contextlib.closing(sqlite3.connect(path)) as clone:
        former.connection.backup(clone)
    yield str(path)


@contextlib.contextmanager
def clone_postgres(former, folder):
    """Yield the name of a clone on the same server."""
    former.close()
    facts, name = former.settings_dict, f"{former.settings_dict['NAME']}_copy"
    server = psycopg2.connect(
        host=facts["HOST"],
        port=facts["PORT"] or None,
        user=facts["USER"],
        password=facts["PASSWORD"] or None,
        dbname="postgres",
    )
    server.autocommit = True
    with contextlib.closing(server), server.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{facts["NAME"]}"')
        yield name
        cursor.execute(f'DROP DATABASE "{name}"')


def destroy_database():
    """Leave nothing of the database: no file, no table."""
    if connection.vendor == "sqlite":
        connection.close()
        for path in Path(connection.settings_dict["NAME"]).parent.glob("db.sqlite3*"):
            path.unlink()
    else:
        with connection.cursor() as cursor:
            cursor.execute(databases.DROP_TABLES)


def content():
    """Return the whole content of the site: rows by table, digests by file."""
    return {"rows": rows(), "files": files()}


def rows():
    """Return every row of every table."""
    tables = [t for t in connection.introspection.table_names() if t != MOVES]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 — a name of the database's own
            found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def files():
    """Return the digest of every uploaded file and every size of a picture."""
    root = Path(settings.MEDIA_ROOT)
    paths = [path for path in root.rglob("*") if path.is_file()]
    return {str(p.relative_to(root)): hashlib.sha256(p.read_bytes()).hexdigest() for p in paths}
