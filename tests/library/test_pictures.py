"""Library: a page shows the sizes of a picture that there are, and never makes one."""

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.images.models import SourceImageIOError

from library import renditions
from library.models import SiteRendition
from tests.samples import picture, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def bare():
    """A picture whose sizes nobody has made."""
    image = picture()
    image.renditions.all().delete()
    return type(image).objects.get(pk=image.pk)


def shown(image):
    """Return the component with a picture, parsed."""
    facts = {"image": image, "alt": "Wejście", "sizes": "100vw"}
    return BeautifulSoup(render_to_string("components/picture.html", facts), "html.parser")


def test_a_size_of_a_page_is_not_made_when_it_is_asked_for(bare, caplog):
    for spec in renditions.PAGES:
        with pytest.raises(SourceImageIOError):
            bare.get_rendition(spec)
    with pytest.raises(SourceImageIOError):
        bare.get_renditions(*renditions.PICTURE)
    assert not SiteRendition.objects.exists()
    assert f"Picture {bare.pk} ({bare.file.name}) has no " in caplog.text


def test_what_only_staff_ask_for_is_still_made(bare):
    assert bare.get_rendition("max-80x80").width == 80
    assert len(bare.get_renditions("max-80x80", "max-90x90")) == 2


def test_a_page_shows_the_sizes_that_there_are(bare):
    renditions.make(bare)
    lost = ["format-avif|width-480", "format-avif|width-960", "format-avif|width-1600"]
    bare.renditions.filter(filter_spec__in=[*lost, "format-webp|width-1600"]).delete()
    image = type(bare).objects.get(pk=bare.pk)
    asked = ["width-480", "format-webp|width-480", "format-webp|width-1600"]
    assert list(image.get_renditions(*asked[1:])) == ["format-webp|width-480"]
    source = shown(image).picture
    assert [one["type"] for one in source.find_all("source")] == ["image/webp"]
    assert source.source["srcset"].count(".webp") == 2
    assert source.img["src"].endswith(".jpg")


def test_a_page_whose_picture_has_no_sizes_yet_is_served_and_shows_them_later(bare, read):
    page = short_page("Hol", listing_image=bare)
    assert read(page.url).h1.get_text(strip=True) == "Hol"
    assert "not-found" in shown(bare).img["src"]
    assert not SiteRendition.objects.exists()
    renditions.make(bare)
    assert "not-found" not in str(shown(bare))
    assert "/media/images/" in read(page.url).find(property="og:image")["content"]
