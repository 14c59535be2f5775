"""Library: odd and hostile pictures are refused, or shown without what they hide."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form

from library import renditions
from library.models import SiteImage
from tests.library.files import encoded, half
from tests.samples import logged_in, picture, short_page

SECRET = b"zq9xk"
ORIENTATION, ARTIST = 0x0112, 0x013B
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def drawn(form, size=(320, 160), **more):
    """Return a picture as a file's bytes, its left half red."""
    image, buffer = Image.new("RGB", size, "white"), BytesIO()
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    image.save(buffer, form, **more)
    return buffer.getvalue()


def turned():
    """Return a photograph that lies on its side, with a name and a place."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = 6, SECRET.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 6.0, 0.0), 3: "E", 4: (17.0, 1.0, 0.0)})
    return drawn("JPEG", exif=exif)


def moving(form):
    """Return a picture of three frames."""
    frames = [Image.new("RGB", (64, 64), colour) for colour in ("red", "green", "blue")]
    buffer = BytesIO()
    frames[0].save(buffer, form, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def archive():
    """Return a small archive that holds a web page."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(f"{SECRET.decode()}.html", f"<script>{SECRET.decode()}</script>")
    return buffer.getvalue()


def broken_exif():
    """Return a photograph whose facts about itself are nonsense."""
    return drawn("JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\x7f" + b"\xff" * 64)


ODD = {
    "four colours of print": ("a.jpg", lambda: encoded("CMYK", "JPEG")),
    "a moving gif": ("a.gif", lambda: moving("GIF")),
    "a moving webp": ("a.webp", lambda: moving("WEBP")),
    "a moving png": ("a.png", lambda: moving("PNG")),
    "broken facts": ("a.jpg", broken_exif),
    "a turned photograph": ("a.jpg", turned),
    "a comment": ("a.jpg", lambda: drawn("JPEG", comment=SECRET)),
    "a photograph with an archive": ("a.jpg", lambda: drawn("JPEG") + archive()),
    "a gif with a web page": ("a.gif", lambda: moving("GIF") + b"<script>zq9xk</script>"),
    "a gif that begins a script": ("a.gif", lambda: b"GIF89a/*" + moving("GIF")[8:] + SECRET),
    "a long strip": ("a.png", lambda: drawn("PNG", (2, 30_000))),
    "a drawing of commands": ("a.png", lambda: SVG),
    "a drawing by its own name": ("a.svg", lambda: SVG),
    "nothing": ("a.jpg", lambda: b""),
    "a torn end": ("a.jpg", lambda: half(drawn("JPEG"))),
    "a web page": ("a.gif", lambda: b"GIF89a<script>zq9xk</script>"),
}
REFUSED = {
    *("a long strip", "a drawing of commands", "a drawing by its own name", "nothing"),
    *("a torn end", "a web page", "a moving png"),
}


def form_with(kind):
    """Return the library's form with one of these files."""
    name, content = ODD[kind]
    file = SimpleUploadedFile(name, content(), "image/png")
    facts = {"title": "Hol", "description": "Hol z ławką"}
    return get_image_form(SiteImage)(facts, {"file": file})


def shown(kind):
    """Return what visitors are sent of an uploaded picture: {size: bytes}; nothing if refused."""
    form = form_with(kind)
    if not form.is_valid():
        assert list(form.errors) == ["file"]
        return {}
    kept = form.save()
    renditions.make(kept)
    made = kept.renditions.all()
    return {one.filter_spec: Path(one.file.path).read_bytes() for one in made}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(ODD))
def test_an_odd_picture_is_refused_or_shown_without_what_it_hides(kind):
    found = shown(kind)
    assert (found == {}) == (kind in REFUSED)
    for content in found.values():
        assert SECRET not in content
        assert Image.open(BytesIO(content)).getexif() == {}


@pytest.mark.django_db
def test_a_photograph_that_lies_on_its_side_is_shown_upright():
    for content in shown("a turned photograph").values():
        upright = Image.open(BytesIO(content)).convert("RGB")
        if upright.width < upright.height:  # not cut to another shape
            top = upright.getpixel((upright.width // 2, 2))
            assert top[0] > 200 > top[1]
            return
    raise AssertionError("no size shows it upright")


# -- A picture that went bad after it was uploaded --------------------------------------------

DAMAGE = {
    "missing": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "torn": lambda file: file.write_bytes(half(encoded("RGB", "JPEG"))),
    "a web page": lambda file: file.write_bytes(b"<script>alert(1)</script>"),
}


@pytest.fixture(params=list(DAMAGE))
def damaged(request, home):
    """A picture of the library that was lost or damaged on the disk, with its sizes."""
    kept = picture("Uszkodzony")
    DAMAGE[request.param](Path(kept.file.path))
    kept.renditions.all().delete()
    return SiteImage.objects.get(pk=kept.pk)


def test_a_damaged_picture_can_be_chosen_described_and_seen_in_every_screen(damaged, administrator):
    client, number = logged_in(administrator), damaged.pk
    chosen = client.get(f"/admin/images/chooser/chosen/{number}/")
    assert json.loads(chosen.content)["result"]["id"] == str(number)
    screens = (
        *("images/", "images/results/", "images/chooser/", f"images/{number}/"),
        *("images/chooser/results/?q=Uszk", f"images/usage/{number}/"),
        *(f"images/{number}/delete/", f"images/chooser/{number}/select_format/"),
        *(f"images/{number}/generate_url/", f"images/chosen-multiple/?id={number}"),
        *("images/?layout=list", f"images/chooser/chosen-multiple/?id={number}"),
    )
    found = {path: client.get(f"/admin/{path}").status_code for path in screens}
    assert {path: status for path, status in found.items() if status not in (200, 302, 404)} == {}


def test_a_page_with_a_damaged_picture_can_be_edited_and_previewed(damaged, administrator):
    body = [("figure", {"image": damaged, "alt_text": "Wejście", "caption": ""})]
    page = short_page("Uszkodzone", listing_image=damaged, body=body)
    assert logged_in(administrator).get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert page.make_preview_request().status_code == 200


def test_the_address_of_a_size_of_a_damaged_picture_is_no_error(damaged, administrator):
    client = logged_in(administrator)
    for size in ("width-100", "max-165x165", "original", "width-zq9xk"):
        answer = client.get(f"/admin/images/{damaged.pk}/generate_url/{size}/")
        assert answer.status_code in (200, 400, 404)
        answer = client.get(f"/admin/images/{damaged.pk}/preview/{size}/")
        assert answer.status_code in (200, 400, 404)
