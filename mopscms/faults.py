"""Layer 3: says in one Polish line what is wrong with the configuration or the database.

Whoever starts the site sees what to do instead of a traceback; `--traceback` still shows it all.
"""

import contextlib
import errno
import re
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

# What loading the settings can raise: a missing variable, a malformed address of the database.
CONFIGURATION_ERRORS = (ImproperlyConfigured, KeyError, ValueError)

_BAD_DATABASE_URL = (
    "DATABASE_URL jest błędny. Wzór: postgres://użytkownik:hasło@serwer:5432/baza "
    "albo sqlite:////katalog/plik.sqlite3"
)

CONFIGURATION = {
    r"Set the (?P<name>\w+) environment variable": (
        "Brakuje zmiennej {name}. Ustaw ją w pliku .env; opis znajdziesz w .env.example."
    ),
    r"The SECRET_KEY setting must not be empty": (
        "Zmienna SECRET_KEY jest pusta. Wpisz ją w pliku .env; opis znajdziesz w .env.example."
    ),
    r"available database backend|loading MySQLdb": _BAD_DATABASE_URL,
    r"Port could not be cast|Port out of range|^'ENGINE'$": _BAD_DATABASE_URL,
    r"codec can't decode": "Plik .env nie jest zapisany w kodowaniu UTF-8. Zapisz go na nowo.",
    r"Unable to configure root logger": (
        "LOG_LEVEL nie jest poziomem dziennika. Wybierz: DEBUG, INFO, WARNING albo ERROR."
    ),
    r"Invalid IPv6 URL": "BASE_URL nie jest adresem. Wzór: https://mops.example.pl",
    r"Invalid email schema (?P<name>.*)": (
        "EMAIL_URL jest błędny („{name}”). Wzór: smtp+tls://użytkownik:hasło@serwer:587"
    ),
}

DATABASE = {
    r"not a database|malformed|corrupt": (
        "Plik bazy danych {database} jest uszkodzony albo nie jest bazą SQLite. "
        "Przywróć go z kopii zapasowej albo wskaż inny w DATABASE_URL."
    ),
    r"database is locked|table is locked": (
        "Baza danych {database} jest zajęta przez inny program. Zakończ go i spróbuj jeszcze raz."
    ),
    r"readonly database|read-only|permission denied": (
        "Brakuje praw do zapisu w bazie danych {database}. Nadaj je albo popraw DATABASE_URL."
    ),
    r"unable to open database file": (
        "Nie mogę otworzyć pliku bazy danych {database}. "
        "Sprawdź, czy katalog istnieje i czy masz do niego prawa."
    ),
    r"disk is full|No space left": "Na dysku zabrakło miejsca dla bazy danych {database}.",
    r"no such (table|column)|(relation|column) .* does not exist": (
        "Baza danych {database} nie jest jeszcze przygotowana. Uruchom najpierw: make run"
    ),
    r"authentication failed|no password supplied|role .* does not exist|pg_hba": (
        "PostgreSQL nie wpuszcza użytkownika „{user}”. Popraw nazwę i hasło w DATABASE_URL."
    ),
    r'database ".*" does not exist': (
        "Na serwerze PostgreSQL nie ma bazy „{database}”. "
        "Utwórz ją (createdb {database}) albo popraw DATABASE_URL."
    ),
    r"refused|translate host name|timed? ?out|unreachable|No such file|closed the connection": (
        "Serwer PostgreSQL {server} nie odpowiada. Uruchom go albo popraw DATABASE_URL."
    ),
}

DISK = {
    errno.ENOSPC: "Na dysku zabrakło miejsca{where}. Serwis jest taki jak przedtem.",
    errno.EACCES: "Brakuje praw do pliku albo katalogu{where}. Nadaj je i spróbuj jeszcze raz.",
    errno.EROFS: "Dysk jest tylko do odczytu{where}.",
}


AWAY = (
    "Zasobnik z plikami (S3_BUCKET) nie odpowiada albo odrzuca klucz. Sprawdź S3_ENDPOINT, "
    "S3_ACCESS_KEY i S3_SECRET_KEY. Serwis jest taki jak przedtem."
)


class FilesAway(OSError):
    """The bucket with the uploads does not answer, or does not let us in."""


@contextlib.contextmanager
def in_one_line(traceback=False):
    """Leave with one line if the database fails inside, unless the traceback is asked for."""
    try:
        yield
    except DatabaseError as error:
        if traceback:
            raise
        sys.exit(describe_database(error))


def describe_configuration(error):
    """Return the line for an error raised while the settings were read or checked."""
    rest = "Konfiguracja jest błędna: {text} Zmienne opisuje plik .env.example."
    return _describe(error, CONFIGURATION, rest, {})


def describe_database(error):
    """Return the line for an error of the database that DATABASE_URL names."""
    database = settings.DATABASES["default"]
    facts = {
        "database": database["NAME"],
        "user": database.get("USER", ""),
        "server": f"{database.get('HOST') or 'na tym komputerze'}:{database.get('PORT') or 5432}",
    }
    rest = "Baza danych {database} zgłosiła błąd: {text} Sprawdź DATABASE_URL."
    return _describe(error, DATABASE, rest, facts)


def describe_copy(error):
    """Return the line for what stopped a copy: a BackupError, or an OSError of the disk."""
    if not isinstance(error, OSError):
        return str(error)
    if isinstance(error, FilesAway):
        return AWAY
    where = f" ({error.filename})" if error.filename else ""
    for number, line in DISK.items():
        if error.errno == number:
            return line.format(where=where)
    return f"System nie pozwolił odczytać albo zapisać pliku{where}: {error.strerror or error}."


def _describe(error, lines, rest, facts):
    """Return the line whose pattern is in the error's text, or the rest with that text."""
    text = str(error).strip() or type(error).__name__
    for pattern, line in lines.items():
        if found := re.search(pattern, text, re.IGNORECASE):
            return line.format(**facts, **found.groupdict())
    return rest.format(text=text.splitlines()[0].rstrip(".") + ".", **facts)
