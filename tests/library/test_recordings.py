"""Library: what a phone writes into a recording is not published with it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtailmedia.forms import get_media_form

from library.models import SiteMedia
from library.recordings import forget_origin
from tests.library.files import CAPTIONS

PLACE = b"\xa9xyz+51.5312+020.0083/"


def box(kind, content=b""):
    """Return a box of MP4."""
    return (8 + len(content)).to_bytes(4) + kind + content


def film(*more):
    """Return an MP4 whose phone says where it was, in every place that has room for it."""
    told = box(b"udta", PLACE)
    track = box(b"trak", box(b"tkhd", bytes(20)) + box(b"meta", PLACE) + told)
    movie = box(b"moov", box(b"mvhd", bytes(20)) + track + told)
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + PLACE)
    return box(b"ftyp", b"mp42" + bytes(8)) + movie + xmp + b"".join(more) + box(b"mdat", b"sound")


def forgotten(data, extension):
    file = SimpleUploadedFile(f"a.{extension}", data)
    forget_origin(file, extension)
    assert file.tell() == 0
    return file.read()


def test_players_skip_what_a_phone_says_and_find_all_else():
    data = forgotten(film(), "mp4")
    assert len(data) == len(film())
    for told in (b"udta", b"meta", b"uuid"):
        assert told not in data
    for needed in (b"ftyp", b"mvhd", b"tkhd", box(b"mdat", b"sound")):
        assert needed in data


def test_where_a_film_was_made_is_gone_from_the_file():
    assert PLACE not in forgotten(film(), "mp4")


@pytest.mark.parametrize("cut", range(0, 200, 7))
def test_a_damaged_film_is_no_fault(cut):
    assert len(forgotten(film()[:cut], "mp4")) == cut


def test_a_box_of_any_length_is_passed():
    long = (1).to_bytes(4) + b"free" + (24).to_bytes(8) + bytes(8)
    assert PLACE not in forgotten(film(long, box(b"moov", box(b"udta", PLACE))), "mp4")
    last = box(b"ftyp", bytes(8)) + (0).to_bytes(4) + b"meta" + PLACE
    assert PLACE not in forgotten(last, "m4a")


def test_tags_of_sound_are_emptied():
    tag = b"ID3\x04\x00\x40" + bytes([0, 0, 0, 30]) + b"TIT2 Jan Kowalski".ljust(30)
    sound = b"\xff\xfb\x90\x00" * 40
    data = forgotten(tag + sound + b"TAG" + b"Jan Kowalski".ljust(125), "mp3")
    assert b"Kowalski" not in data
    assert sound in data
    assert data[:10] == b"ID3\x04\x00\x00" + bytes([0, 0, 0, 30])


@pytest.mark.django_db
def test_what_is_uploaded_forgets_where_it_was_made():
    photo, exif = BytesIO(), Image.Exif()
    exif[0x0112], exif[0x013B] = 6, "Jan Kowalski"  # turned by 90°, its author
    Image.new("RGB", (60, 40), "teal").save(photo, "JPEG", exif=exif, comment=b"Jan Kowalski")
    files = {
        "file": SimpleUploadedFile("film.mp4", film()),
        "captions": SimpleUploadedFile("film.vtt", CAPTIONS),
        "thumbnail": SimpleUploadedFile("plakat.jpeg", photo.getvalue()),
    }
    facts = {"title": "Film", "duration": 1, "collection": 1}
    form = get_media_form(SiteMedia)(facts, files, instance=SiteMedia(type="video"))
    assert form.errors == {}
    saved = form.save()
    assert PLACE not in saved.file.read()
    poster = saved.thumbnail.read()
    assert b"Kowalski" not in poster
    assert Image.open(BytesIO(poster)).size == (40, 60)
    assert saved.thumbnail.name.endswith(".jpg")
