"""A recording is never lost to one that could not be saved."""

import errno

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from library.models import SiteMedia
from tests.samples import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound():
    """A stored recording."""
    return SiteMedia.objects.create(
        title="Nagranie", type="audio", file=ContentFile(b"ID3former", "nagranie.mp3"), duration=0
    )


def replace(sound, administrator):
    """Send the form of the recording with another file; return the answer."""
    client = logged_in(administrator)
    client.raise_request_exception = False
    data = {"title": "Nagranie", "duration": 0, "collection": sound.collection_id, "tags": ""}
    file = ContentFile(b"ID3" + bytes(100), "nowe.mp3")
    return client.post(f"/admin/media/edit/{sound.pk}/", {**data, "file": file})


def stored(sound):
    """Return the file that the database names, and whether it is there."""
    file = SiteMedia.objects.get(pk=sound.pk).file
    return file.name, file.storage.exists(file.name)


def test_it_goes_once_another_is_saved(sound, administrator, django_capture_on_commit_callbacks):
    former = sound.file
    with django_capture_on_commit_callbacks(execute=True):
        assert replace(sound, administrator).status_code == 302
    assert stored(sound) != (former.name, True)
    assert stored(sound)[1]
    assert not former.storage.exists(former.name)


def test_it_stays_when_the_disk_is_full(
    sound, administrator, monkeypatch, django_capture_on_commit_callbacks
):
    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    former = sound.file
    monkeypatch.setattr(FileSystemStorage, "_save", full)
    with django_capture_on_commit_callbacks(execute=True):
        assert replace(sound, administrator).status_code >= 500
    assert stored(sound) == (former.name, True)
