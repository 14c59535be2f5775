"""A copy is whole or not there, nobody else reads it, and old ones go when told to."""

import errno
import os
import shutil

import pytest
from django.core.management import call_command

from mopscms.backup import archive, making
from mopscms.backup.archive import MEDIA, Archive


@pytest.fixture
def folder(tmp_path):
    """Where the copies of a test go."""
    return tmp_path / "copies"


def back_up(folder, **options):
    """Make a copy; return the names in the folder but for the lock."""
    call_command("backup", folder=folder, **options)
    return sorted(os.listdir(folder))


def test_a_copy_is_one_file_that_only_its_owner_reads(folder, capsys):
    (name,) = back_up(folder)
    assert making.OURS.fullmatch(name)
    assert (folder / name).stat().st_mode & 0o777 == 0o600
    said = capsys.readouterr().out
    assert said.startswith(f"Kopia gotowa: {folder / name} (")


def test_copies_go_beside_the_database_unless_told_otherwise(own_site):
    call_command("backup")
    (path,) = (own_site / "backups").glob("mopscms-*.tar")
    path.unlink()


def test_a_copy_holds_neither_keys_nor_passwords_of_the_server(folder, settings):
    (name,) = back_up(folder)
    held = [name for name, _ in Archive(folder / name).members()]
    assert not [n for n in held if not n.startswith((MEDIA, "database."))][1:-1]
    assert settings.SECRET_KEY.encode() not in (folder / name).read_bytes()


def test_only_the_newest_are_kept_and_nothing_of_anybody_else_is_deleted(folder, capsys):
    folder.mkdir()
    ours = [f"mopscms-20{year}-01-01T000000.tar" for year in (20, 21, 22, 99)]
    others = ["mopscms-kopia.tar", "zdjecia.tar", f"{ours[0]}.part", "mopscms-2020-01-01.tar"]
    for name in ours + others:
        (folder / name).touch()
    left = back_up(folder, keep=2)
    # 2099: a clock that went wrong once. The copy just made stays whatever the others are called.
    assert set(others) < set(left)
    assert len(set(left) - set(others)) == 2
    assert ours[3] in left
    assert f"Usunięta stara kopia: {ours[0]}" in capsys.readouterr().out


def test_keeping_none_is_refused(folder):
    with pytest.raises(SystemExit, match="^--keep=0: podaj, ile kopii zostawić"):
        back_up(folder, keep=0)
    assert not folder.exists()


def test_a_disk_without_room_is_known_beforehand(folder, monkeypatch):
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(SystemExit, match=r"^Na dysku z katalogiem .* jest za mało miejsca: "):
        back_up(folder)
    assert os.listdir(folder) == []


def test_a_disk_that_fills_up_leaves_no_half_of_a_copy(folder, monkeypatch):
    def full(*anything):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive.Writer, "close", full)
    with pytest.raises(SystemExit, match=r"^Na dysku zabrakło miejsca\."):
        back_up(folder)
    assert os.listdir(folder) == []


def test_what_a_killed_process_left_is_swept_up(folder):
    (folder / ".mopscms-abc").mkdir(parents=True)
    assert len(back_up(folder)) == 1


def test_a_folder_that_the_site_shows_to_everybody_is_refused(own_site):
    with pytest.raises(SystemExit, match=r"^Katalog .* jest publiczny\."):
        call_command("backup", folder=own_site / "media" / "kopie")
    (own_site / "media" / "kopie").rmdir()


def test_a_file_that_goes_meanwhile_is_named_and_the_copy_is_whole(
    folder, monkeypatch, own_site, capsys
):
    going = [("usuwany.txt", 10)]
    listed = making.media_files
    monkeypatch.setattr(making, "media_files", lambda: [*listed(), *going])
    (name,) = back_up(folder)
    assert "usuwany.txt" in capsys.readouterr().err
    held = dict(Archive(folder / name).members())
    assert f"{MEDIA}usuwany.txt" not in held
    assert any(name.startswith(MEDIA) for name in held)


def test_two_copies_in_one_second_have_two_names(folder):
    back_up(folder)
    assert len(back_up(folder)) == 2
