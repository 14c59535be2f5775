"""Library: what staff cannot use as a picture is refused with a sentence, at every door."""

import json
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from PIL import ImageFile
from wagtail.images.forms import get_image_form
from wagtailmedia.forms import get_media_form

from library import renditions
from library.models import SiteImage, SiteMedia
from tests.library.files import bomb, encoded, half
from tests.samples import logged_in, picture, png

pytestmark = pytest.mark.django_db

UNREADABLE = "could not be read"
REFUSED = {  # file, what it holds, what the message says in English
    "half a photo": ("a.jpg", lambda: half(encoded("RGB", "JPEG")), UNREADABLE),
    "half a png": ("a.png", lambda: half(encoded("RGB", "PNG")), UNREADABLE),
    "half a webp": ("a.webp", lambda: half(encoded("RGB", "WEBP")), UNREADABLE),
    "half an avif": ("a.avif", lambda: encoded("RGB", "AVIF")[:-40], UNREADABLE),
    "half a gif": ("a.gif", lambda: half(encoded("P", "GIF")), UNREADABLE),
    "only a header": ("a.png", lambda: encoded("RGB", "PNG")[:20], UNREADABLE),
    "no picture": ("a.png", lambda: b"Dzie\xc5\x84 dobry", UNREADABLE),
    "a web page": ("a.png", lambda: b"<script>alert(1)</script>", "does not match"),
    "nothing": ("a.png", lambda: b"", "empty"),
    "another format": ("a.png", lambda: encoded("RGB", "JPEG"), "does not match"),
    "16 bits": ("a.png", lambda: encoded("I;16", "PNG"), "16 bits"),
    "a long strip": ("a.png", lambda: encoded("L", "PNG", (1, 16_001)), "16000 pixels along"),
    "too many pixels": ("a.png", lambda: bomb(6_000, 6_000), "25 million"),
    "a bomb": ("a.png", lambda: bomb(15_000, 15_000), "25 million"),
}


def upload(kind):
    """Return one of these files as a browser sends it."""
    name, content, _message = REFUSED[kind]
    return SimpleUploadedFile(name, content(), "image/png")


@pytest.fixture(params=["half a photo", "only a header", "16 bits", "a long strip"])
def refused(request):
    """A file that made the panel fail, or the pages that showed it."""
    return upload(request.param)


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may add pictures."""
    return logged_in(administrator)


def form_for(file):
    """Return the library's form with this file and a description."""
    return get_image_form(SiteImage)({"title": "Hol", "description": "Hol z ławką"}, {"file": file})


@pytest.mark.parametrize("kind", list(REFUSED))
def test_a_file_that_cannot_be_a_picture_gets_one_message(kind):
    with override("en"):
        errors = form_for(upload(kind)).errors
        assert list(errors) == ["file"]
        assert len(errors["file"]) == 1
        assert REFUSED[kind][2] in errors["file"][0]


@pytest.mark.parametrize("kind", ["a long strip", "too many pixels", "a bomb", "16 bits"])
def test_what_is_too_big_is_refused_before_it_is_decoded(kind):
    file = upload(kind)
    with patch.object(ImageFile.ImageFile, "load", side_effect=AssertionError("decoded")):
        assert list(form_for(file).errors) == ["file"]


def test_the_form_for_one_picture_refuses(staff, refused):
    form = {"title": "Hol", "file": refused, "description": "Hol z ławką"}
    answer = staff.post("/admin/images/add/", form)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["file"]
    assert not SiteImage.objects.exists()


def test_a_large_file_that_waits_on_the_disk_is_read_too(staff, settings, refused):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    form = {"title": "Hol", "description": "Hol z ławką"}
    answer = staff.post("/admin/images/add/", {**form, "file": refused})
    assert list(answer.context["form"].errors) == ["file"]
    assert staff.post("/admin/images/add/", {**form, "file": png()}).status_code == 302
    kept = SiteImage.objects.get()
    assert Path(kept.file.path).read_bytes() == png().read()
    assert kept.get_rendition("width-48|format-webp").width == 48


def test_the_form_for_many_pictures_refuses(staff, refused):
    form = {"title": "Hol", "files[]": refused}
    answer = json.loads(staff.post("/admin/images/multiple/add/", form).content)
    assert answer["success"] is False
    assert answer["error_message"]


def test_the_chooser_refuses(staff, refused):
    facts = {"title": "Hol", "file": refused, "description": "Hol z ławką"}
    form = {f"image-chooser-upload-{name}": value for name, value in facts.items()}
    answer = json.loads(staff.post("/admin/images/chooser/create/", form).content)
    assert answer["step"] == "reshow_creation_form"
    assert "error-message" in answer["htmlFragment"]
    assert not SiteImage.objects.exists()


def test_a_picture_is_not_replaced_by_a_damaged_one(staff, refused):
    kept = picture()
    form = {"title": "Hol", "file": refused, "description": "Hol z ławką"}
    answer = staff.post(f"/admin/images/{kept.pk}/", form)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["file"]
    assert SiteImage.objects.get().file.name == kept.file.name


@pytest.mark.parametrize("file", [None, png])
def test_a_picture_that_went_bad_can_be_described_and_replaced(staff, file):
    kept = picture()
    Path(kept.file.path).write_bytes(half(encoded("RGB", "JPEG")))
    form = {"title": "Hol", "description": "Hol z ławką", **({"file": file()} if file else {})}
    assert staff.get(f"/admin/images/{kept.pk}/").status_code == 200
    assert staff.post(f"/admin/images/{kept.pk}/", form).status_code == 302
    assert SiteImage.objects.get().description == "Hol z ławką"


@pytest.mark.parametrize(
    ("mode", "form", "size"),
    [
        *((mode, "PNG", (96, 64)) for mode in ("1", "L", "LA", "P", "RGB", "RGBA")),
        *((mode, "JPEG", (96, 64)) for mode in ("L", "RGB", "CMYK")),
        *((mode, "WEBP", (96, 64)) for mode in ("RGB", "RGBA")),
        *((mode, "AVIF", (96, 64)) for mode in ("L", "RGB", "RGBA")),
        ("P", "GIF", (96, 64)),
        ("RGB", "PNG", (1, 16_000)),
        ("RGB", "PNG", (16_000, 1)),
        ("1", "PNG", (5_000, 5_000)),
    ],
)
def test_what_is_taken_can_be_shown_in_every_size_of_the_site(mode, form, size):
    file = SimpleUploadedFile(f"a.{form.lower()}", encoded(mode, form, size))
    filled = form_for(file)
    assert filled.errors == {}
    kept = filled.save()
    assert kept.file_size > 0
    renditions.make(kept)
    assert kept.get_renditions(*renditions.PICTURE).keys() == set(renditions.PICTURE)
    assert kept.get_rendition("fill-1200x630|format-jpeg").width > 0
    assert kept.get_rendition("max-240x96|format-webp").width > 0


def test_the_field_keeps_what_wagtail_gives_it():
    field = get_image_form(SiteImage)().fields["file"]
    assert field.widget.attrs["data-controller"] == "w-sync"
    assert field.widget.attrs["data-w-sync-target-value"] == "#id_title"
    assert ".avif" in field.widget.attrs["accept"] or "image/avif" in field.widget.attrs["accept"]
    assert field.required
    assert field.label


def test_every_field_about_the_file_of_a_recording_is_explained():
    form = get_media_form(SiteMedia)(instance=SiteMedia(type="video"), user=None)
    for name in ("duration", "width", "height", "thumbnail", "captions", "transcript"):
        assert form.fields[name].help_text, name
