"""The database as a file: one moment, whoever writes; and what is said when it cannot be made."""

import contextlib
import threading

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, connections

from mopscms.backup import databases

TABLES = (
    "CREATE TABLE pair_first (id integer PRIMARY KEY)",
    "CREATE TABLE pair_second (id integer PRIMARY KEY REFERENCES pair_first)",
)


@pytest.fixture
def pairs(db):
    """Two tables of which the second refers to the first."""
    with connection.cursor() as cursor:
        for statement in TABLES:
            cursor.execute(statement)
    yield
    with connection.cursor() as cursor:
        for table in ("pair_second", "pair_first"):
            cursor.execute(f"DROP TABLE {table}")


@contextlib.contextmanager
def somebody_writes():
    """Let another connection write pairs until the end; yield how many it has written: a list."""
    written, enough, begun = [], threading.Event(), threading.Event()
    own = connection.copy("writer")
    own.inc_thread_sharing()

    def write():
        with contextlib.closing(own), own.cursor() as cursor:
            while not enough.is_set() and len(written) < 20_000:
                own.set_autocommit(False)
                cursor.execute("INSERT INTO pair_first VALUES (%s)", [len(written)])
                cursor.execute("INSERT INTO pair_second VALUES (%s)", [len(written)])
                own.commit()
                written.append(1)
                begun.set()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        assert begun.wait(20)
        yield written
    finally:
        enough.set()
        thread.join()


def test_a_copy_made_while_somebody_writes_shows_one_moment(pairs, tmp_path):
    database = databases.present()
    path = tmp_path / database.member
    with somebody_writes() as written:
        earlier = len(written)
        database.dump(path)
    database.replace(path)
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM pair_first), count(*) FROM pair_second")
        first, second = cursor.fetchone()
    assert earlier <= first == second <= len(written)


def test_a_replacement_shows_to_whoever_has_the_database_open(pairs, tmp_path):
    database = databases.present()
    path = tmp_path / database.member
    other = connection.copy("other")
    with contextlib.closing(other), other.cursor() as cursor, connection.cursor() as own:
        own.execute("INSERT INTO pair_first VALUES (7)")
        database.dump(path)
        own.execute("DELETE FROM pair_first")
        cursor.execute("SELECT count(*) FROM pair_first")
        assert cursor.fetchone() == (0,)
        database.replace(path)
        cursor.execute("SELECT count(*) FROM pair_first")
        assert cursor.fetchone() == (1,)


def test_a_damaged_sqlite_file_is_not_copied():
    class Damaged:
        def execute(self, statement):
            return self

        def fetchone(self):
            return ("row 3 missing from index",)

    with pytest.raises(DatabaseError, match="malformed"):
        databases.check(Damaged())


def test_a_missing_program_of_postgresql_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(databases, "present", databases.Postgres)
    monkeypatch.setattr(databases.Postgres, "size", lambda self: 0)
    monkeypatch.setattr(databases, "address", list)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"^Brakuje programu pg_dump\. Zainstaluj .*$"):
        call_command("backup", folder=tmp_path)
    assert not list(tmp_path.glob("*.tar"))


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("pg_dump: error: aborting because of server version mismatch", "starsze niż serwer"),
        ("pg_restore: error: unsupported version (1.16) in file header", "zrobiono kopię"),
        ("ERROR:  canceling statement due to lock timeout", "zatrzymaj serwis"),
        ("pg_dump: error: could not write: No space left on device", "miejsca na dysku"),
        ("pg_dump: detail: x\npg_dump: error: something else", "pg_dump: error: something else"),
        ("", "bez opisu"),
    ],
)
def test_what_a_program_of_postgresql_says_becomes_one_line(said, line):
    described = databases.describe("pg_dump", said)
    assert line in described
    assert "\n" not in described


def test_connections_are_the_tests_own():
    assert connections["default"].settings_dict["NAME"] == connection.settings_dict["NAME"]
    assert connection.settings_dict["NAME"].endswith(("db.sqlite3", "_copy"))
