"""The drill: back up, destroy, restore; and what a restore that fails leaves behind."""

import io
import shutil
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from wagtail.models import Page

from mopscms.backup import databases, restoring
from mopscms.backup.archive import BackupError
from mopscms.management.commands import prepare
from mopscms.management.commands.restore import refuse_root
from page_cache import site as page_cache
from tests.mopscms.backup.ground import content, destroy_database, files


@pytest.fixture
def say(monkeypatch):
    """Return a function that types a line when a command asks."""
    return lambda line: monkeypatch.setattr("sys.stdin", io.StringIO(line))


@pytest.fixture(autouse=True)
def _nothing_left_over(own_site):
    """Sweep up what a restore keeps on purpose; nothing else may be left."""
    yield
    for folder in own_site.glob("before-restore-*"):
        shutil.rmtree(folder)
    assert {path.name for path in own_site.iterdir()} <= {
        *("backups", "media", "lock", "db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm")
    }


def test_a_destroyed_site_comes_back_as_it_was(own_site, copied, capsys):
    before = content()
    assert before["files"]
    destroy_database()
    shutil.rmtree(own_site / "media")
    call_command("restore", copied)  # nothing to overwrite: no question either
    assert content() == before
    assert "Serwis odtworzony" in capsys.readouterr().out


def test_what_was_added_since_goes_and_is_kept_beside(own_site, copied, say, capsys):
    before = content()
    Page.objects.filter(depth=3).update(title="Pomyłka")
    (own_site / "media" / "nowy.txt").write_text("nowy")
    say("tak\n")
    call_command("restore", copied)
    assert content() == before
    (former,) = own_site.glob("before-restore-*")
    assert str(former) in capsys.readouterr().out
    assert (former / "media" / "nowy.txt").read_text() == "nowy"
    assert former.stat().st_mode & 0o077 == 0
    databases.present().replace(former / databases.present().member)
    assert Page.objects.filter(title="Pomyłka").exists()


@pytest.mark.parametrize("answer", ["nie\n", "\n", "t\n", ""])
def test_without_a_yes_nothing_changes(copied, say, answer):
    before = content()
    say(answer)
    with pytest.raises(SystemExit, match=r"^Niczego nie zmieniam\.$"):
        call_command("restore", copied)
    assert content() == before


@pytest.mark.parametrize("step", ["files", "database", "migrations"])
def test_a_step_that_fails_takes_all_others_back(own_site, copied, monkeypatch, step):
    (own_site / "media" / "nowy.txt").write_text("nowy")
    Page.objects.filter(depth=3).update(title=f"Nie ma w kopii: {step}")
    before = content()
    broken = {
        "files": (restoring, "swap"),
        "database": (type(databases.present()), "replace"),
        "migrations": (prepare.Command, "migrate"),
    }
    monkeypatch.setattr(*broken[step], fail)
    with pytest.raises(SystemExit, match=r"^Nie udało się\.$"):
        call_command("restore", copied, yes=True)
    assert content() == before
    assert not list(own_site.glob("before-restore-*"))
    (own_site / "media" / "nowy.txt").unlink()


def fail(*anything):
    """Fail as a step of ours does."""
    raise BackupError("Nie udało się.")


def test_a_full_disk_is_known_before_anything_is_touched(copied, monkeypatch):
    before = files()
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(SystemExit, match=r"^Na dysku z katalogiem .* jest za mało miejsca: "):
        call_command("restore", copied, yes=True)
    assert files() == before


def test_an_older_copy_is_brought_up_to_date_and_visitors_get_nothing_older(copied, monkeypatch):
    called = []
    monkeypatch.setattr(prepare.Command, "migrate", lambda self: called.append(self))
    version = page_cache.version().current()
    call_command("restore", copied, yes=True)
    assert len(called) == 1
    now = page_cache.version().current()
    assert now[0] != version[0]
    assert now[1] >= version[1]


@pytest.mark.parametrize(("user", "owner", "refused"), [(0, 998, 1), (0, 0, 0), (998, 998, 0)])
def test_root_is_sent_to_the_user_whose_site_it_is(monkeypatch, user, owner, refused):
    monkeypatch.setattr("os.geteuid", lambda: user)
    folder = SimpleNamespace(stat=lambda: SimpleNamespace(st_uid=owner))
    expected = pytest.raises(SystemExit, match="sudo -u '#998'") if refused else nullcontext()
    with expected:
        refuse_root(folder)
