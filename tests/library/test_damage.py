"""Library: a damaged picture or a missing file leaves a gap, never a page that fails."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from blocks.links import DocumentsBlock
from core.models import Centre
from library.models import SiteDocument, SiteMedia
from tests.library.files import bomb, encoded, half
from tests.samples import content_page, home_page, picture, short_page

pytestmark = pytest.mark.django_db

DAMAGE = {
    "half a photo": lambda: half(encoded("RGB", "JPEG")),
    "half a png": lambda: half(encoded("RGB", "PNG")),
    "nothing": lambda: b"",
    "no picture": lambda: b"<script>alert(1)</script>",
    "only a header": lambda: encoded("RGB", "PNG")[:40],
    "16 bits": lambda: encoded("I;16", "PNG"),
    "too long for WebP": lambda: encoded("L", "PNG", (1, 20_000)),
    "a bomb": lambda: bomb(20_000, 20_000),
}


@pytest.fixture(params=list(DAMAGE))
def damaged(request):
    """A picture whose file went bad on the disk."""
    kept = picture("Uszkodzony")
    Path(kept.file.path).write_bytes(DAMAGE[request.param]())
    kept.renditions.all().delete()
    return type(kept).objects.get(pk=kept.pk)


@pytest.fixture
def torn():
    """A picture of which half is left."""
    kept = picture("Uszkodzony")
    Path(kept.file.path).write_bytes(half(encoded("RGB", "JPEG")))
    return type(kept).objects.get(pk=kept.pk)


def test_a_damaged_picture_leaves_a_gap_in_every_template(damaged):
    facts = {"image": damaged, "alt": "Wejście", "sizes": "100vw"}
    for eager in (True, False):
        html = render_to_string("components/picture.html", {**facts, "eager": eager})
        assert 'alt="Wejście"' in html
    assert "og:image" in render_to_string("layout/share_image.html", facts)
    centre = Centre(short_name="MOPS", logo=damaged)
    assert "brand__logo" in render_to_string("layout/brand.html", {"centre": centre})


def test_a_page_with_a_damaged_picture_everywhere_is_served(torn, read):
    Centre.objects.update_or_create(site=home_page().get_site(), defaults={"logo": torn})
    body = [("figure", {"image": torn, "alt_text": "Wejście", "caption": ""})]
    page = short_page("Uszkodzone", listing_image=torn, body=body)
    served = read(page.url)
    assert served.select_one("figure.figure img")["alt"] == "Wejście"
    assert served.select_one(".brand__logo")


def test_the_log_says_which_picture_is_damaged(torn, caplog):
    with pytest.raises(SourceImageIOError):
        torn.get_rendition("width-48|format-webp")
    with pytest.raises(SourceImageIOError):
        torn.get_renditions("width-48|format-webp", "width-32|format-webp")
    assert [record.name for record in caplog.records] == ["library.damage"] * 2
    assert f"Picture {torn.pk} ({torn.file.name})" in caplog.text


def test_a_mistake_in_a_template_is_not_taken_for_a_damaged_picture():
    with pytest.raises(InvalidFilterSpecError):
        picture().get_rendition("sepia-3")
    with pytest.raises(InvalidFilterSpecError):
        picture().get_renditions("width-2", "width-3|format-gig")


def test_a_film_without_its_file_is_shown_without_a_size(home, read):
    page = content_page()
    film = SiteMedia.objects.get(type="video")
    assert film.size == Path(film.file.path).stat().st_size
    assert "(" in read(page.url).select_one("figure.film figcaption").get_text()
    Path(film.file.path).unlink()
    assert SiteMedia.objects.get(pk=film.pk).size is None
    assert "(" not in read(page.url).select_one("figure.film figcaption").get_text()


def test_a_recording_without_a_file_has_no_size():
    assert SiteMedia(title="Nagranie").size is None


@pytest.mark.parametrize(("missing", "facts"), [(False, "(PDF, 4\xa0bajty)"), (True, "(PDF)")])
def test_a_document_without_its_file_is_shown_without_a_size(missing, facts):
    file = ContentFile(b"%PDF", "wniosek.pdf")
    document = SiteDocument.objects.create(title="Wniosek", file=file)
    if missing:
        Path(document.file.path).unlink()
    block = DocumentsBlock()
    html = block.render(block.to_python({"documents": [{"document": document.pk, "title": ""}]}))
    assert facts in html
