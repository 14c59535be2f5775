"""Management commands in forks of one process do as if each began Python anew."""

import json
import shutil
import signal
import sqlite3

import pytest

from tests.commands import Commands
from tests.site import BASE_DIR, Site

WRITE = """
from django.db import connection
connection.cursor().execute("CREATE TABLE kept AS SELECT 'słowo' AS word")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the site keeps its database."""
    return tmp_path_factory.mktemp("commands")


@pytest.fixture(scope="module")
def python(folder):
    """A function that runs code with a site's Django: (code, output, errors)."""
    commands = Commands(BASE_DIR, Site(folder, f"sqlite:///{folder}/db.sqlite3").env)
    return lambda code: commands.run("shell", "-v0", "-c", code)


def test_it_tells_what_a_command_said_and_how_it_ended(python):
    both = "import sys; print('żółw'); print('oj', file=sys.stderr)"
    assert python(both) == (0, "żółw\n", "oj\n")
    assert python("import sys; sys.exit(3)") == (3, "", "")
    assert python("import sys; sys.exit('Nie da się.')") == (1, "", "Nie da się.\n")
    code, _output, errors = python("1 / 0")
    assert code == 1
    assert errors.endswith("ZeroDivisionError: division by zero\n")
    assert python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")[0] == -signal.SIGKILL


def test_one_command_knows_nothing_of_another(python):
    python("from django.conf import settings; settings.WAGTAIL_SITE_NAME = 'inna'")
    said = python("from django.conf import settings; print(settings.WAGTAIL_SITE_NAME)")[1]
    assert said != "inna\n"


def test_what_it_wrote_is_in_the_file_of_the_database_when_it_has_ended(python, folder, tmp_path):
    assert python(WRITE) == (0, "", "")
    copy = shutil.copy(folder / "db.sqlite3", tmp_path)
    assert sqlite3.connect(copy).execute("SELECT word FROM kept").fetchall() == [("słowo",)]


def test_an_environment_that_django_refuses_is_told(folder):
    env = Site(folder, "nic").env
    with pytest.raises(AssertionError, match="cannot be loaded"):
        Commands(BASE_DIR, env).run("check")


def test_what_nobody_waits_for_any_more_is_not_done_and_nothing_is_said_of_it(folder, capfd):
    commands = Commands(BASE_DIR, Site(folder, f"sqlite:///{folder}/db.sqlite3").env)
    gone = [str(folder / "gone" / name) for name in ("output", "errors")]
    print(json.dumps([["check"], *gone]), file=commands._process.stdin, flush=True)
    assert commands._process.stdout.readline() == "1\n"
    assert capfd.readouterr() == ("", "")
