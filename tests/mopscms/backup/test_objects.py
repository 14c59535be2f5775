"""The drill where uploads lie in a bucket: back up, destroy, restore; a restore that fails."""

import shutil
import tarfile

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import Page

from library.models import SiteImage
from mopscms.backup import databases, objects
from mopscms.backup.archive import BackupError
from mopscms.management.commands import prepare
from tests.mopscms.backup.ground import rows
from tests.samples import picture


@pytest.fixture(autouse=True)
def _swept(own_site):
    """Take away what a restore keeps on purpose."""
    yield
    for folder in own_site.glob("before-restore-*"):
        shutil.rmtree(folder)


@pytest.fixture
def filled(bucket):
    """A bucket with a picture in its sizes, and a document whose name is Polish."""
    picture("W zasobniku")
    bucket.save("documents/zażalenie.txt", ContentFile("Zażalenie".encode()))
    yield bucket
    SiteImage.objects.filter(title="W zasobniku").delete()  # here, where its files are


@pytest.fixture
def copy(filled, tmp_path):
    """A copy of the site, just made: its Path."""
    call_command("backup", folder=tmp_path / "copies")
    (path,) = (tmp_path / "copies").glob("*.tar")
    return path


def held(storage):
    """Return what the bucket holds: bytes by name."""
    return {name: storage.open(name).read() for name, _ in storage.walk()}


def test_a_copy_holds_all_objects_and_none_of_the_folder(filled, copy):
    with tarfile.open(copy) as tar:
        names = {name for name in tar.getnames() if name.startswith("media/")}
        assert names == {f"media/{name}" for name in held(filled)}
        assert tar.extractfile("media/documents/zażalenie.txt").read() == "Zażalenie".encode()


def test_a_destroyed_site_comes_back_as_it_was(filled, copy, capsys):
    before, files = rows(), held(filled)
    Page.objects.filter(depth=3).update(title="Pomyłka")
    for name in files:
        filled.delete(name)
    filled.save("documents/zażalenie.txt", ContentFile(b"Inny plik o tej nazwie"))
    filled.save("documents/nowy.txt", ContentFile(b"nowy"))
    call_command("restore", copy, yes=True)
    assert (rows(), held(filled)) == (before, files)
    assert "Serwis odtworzony" in capsys.readouterr().out


def test_what_was_there_is_kept_beside(filled, copy, own_site):
    filled.save("documents/nowy.txt", ContentFile(b"nowy"))
    call_command("restore", copy, yes=True)
    (former,) = own_site.glob("before-restore-*")
    assert (former / "media/documents/nowy.txt").read_text() == "nowy"
    assert (former / databases.present().member).exists()


def test_a_restore_that_fails_half_way_leaves_the_bucket_as_it_was(filled, copy, monkeypatch):
    filled.delete("documents/zażalenie.txt")
    filled.save("documents/zażalenie.txt", ContentFile(b"Nowsze"))
    filled.save("documents/nowy.txt", ContentFile(b"nowy"))
    before, files = rows(), held(filled)

    def fail(*args):
        raise BackupError("Nie da się.")

    monkeypatch.setattr(prepare.Command, "migrate", fail)
    with pytest.raises(SystemExit, match=r"^Nie da się\.$"):
        call_command("restore", copy, yes=True)
    assert (rows(), held(filled)) == (before, files)


def test_objects_that_are_the_same_are_not_sent_again(filled, copy, monkeypatch):
    sent = []
    monkeypatch.setattr(objects, "put", lambda name, path: sent.append(name))
    call_command("restore", copy, yes=True)
    assert sent == []


def test_a_site_with_objects_is_not_overwritten_unasked(filled, copy, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin.readline", lambda: "\n", raising=False)
    with pytest.raises(SystemExit, match="Niczego nie zmieniam"):
        call_command("restore", copy)


def test_a_name_that_leads_out_of_the_folder_stops_a_restore(filled, copy, tmp_path):
    key = {"Bucket": filled.bucket_name, "Key": "documents/../../../uciekam.txt"}
    filled.connection.meta.client.put_object(**key, Body=b"x")
    with pytest.raises(BackupError, match="niedozwolonej nazwie"):
        objects.take_down(tmp_path / "dol")
    assert not (tmp_path.parent / "uciekam.txt").exists()


def test_a_bucket_that_is_away_is_named_in_one_line(closed_bucket, tmp_path):
    with pytest.raises(SystemExit, match=r"^Zasobnik z plikami \(S3_BUCKET\) nie odpowiada"):
        call_command("backup", folder=tmp_path / "copies")
    assert not list((tmp_path / "copies").glob("*.tar"))
