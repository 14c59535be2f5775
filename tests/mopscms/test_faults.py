"""Faults of the configuration and the database: one Polish line that says what to do."""

import errno
import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, ProgrammingError

from mopscms import faults

# A message of the real thing for every pattern, and what our line says.
CONFIGURATION = [
    (ImproperlyConfigured("Set the BASE_URL environment variable"), "Brakuje zmiennej BASE_URL"),
    (ImproperlyConfigured("The SECRET_KEY setting must not be empty."), "SECRET_KEY jest pusta"),
    (ImproperlyConfigured("'x' isn't an available database backend."), "DATABASE_URL"),
    (ImproperlyConfigured("Error loading MySQLdb module."), "DATABASE_URL"),
    (ValueError("Port could not be cast to integer value as 'x'"), "DATABASE_URL"),
    (ValueError("Port out of range 0-65535"), "DATABASE_URL"),
    (KeyError("ENGINE"), "DATABASE_URL"),
    (UnicodeDecodeError("utf-8", b"\xb3", 0, 1, "invalid start byte"), "UTF-8"),
    (ValueError("Unable to configure root logger"), "LOG_LEVEL"),
    (ValueError("Invalid IPv6 URL"), "BASE_URL"),
    (ImproperlyConfigured("Invalid email schema gopher"), "EMAIL_URL jest błędny („gopher”)"),
]
DATABASE = [
    ("file is not a database", "uszkodzony"),
    ("database disk image is malformed", "uszkodzony"),
    ("database is locked", "zajęta"),
    ("attempt to write a readonly database", "praw do zapisu"),
    ("permission denied for table users_user", "praw do zapisu"),
    ("unable to open database file", "Nie mogę otworzyć"),
    ("database or disk is full", "zabrakło miejsca"),
    ("no such table: wagtailcore_page", "Uruchom najpierw: make run"),
    ("no such column: core_centre.epuap", "Uruchom najpierw: make run"),
    ('relation "wagtailcore_page" does not exist\nLINE 1: …', "Uruchom najpierw: make run"),
    ("column core_centre.epuap does not exist\nLINE 1: …", "Uruchom najpierw: make run"),
    ('FATAL: password authentication failed for user "ala"', "nie wpuszcza"),
    ("fe_sendauth: no password supplied", "nie wpuszcza"),
    ('FATAL:  role "ala" does not exist', "nie wpuszcza"),
    ('FATAL:  database "mops" does not exist', "nie ma bazy"),
    ("connection to server failed: Connection refused\n\tIs the server running", "nie odpowiada"),
    ('could not translate host name "db" to address', "nie odpowiada"),
    ("server closed the connection unexpectedly", "nie odpowiada"),
]


def one_line(text):
    return text and "\n" not in text and text.endswith((".", "3", "pl", "run", "587"))


@pytest.mark.parametrize(("error", "said"), CONFIGURATION, ids=lambda value: str(value)[:30])
def test_a_fault_of_the_configuration_is_one_line(error, said):
    line = faults.describe_configuration(error)
    assert said in line
    assert one_line(line)


@pytest.mark.parametrize(("text", "said"), DATABASE)
def test_a_fault_of_the_database_is_one_line(text, said):
    line = faults.describe_database(OperationalError(text))
    assert said in line
    assert one_line(line)


@pytest.mark.parametrize("text", ["", "coś nowego\ni jeszcze wiersz"])
def test_an_unknown_fault_is_one_line_too(text):
    for describe in (faults.describe_configuration, faults.describe_database):
        line = describe(DatabaseError(text))
        assert (text.split("\n")[0] or "DatabaseError") in line
        assert "\n" not in line


def test_every_pattern_has_its_example():
    texts = [str(error) for error, _ in CONFIGURATION], [text for text, _ in DATABASE]
    for table, examples in zip((faults.CONFIGURATION, faults.DATABASE), texts, strict=True):
        met = {
            next(one for one in table if re.search(one, text, re.IGNORECASE)) for text in examples
        }
        assert set(table) == met


def test_a_failing_database_ends_a_command_with_one_line():
    with pytest.raises(SystemExit, match="make run$"), faults.in_one_line():
        raise ProgrammingError("no such table: wagtailcore_page")


def test_who_asks_for_the_traceback_gets_it():
    with pytest.raises(ProgrammingError), faults.in_one_line(traceback=True):
        raise ProgrammingError("no such table: wagtailcore_page")


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (errno.ENOSPC, "Na dysku zabrakło miejsca (kopia.tar)."),
        (errno.EACCES, "Brakuje praw do pliku albo katalogu (kopia.tar)."),
        (errno.EROFS, "Dysk jest tylko do odczytu (kopia.tar)."),
        (errno.EIO, "System nie pozwolił odczytać albo zapisać pliku (kopia.tar): "),
    ],
)
def test_a_disk_that_stops_a_copy_is_described_in_one_line(number, line):
    described = faults.describe_copy(OSError(number, "System's own words", "kopia.tar"))
    assert described.startswith(line)
    assert "\n" not in described
