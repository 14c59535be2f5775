"""“Stan serwisu”: each part says how it is; one that fails stops no other; who may see it."""

import shutil
from collections import namedtuple
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.utils import timezone
from wagtail import hooks
from wagtail.search.models import IndexEntry

from library.models import SiteRendition
from mopscms.backup import making
from tests.samples import logged_in, person, picture
from upkeep import server, state
from upkeep.models import ScheduledRun
from upkeep.state import Level, Row

pytestmark = pytest.mark.django_db

SCREEN = "/admin/reports/state/"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def administrator(db):
    return person("Administratorzy", "administratorka@example.org")


def row(name):
    return next(one for one in state.rows() if str(one.name) == name)


def screen(user):
    answer = logged_in(user).get(SCREEN)
    return BeautifulSoup(answer.content, "html.parser").main.get_text(" ", strip=True)


# -- Who sees it ------------------------------------------------------------------------------


def test_it_is_for_administrators_alone(home, editor, administrator):
    assert logged_in(administrator).get(SCREEN).status_code == 200
    assert logged_in(editor).get(SCREEN).status_code == 302
    assert SCREEN in logged_in(administrator).get("/admin/").content.decode()
    assert SCREEN not in logged_in(editor).get("/admin/").content.decode()


def test_the_first_screen_warns_and_says_when_each_job_ran(home, administrator):
    shown = logged_in(administrator).get("/admin/").content.decode()
    assert "Serwis wymaga uwagi" in shown
    assert "jeszcze ani razu niewykonane" in shown


def test_what_to_do_about_the_timer_is_said_once(home, monkeypatch):
    advice = "Uruchom zegar."
    look = [Row(name, Level.LOOK, "dawno", advice) for name in ("jedno", "drugie")]
    bad = [Row(name, Level.BAD, "nie", advice) for name in ("trzecie", "czwarte")]
    monkeypatch.setattr(state, "rows", lambda: [*look, *bad])
    assert [one.name for one in state.warnings()] == ["trzecie", "czwarte", "jedno"]


def test_the_first_screen_is_calm_when_all_is_well(home, administrator, monkeypatch):
    monkeypatch.setattr(state, "rows", lambda: [Row("Dysk", Level.FINE, "wolny")])
    assert "Serwis działa" in logged_in(administrator).get("/admin/").content.decode()


# -- Parts ------------------------------------------------------------------------------------


def test_a_part_that_fails_is_told_and_the_others_are_shown(home, administrator):
    def broken_part():
        raise OSError("tajemnica")

    with hooks.register_temporarily(state.HOOK, broken_part):
        shown = screen(administrator)
    assert "Nie udało się tego sprawdzić: OSError" in shown
    assert "tajemnica" not in shown
    assert "Baza danych" in shown


def test_the_state_is_said_in_words_and_not_by_colour_alone(home, administrator):
    shown = screen(administrator)
    assert {"W porządku", "Zwróć uwagę", "Nie działa"} <= {str(level.word) for level in Level}
    assert "W porządku" in shown


def test_the_versions_are_named():
    assert "Wagtail 8" in row("Wersja").says


def test_the_release_is_named_as_git_or_where_there_is_none_the_container_says(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    assert row("Wersja").says.startswith("Wagtail")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n")
    (tmp_path / ".git/packed-refs").write_text("0a1b2c3d4e refs/heads/main\n")
    assert row("Wersja").says.startswith("mopscms 0a1b2c3, ")
    settings.RELEASE = "5f6e7d8c9b"
    assert row("Wersja").says.startswith("mopscms 5f6e7d8, ")


def test_the_database_is_named_with_its_size():
    assert "odpowiada w" in row("Baza danych").says
    assert row("Baza danych").level == Level.FINE


@pytest.mark.parametrize(
    ("free", "level"),
    [(5_000_000_000, Level.FINE), (900_000_000, Level.LOOK), (100_000_000, Level.BAD)],
)
def test_a_disk_that_fills_up_is_noticed(monkeypatch, free, level):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**11, 0, free))
    assert row("Dysk").level == level


def test_mail_that_nobody_gets_is_noticed(settings):
    settings.MAIL_CARRIER = "django.core.mail.backends.console.EmailBackend"
    assert server.mail().level == Level.LOOK
    settings.MAIL_CARRIER = "django.core.mail.backends.smtp.EmailBackend"
    assert server.mail().level == Level.FINE


def test_redis_that_does_not_answer_is_noticed(settings):
    assert server.cache().level == Level.FINE
    backend = "django.core.cache.backends.redis.RedisCache"
    options = {"socket_connect_timeout": 0.25}
    shared = {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1/0", "OPTIONS": options}
    settings.CACHES = {**settings.CACHES, "shared": shared}
    assert server.cache().level == Level.LOOK


def test_a_job_that_failed_is_told_with_its_reason():
    ScheduledRun.objects.create(command="backup", error="Brakuje programu pg_dump.")
    found = [one for one in server.scheduled() if "pg_dump" in one.says]
    assert [one.level for one in found] == [Level.BAD]


def test_a_job_that_runs_on_time_is_fine():
    now = timezone.now()
    ScheduledRun.objects.create(command="backup", started_at=now, finished_at=now)
    assert sum(one.level == Level.FINE for one in server.scheduled()) == 1


def test_the_newest_copy_is_told_with_its_age(settings, tmp_path, monkeypatch):
    settings.BACKUP_DIR = str(tmp_path)
    assert row("Kopia zapasowa").level == Level.BAD
    (tmp_path / timezone.localtime().strftime(making.NAME)).write_bytes(b"a" * 2048)
    assert row("Kopia zapasowa").level == Level.FINE
    later = timezone.now() + timedelta(hours=49)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert row("Kopia zapasowa").level == Level.BAD


def test_pages_that_the_index_lacks_are_counted(home):
    call_command("update_index", verbosity=0)
    assert row("Indeks wyszukiwarki").level == Level.FINE
    IndexEntry.objects.all().delete()
    assert row("Indeks wyszukiwarki").level == Level.LOOK


def test_pictures_without_their_sizes_are_counted(home):
    image = picture()
    call_command("make_renditions", verbosity=0)
    assert row("Rozmiary obrazów").level == Level.FINE
    SiteRendition.objects.filter(image=image).first().delete()
    assert row("Rozmiary obrazów").says.endswith("1")


def test_a_missing_declaration_is_told(home):
    assert [one for one in state.rows() if "deklaracj" in str(one.says)]


def test_a_copy_that_another_machine_made_is_told_of_where_there_are_several(settings, tmp_path):
    settings.BACKUP_DIR, now = str(tmp_path), timezone.now()
    run = ScheduledRun.objects.create(command="backup", started_at=now, finished_at=now)
    assert row("Kopia zapasowa").level == Level.BAD  # one machine: its copies are gone
    settings.CACHES = {**settings.CACHES, "shared": settings.CACHES["default"]}
    assert row("Kopia zapasowa").level == Level.LOOK
    assert "BACKUP_DIR" in row("Kopia zapasowa").advice
    run.finished_at = now - timedelta(days=3)
    run.save()
    assert row("Kopia zapasowa").level == Level.BAD
