"""`manage.py prepare`: a site ready to serve, whatever was there; nothing of staff's is undone."""

import fcntl
import re

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import OperationalError
from wagtail.blocks import StreamValue
from wagtail.models import Page, Site

from core.models import Centre
from home.models import HomePage
from library import renditions
from mopscms.management.commands import prepare
from services.models import ServiceIndexPage
from tests.site import Site as RunningSite

User = get_user_model()


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """No administrator in the environment; no time spent on the sizes of pictures."""
    monkeypatch.delenv("ADMIN_EMAIL", raising=False)
    monkeypatch.delenv("ADMIN_PASSWORD", raising=False)
    monkeypatch.setattr(StreamValue, "render_as_block", lambda *body, **facts: "")
    monkeypatch.setattr(renditions, "missing", lambda image: [])


@pytest.fixture
def prepared(new_tree, capsys):
    """Return a function that prepares the site and returns what it printed."""

    def run():
        call_command("prepare")
        return capsys.readouterr().out

    return run


# -- Administrator ----------------------------------------------------------------------------


def test_the_first_administrator_is_shown_once_and_never_again(prepared):
    said = prepared()
    password = re.search(r"Hasło: +(\S+)", said).group(1)
    user = User.objects.get()
    assert user.is_superuser
    assert user.email == prepare.DEFAULT_EMAIL
    assert user.check_password(password)
    assert "http://testserver/admin/" in said
    assert prepared() == ""
    assert User.objects.get().check_password(password)


def test_a_password_from_the_environment_is_taken_and_not_printed(prepared, monkeypatch):
    monkeypatch.setenv("ADMIN_EMAIL", "Dyrektor@Example.org")
    monkeypatch.setenv("ADMIN_PASSWORD", "Kasztan-Rower-1990")
    said = prepared()
    assert User.objects.get(email="dyrektor@example.org").check_password("Kasztan-Rower-1990")
    assert "Kasztan" not in said


def test_an_administrator_who_is_there_is_kept(prepared, monkeypatch):
    old = User.objects.create_superuser("stara@example.org", "Kasztan-Rower-1990")
    monkeypatch.setenv("ADMIN_EMAIL", "nowa@example.org")
    monkeypatch.setenv("ADMIN_PASSWORD", "Jesion-Tramwaj-2001")
    assert "Hasło" not in prepared()
    assert User.objects.get() == old
    assert User.objects.get().check_password("Kasztan-Rower-1990")


@pytest.mark.parametrize(
    ("name", "value"),
    [("ADMIN_PASSWORD", "haslo"), ("ADMIN_PASSWORD", "1" * 20), ("ADMIN_EMAIL", "dyrektor")],
)
def test_a_weak_password_or_a_bad_address_creates_nobody(prepared, monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=f"^Nie zakładam konta administratora, popraw {name}: "):
        prepared()
    assert not User.objects.exists()
    assert not HomePage.objects.exists()


# -- Content and address ----------------------------------------------------------------------


def test_the_site_is_ready(prepared, client, settings):
    settings.BASE_URL = "http://testserver:8123"
    assert "Utworzone strony: Miejski Ośrodek" in prepared()
    assert client.get("/").status_code == client.get("/o-nas/").status_code == 200
    assert Site.objects.values_list("hostname", "port").get() == ("testserver", 8123)


def test_a_second_run_changes_nothing_that_staff_edited(prepared):
    prepared()
    page = ServiceIndexPage.objects.get(slug="swiadczenia")
    page.title = "Pomoc i świadczenia"
    page.save_revision().publish(skip_permission_checks=True)
    Page.objects.get(slug="aktualnosci").delete()
    Centre.objects.update(short_name="Nasz MOPS", hours="7:30–15:30")
    before = state()
    assert prepared() == ""
    assert state() == before


def state():
    """Return what staff may have edited."""
    return (
        list(Page.objects.order_by("path").values()),
        list(Centre.objects.values()),
        list(Site.objects.values()),
        list(User.objects.values()),
    )


@pytest.mark.parametrize("base_url", ["mops.example.pl", "ftp://mops.example.pl", "http://[", ""])
def test_an_address_that_is_none_is_refused_with_one_line(prepared, settings, base_url):
    settings.BASE_URL = base_url
    with pytest.raises(SystemExit, match=r"^BASE_URL=.* nie jest adresem\. Wzór: [^\n]*$"):
        prepared()


@pytest.mark.parametrize(
    ("base_url", "address"),
    [
        ("https://mops.example.pl", ("mops.example.pl", 443)),
        ("http://mops.example.pl", ("mops.example.pl", 80)),
        ("http://127.0.0.1:8000", ("127.0.0.1", 8000)),
    ],
)
def test_the_port_of_an_address_is_known(base_url, address):
    assert prepare.read_address(base_url) == address


# -- Without a home page ----------------------------------------------------------------------


def test_a_deleted_home_page_is_reported_with_what_to_do(prepared):
    prepared()
    HomePage.objects.get().delete()
    (line,) = prepared().splitlines()
    assert line.startswith("Nie ma strony głównej")
    assert not HomePage.objects.exists()


def test_a_deleted_site_is_reported_with_what_to_do(prepared):
    Site.objects.all().delete()
    assert prepared().splitlines()[-1].startswith("Nie ma strony głównej")


def test_examples_without_a_site_name_their_section(new_tree, capsys, monkeypatch):
    call_command("load_centre")
    Site.objects.all().delete()
    capsys.readouterr()
    call_command("load_example")
    said = capsys.readouterr().out
    assert "None" not in said
    assert "Dodane przykładowe strony" in said


def test_examples_need_a_home_page(new_tree):
    with pytest.raises(CommandError, match="load_centre"):
        call_command("load_example")


# -- Database ---------------------------------------------------------------------------------


def fail(*args, **kwargs):
    raise OperationalError("no such table: wagtailcore_page")


@pytest.mark.parametrize(
    ("command", "step"),
    [
        ("prepare", "mopscms.management.commands.prepare.check_database"),
        ("load_centre", "mopscms.management.commands.load_centre.Command.make_home"),
        ("load_example", "mopscms.management.commands.load_example.HomePage.objects.first"),
    ],
)
def test_a_failing_database_is_one_line_and_a_traceback_if_asked_for(
    db, monkeypatch, command, step
):
    monkeypatch.setattr(step, fail)
    with pytest.raises(SystemExit, match=r"^[^\n]* Uruchom najpierw: make run$"):
        call_command(command)
    with pytest.raises(OperationalError):
        call_command(command, traceback=True)


def test_two_runs_at_once_take_turns(prepared, monkeypatch):
    taken = []

    def look():
        with (settings.VAR_DIR / "lock").open("a") as other:
            try:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                taken.append(True)

    monkeypatch.setattr(prepare, "check_database", look)
    prepared()
    assert taken == [True]


def test_readers_of_the_embedded_database_do_not_wait_for_writers(tmp_path):
    site = RunningSite(tmp_path, f"sqlite:///{tmp_path}/db.sqlite3")
    query = "connection.cursor().execute('PRAGMA journal_mode').fetchone()"
    ask = f"from django.db import connection; print({query})"
    assert "wal" in site.manage("shell", "-v0", "-c", ask)
