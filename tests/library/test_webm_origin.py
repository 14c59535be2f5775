"""Library: what a WebM says of who made it is not published with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtailmedia.forms import get_media_form

from library.models import SiteMedia
from library.recordings import forget_origin
from tests.library.files import CAPTIONS

HEAD = b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"
WHO = b"Jan Kowalski"
VIDEO = b"\x1f\x43\xb6\x75" + b"\x85" + b"sound"


def element(name, content=b"", wide=1):
    """Return an element of EBML whose size takes this many bytes."""
    return name + ((1 << 7 * wide) + len(content)).to_bytes(wide) + content


TAGS = element(b"\x12\x54\xc3\x67", element(b"\x73\x73", element(b"\x44\x87", WHO)), 2)
COVER = element(b"\x19\x41\xa4\x69", WHO * 20_000, 4)
NAME = element(b"\x73\x84", WHO)
APPS = element(b"\x4d\x80", b"Lavf") + element(b"\x57\x41", b"Lavf")
INFO = element(b"\x15\x49\xa9\x66", element(b"\x7b\xa9", b"Bal") + NAME + APPS)


def film(*parts):
    """Return a WebM of these parts."""
    return HEAD + element(b"\x18\x53\x80\x67", b"".join(parts), 8)


def live(*parts):
    """Return one that says of no length, as browsers record it."""
    block = element(b"\xa3", b"sound")
    return HEAD + b"\x18\x53\x80\x67\xff" + b"".join(parts) + b"\x1f\x43\xb6\x75\xff" + block + TAGS


def forgotten(data):
    file = SimpleUploadedFile("a.webm", data)
    forget_origin(file, "webm")
    assert file.tell() == 0
    return file.read()


@pytest.mark.parametrize("data", [film(INFO, TAGS, VIDEO, COVER), live(INFO)])
def test_who_made_a_film_is_forgotten_and_all_else_stays_in_its_place(data):
    changed = forgotten(data)
    assert len(changed) == len(data)
    assert WHO not in changed
    for needed in (HEAD, APPS, b"Bal", b"sound"):
        assert changed.index(needed) == data.index(needed)


def test_what_is_forgotten_is_a_void_element_of_the_same_length():
    for size in (0, 1, 4, 5, 6, 90):
        name = element(b"\x73\x84", b"J" * size)
        changed = forgotten(film(name, VIDEO))
        at = changed.index(b"\xec")
        assert at == film(name, VIDEO).index(name)
        long = size < 6
        said = changed[at + 1] - 0x80 if long else int.from_bytes(changed[at + 2 : at + 9])
        assert said == len(name) - (2 if long else 9)


def test_a_film_without_tags_stays_byte_for_byte():
    data = film(element(b"\x15\x49\xa9\x66", APPS), VIDEO)
    assert forgotten(data) == data


@pytest.mark.parametrize("cut", range(0, 98, 7))
def test_a_damaged_film_is_no_fault(cut):
    data = film(INFO, TAGS, VIDEO)[:cut]
    assert len(forgotten(data)) == len(data)


@pytest.mark.django_db
def test_what_is_uploaded_forgets_who_made_it():
    files = {
        "file": SimpleUploadedFile("film.webm", film(INFO, TAGS, VIDEO)),
        "captions": SimpleUploadedFile("film.vtt", CAPTIONS),
    }
    facts = {"title": "Film", "duration": 1, "collection": 1}
    form = get_media_form(SiteMedia)(facts, files, instance=SiteMedia(type="video"))
    assert form.errors == {}
    assert WHO not in form.save().file.read()
