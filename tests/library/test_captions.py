"""The captions of a recording leave the disk with it, and when others take their place."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from library.models import SiteMedia
from tests.library.files import CAPTIONS

pytestmark = pytest.mark.django_db


@pytest.fixture
def film():
    """A recording with captions."""
    return SiteMedia.objects.create(
        title="Film",
        type="video",
        duration=1,
        file=ContentFile(b"film", "film.mp4"),
        captions=ContentFile(CAPTIONS, "film.vtt"),
    )


def test_deleted_with_the_recording(film, django_capture_on_commit_callbacks):
    names = film.file.name, film.captions.name
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    assert [default_storage.exists(name) for name in names] == [False, False]


@pytest.mark.parametrize("new", [ContentFile(CAPTIONS, "nowe.vtt"), ""])
def test_deleted_when_replaced_or_taken_away(film, new, django_capture_on_commit_callbacks):
    former, film.captions = film.captions.name, new
    with django_capture_on_commit_callbacks(execute=True):
        film.save()
    assert not default_storage.exists(former)
    assert bool(film.captions) == bool(new)
    assert not new or default_storage.exists(film.captions.name)


def test_kept_while_the_recording_has_them(film, django_capture_on_commit_callbacks):
    film.title = "Film o wejściu"
    with django_capture_on_commit_callbacks(execute=True):
        film.save()
    assert default_storage.exists(film.captions.name)


def test_kept_when_the_change_is_undone(film, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False):
        film.delete()
    assert default_storage.exists(film.captions.name)
