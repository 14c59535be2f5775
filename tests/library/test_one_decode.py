"""Library: from one decode come Wagtail's sizes, without what nobody should see."""

from io import BytesIO
from unittest.mock import patch

import PIL.Image
import PIL.ImageFile
import pytest
from django.core.files.base import ContentFile
from PIL import ImageChops, ImageCms, ImageStat
from PIL.ExifTags import GPS, IFD, Base
from wagtail.images.models import Filter
from wagtail.images.rect import Rect

from library import renditions
from library.models import SiteImage
from tests.library.files import encoded

pytestmark = pytest.mark.django_db
# A few small sizes are quicker; that all are made is said in test_renditions.
SPECS = ["format-avif|width-120", "fill-100x40|format-jpeg", "max-140x96|format-webp", "max-90x90"]


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Let these be all sizes that there are."""
    monkeypatch.setattr(renditions, "FILTERS", [Filter(spec) for spec in SPECS])


def scene(mode="RGB", size=(320, 240)):
    """Return a picture in which every corner and edge is different."""
    width, height = size
    across = PIL.Image.linear_gradient("L").rotate(90).resize(size)
    down = PIL.Image.linear_gradient("L").resize(size)
    spot = PIL.Image.new("L", size, 40)
    spot.paste(220, (width // 8, height // 8, width // 3, height // 4))
    merged = PIL.Image.merge("RGB", (across, down, spot))
    if mode in ("RGBA", "LA"):
        merged = merged.convert(mode)
        merged.putalpha(down)
    return merged.convert(mode)


def file_of(picture, form, **options):
    """Return a picture as the bytes of a file."""
    buffer = BytesIO()
    picture.save(buffer, form, **options)
    return buffer.getvalue()


def kept(data, name="wejscie.jpg", **facts):
    """Return a picture of the library without any sizes."""
    facts = {"title": "Wejście", "description": "Drzwi", **facts}
    return SiteImage.objects.create(file=ContentFile(data, name), **facts)


def wagtails(image, spec):
    """Return what Wagtail itself makes: a picture of Pillow."""
    file = image.generate_rendition_file(Filter(spec))
    file.seek(0)
    return PIL.Image.open(file)


def ours(image):
    """Return what we make: {spec: SiteRendition}."""
    renditions.make(image)
    return {one.filter_spec: one for one in image.renditions.order_by("pk")}


def difference(first, second):
    """Return how far two pictures are apart: the root of the mean square, of 255."""
    assert first.size == second.size
    assert first.mode == second.mode
    both = (first.convert("RGBA"), second.convert("RGBA"))
    return max(ImageStat.Stat(ImageChops.difference(*both)).rms)


PICTURES = {
    "a photograph": lambda: ("a.jpg", file_of(scene(), "JPEG", quality=95)),
    "a grey photograph": lambda: ("a.jpg", file_of(scene("L"), "JPEG", quality=95)),
    "a picture for print": lambda: ("a.jpg", file_of(scene("CMYK"), "JPEG", quality=95)),
    "a large photograph": lambda: ("a.jpg", file_of(scene(size=(999, 749)), "JPEG")),
    "a drawing": lambda: ("a.png", file_of(scene(), "PNG")),
    "a drawing that one sees through": lambda: ("a.png", file_of(scene("RGBA"), "PNG")),
    "a palette": lambda: ("a.gif", file_of(scene("P"), "GIF")),
    "a palette that one sees through": lambda: (
        "a.png",
        file_of(scene("P"), "PNG", transparency=3),
    ),
    "webp": lambda: ("a.webp", file_of(scene("RGBA"), "WEBP")),
    "avif": lambda: ("a.avif", file_of(scene(), "AVIF")),
    "moving": lambda: (
        "a.gif",
        file_of(scene("P"), "GIF", save_all=True, append_images=[scene("P").rotate(180)]),
    ),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_every_size_looks_as_wagtail_would_have_made_it(kind):
    name, data = PICTURES[kind]()
    image = kept(data, name)
    made = ours(image)
    assert list(made) == SPECS
    for spec in SPECS:
        assert difference(PIL.Image.open(made[spec].file), wagtails(image, spec)) < 6, spec


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_taken_sideways_stands_upright(orientation):
    exif = PIL.Image.Exif()
    exif[Base.Orientation] = orientation
    image = kept(file_of(scene(), "JPEG", exif=exif))
    image.set_focal_point(Rect(0, 0, image.width // 5, image.height // 5))
    image.save()
    made = ours(image)
    for spec in SPECS:
        assert difference(PIL.Image.open(made[spec].file), wagtails(image, spec)) < 6


def test_what_the_file_says_of_its_maker_and_place_stays_with_us():
    exif = PIL.Image.Exif()
    exif[Base.Artist] = "Anna Żak"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (51.0, 24.0, 0.0)
    made = ours(kept(file_of(scene(), "JPEG", exif=exif, comment=b"telefon Anny")))
    for size in made.values():
        told = PIL.Image.open(size.file)
        assert (dict(told.getexif()), told.info.get("comment")) == ({}, None), size.filter_spec


def test_the_colours_of_a_file_are_kept():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made = ours(kept(file_of(scene(), "JPEG", icc_profile=profile)))
    for size in made.values():
        assert PIL.Image.open(size.file).info["icc_profile"] == profile, size.filter_spec


def test_one_upload_is_decoded_once_and_a_photograph_only_as_large_as_needed():
    image = kept(file_of(scene(size=(999, 749)), "JPEG"))
    decoded = []
    load = PIL.ImageFile.ImageFile.load

    def note(picture):
        if picture.tile:  # not decoded yet
            decoded.append(picture.size)
        return load(picture)

    with patch.object(PIL.ImageFile.ImageFile, "load", note):
        renditions.make(image)
    assert decoded == [(250, 188)]  # a quarter, and no less than 120 wide


def test_a_small_picture_is_not_blown_up():
    made = ours(kept(encoded("RGB", "PNG", (60, 30)), "a.png"))
    assert {(size.width, size.height) for size in made.values()} == {(60, 30), (60, 24)}


def test_avif_is_written_at_the_quick_speed(monkeypatch):
    image = kept(encoded("RGB", "JPEG"))
    told = []
    save = PIL.Image.Image.save

    def note(picture, file, form=None, **options):
        told.append((form, options.get("quality"), options.get("speed")))
        return save(picture, file, form, **options)

    monkeypatch.setattr(PIL.Image.Image, "save", note)
    renditions.make(image)
    assert set(told) == {("AVIF", 60, 8), ("WEBP", 75, None), ("JPEG", 75, None)}
