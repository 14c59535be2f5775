"""The database's own settings, on whichever is in use."""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from django.db import connection, connections

from tests.site import BASE_DIR, free_port

READ_WRITE = "target_session_attrs=read-write"
SHOW = """
import json
from mopscms.settings.production import DATABASES
print(json.dumps(DATABASES["default"]))
"""


@pytest.mark.django_db
def test_postgresql_does_not_compile_statements():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW jit")
            assert cursor.fetchone() == ("off",)
    else:
        assert "init_command" in connection.settings_dict["OPTIONS"]


def settings_of(url):
    """Return what production settings make of an address of the database."""
    env = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "DATABASE_URL": url}
    env |= {"SECRET_KEY": "k" * 50, "BASE_URL": "https://mops.example.pl"}
    return json.loads(
        subprocess.check_output([sys.executable, "-c", SHOW], cwd=BASE_DIR, env=env, text=True)
    )


def test_a_server_and_its_standby_are_one_address():
    found = settings_of("postgres://m:h@a:5432,b:5433/mopscms?target_session_attrs=read-write")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("a,b", "5432,5433", "mopscms")
    options = found["OPTIONS"]
    assert options["target_session_attrs"] == "read-write"
    assert (options["connect_timeout"], options["options"]) == (3, "-c jit=off")


@pytest.mark.django_db
def test_with_the_first_server_away_the_second_is_asked():
    if connection.vendor == "postgresql":
        url = urlsplit(os.environ["DATABASE_URL"])
        user, _, server = url.netloc.rpartition("@")
        both = f"{user}@127.0.0.1:{free_port()},{server if url.port else f'{server}:5432'}"
        address = url._replace(netloc=both, path="/postgres", query=READ_WRITE).geturl()
        own = type(connections["default"])(connection.settings_dict | settings_of(address))
        with own.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            assert cursor.fetchone() == ("off",)
        own.close()
