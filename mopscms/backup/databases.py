"""Layer 3: the database as one file, and a file in place of the database, while the site runs.

Both ways are one transaction: a copy shows one moment, and after a replacement that failed the
database is as it was. Whoever reads meanwhile sees the former content until the new one is whole.
"""

import gzip
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing

from django.db import DatabaseError, connection

from mopscms.backup.archive import CHUNK, BackupError

# Whatever stands there goes, also tables that the copy does not know: they would refer to others.
DROP_TABLES = """
DO $$ DECLARE one regclass; BEGIN
  FOR one IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
  LOOP EXECUTE 'DROP TABLE IF EXISTS ' || one || ' CASCADE'; END LOOP;
END $$"""
# Seconds to wait for a visitor's query that holds a table; the site is left as it was then.
PATIENCE = 60
POSTGRES_FAULTS = {
    "version mismatch": "są starsze niż serwer bazy danych",
    "unsupported version": "są starsze niż te, którymi zrobiono kopię",
    "lock timeout": "nie doczekały się wolnej tabeli; zatrzymaj serwis i spróbuj jeszcze raz",
    "No space left": "nie mają już miejsca na dysku",
    "Permission denied": "nie mają praw do bazy albo do pliku",
    "permission denied": "nie mają praw do bazy albo do pliku",
}


def present():
    """Return the database of this site, as DATABASE_URL names it."""
    return Sqlite() if connection.vendor == "sqlite" else Postgres()


class Sqlite:
    """SQLite by its own backup of pages, which minds other readers and writers."""

    member = "database.sqlite3.gz"

    def size(self):
        """Return how much a copy may take on the way: bytes. It stands there packed and plain."""
        with connection.cursor() as cursor:
            pages = cursor.execute("PRAGMA page_count").fetchone()[0]
            return 2 * pages * cursor.execute("PRAGMA page_size").fetchone()[0]

    def dump(self, path):
        """Write the database as it is at this moment to a new file. Raises DatabaseError."""
        plain = path.with_name("plain.sqlite3")
        connection.ensure_connection()
        with connection.wrap_database_errors, closing(sqlite3.connect(plain)) as copy:
            connection.connection.backup(copy)
            check(copy)
        with plain.open("rb") as source, gzip.open(path, "wb", compresslevel=1) as target:
            shutil.copyfileobj(source, target, CHUNK)
        plain.unlink()

    def replace(self, path):
        """Put what a file of `dump` holds in place of all that is there. Raises DatabaseError.

        Written through SQLite into the file that is there, never swapped by name: processes that
        have it open would go on writing to the former file.
        """
        plain = path.with_name("plain.sqlite3")
        with gzip.open(path, "rb") as source, plain.open("wb") as target:
            shutil.copyfileobj(source, target, CHUNK)
        connection.ensure_connection()
        with connection.wrap_database_errors, closing(sqlite3.connect(plain)) as copy:
            check(copy)
            copy.backup(connection.connection)
        plain.unlink()


class Postgres:
    """PostgreSQL by its own programs, `pg_dump`, `pg_restore` and `psql`."""

    member = "database.dump"

    def size(self):
        """Return how much a copy may take on the way: bytes."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0]

    def dump(self, path):
        """Write the database as it is at this moment to a new file. Raises BackupError."""
        plain = ("--format=custom", "--no-owner", "--no-privileges", f"--file={path}")
        run("pg_dump", *plain, *address())

    def replace(self, path):
        """Put what a file of `dump` holds in place of all that is there. Raises BackupError.

        The statements are written out first: psql would take the end of a broken pipe for the end
        of the work, and commit half of it.
        """
        script = path.with_name("plain.sql")
        bare = ("--no-owner", "--no-privileges", "--no-comments")
        run("pg_restore", *bare, f"--file={script}", str(path))
        connection.close()
        careful = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        work = (f"--command={DROP_TABLES}", f"--file={script}")
        run("psql", *careful, *work, *address(), PGOPTIONS=f"-c lock_timeout={PATIENCE}s")
        script.unlink()


def check(copy):
    """Raise DatabaseError unless an SQLite file (a connection) is sound."""
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DatabaseError(f"database disk image is malformed: {found}")


def address():
    """Return the arguments that name the site's PostgreSQL; the password is not among them."""
    return connection.client.settings_to_cmd_args_env(connection.settings_dict, [])[0][1:]


def run(program, *arguments, **more):
    """Run a program of PostgreSQL's; raise BackupError with what it said."""
    _, secret = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    # Of several servers (docs/decisions/0048) the one that takes changes; Django does not say it.
    which = connection.settings_dict["OPTIONS"].get("target_session_attrs", "any")
    more |= {"LC_ALL": "C.UTF-8", "PGTARGETSESSIONATTRS": which}
    environment = {**os.environ, **(secret or {}), **more}
    command = [program, *arguments]
    try:
        subprocess.run(  # noqa: S603 — PostgreSQL's own programs, and our own arguments
            command, env=environment, check=True, capture_output=True, text=True, errors="replace"
        )
    except FileNotFoundError as error:
        raise BackupError(
            f"Brakuje programu {program}. Zainstaluj programy PostgreSQL tej samej wersji, "
            "co serwer bazy danych: apt install postgresql-client"
        ) from error
    except subprocess.CalledProcessError as error:
        raise BackupError(describe(program, error.stderr)) from error


def describe(program, said):
    """Return one Polish line for what a program of PostgreSQL's wrote when it failed."""
    for sign, why in POSTGRES_FAULTS.items():
        if sign in said:
            return f"Programy PostgreSQL ({program}) {why}."
    lines = [line for line in said.splitlines() if "error" in line.lower()] or said.splitlines()
    return f"Program {program} zgłosił błąd: {lines[0] if lines else 'bez opisu'}"
