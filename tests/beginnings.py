"""The databases of sites that tests run: new, and begun as somebody needs them.

In a run of tests each beginning is made once and copied (tests/ready.py).
"""

import contextlib
import json
import os
import secrets
import shutil
import tempfile
import threading
from pathlib import Path
from urllib.parse import urlsplit

import environ
import psycopg2

from tests import ready
from tests.site import Site

MIGRATED, EXAMPLE = "migrated", "example"
COMMANDS = {
    MIGRATED: [("prepare", "--database")],
    EXAMPLE: [("prepare",), ("load_example",)],
}
BEFORE = {EXAMPLE: MIGRATED}  # what a beginning itself begins with
FILE, NAME = "db.sqlite3", "database"  # of a beginning: its database, or the name of one
OWN = ("SECRET_KEY", "ADMIN_PASSWORD")  # of a site, by which it reads what it has written


@contextlib.contextmanager
def example_site(folder):
    """Serve a new site with the example content while the block runs; `folder`: an empty one."""
    with example(folder) as site, site.serving():
        yield site


@contextlib.contextmanager
def example(folder, url=None):
    """Yield a new site with the example content, which does not run yet; `url`: its database's."""
    begin = EXAMPLE if ready.is_shared() else ""
    with own_database(folder, url, begin) as database_url:
        site = Site(folder, database_url)
        site.collect_static()
        if begin:
            with beginning(EXAMPLE, database_url) as made:
                shutil.copytree(made / "media", Path(folder) / "media")
                site.become(json.loads((made / "own.json").read_text()))
        site.manage("prepare")  # it has an address of its own
        if not begin:
            site.manage("load_example")
        yield site


@contextlib.contextmanager
def own_database(folder, url=None, begin=MIGRATED):
    """Yield the address of a database; drop it at the end.

    `url`: on this server of PostgreSQL, "" for SQLite, None for what the tests use. In a run of
    tests it begins as COMMANDS says, elsewhere and with "" it is empty.
    """
    url = os.environ.get("DATABASE_URL", "") if url is None else url
    address = create(folder, url, begin if ready.is_shared() else "", "mopscms_tests")
    try:
        yield address
    finally:
        if url.startswith("postgres"):
            drop(url, name_in(address))


def create(folder, url, begin, prefix):
    """Create a database that begins as said; return its address.

    The file of SQLite lies in `folder`, a database of PostgreSQL has a name with this prefix.
    """
    if not url.startswith("postgres"):
        if begin:
            with beginning(begin, url) as made:
                shutil.copy(made / FILE, folder)
        return f"sqlite:///{folder}/{FILE}"
    name = f"{prefix}_{secrets.token_hex(4)}"
    if begin:
        with beginning(begin, url) as made:  # alone: a template has no other visitors
            template = (made / NAME).read_text()
            run_on_server(url, f"CREATE DATABASE {name} TEMPLATE {template}")
    else:
        run_on_server(url, f"CREATE DATABASE {name}")
    return urlsplit(url)._replace(path=f"/{name}").geturl()


def name_in(address):
    """Return the name of the database of PostgreSQL at this address."""
    return urlsplit(address).path.removeprefix("/")


def make_ahead(begin):
    """Let a beginning of what the tests use be made beside what this process does meanwhile."""
    url = os.environ.get("DATABASE_URL", "")

    def make():
        with beginning(begin, url):
            pass

    threading.Thread(target=make, daemon=True).start()


@contextlib.contextmanager
def beginning(begin, url):
    """Yield the folder of a beginning, alone: its files, its database of the kind of `url`."""
    engine = "postgresql" if url.startswith("postgres") else "sqlite"
    with ready.part(f"{begin}-{engine}", lambda path: make(path, begin, url)) as path:
        yield path


def make(path, begin, url):
    """Make a beginning at this path."""
    with tempfile.TemporaryDirectory(dir=path.parent) as name:
        folder = Path(name)
        address = create(folder, url, BEFORE.get(begin, ""), "mopscms_ready")
        if url.startswith("postgres"):
            ready.note_database(url, name_in(address))
            (folder / NAME).write_text(name_in(address))
        site = Site(folder, address)
        if begin == EXAMPLE:  # its pages are rendered when they are checked
            site.collect_static()
        for command in COMMANDS[begin]:
            site.manage(*command)
        (folder / "own.json").write_text(json.dumps({one: site.env[one] for one in OWN}))
        for one in ("static", "page-cache"):
            shutil.rmtree(folder / one, ignore_errors=True)
        folder.rename(path)  # all of it or nothing
        folder.mkdir()


def drop(url, name):
    """Drop a database on a server, whoever is connected."""
    run_on_server(url, f"DROP DATABASE {name} WITH (FORCE)")


def run_on_server(url, statement):
    """Run a statement that no transaction may hold, in the server's own database."""
    facts = environ.Env.db_url_config(url)
    connection = psycopg2.connect(
        host=facts["HOST"] or None,
        port=facts["PORT"] or None,
        user=facts["USER"] or None,
        password=facts["PASSWORD"] or None,
        dbname="postgres",
    )
    connection.autocommit = True
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()
