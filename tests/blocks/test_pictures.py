"""Pictures: what is deleted leaves no empty shell; many ask no more than two."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blocks.pictures import GalleryBlock
from tests.samples import picture

pytestmark = pytest.mark.django_db


def raw_gallery(*images):
    pictures = [{"image": image.pk, "alt_text": "", "caption": image.title} for image in images]
    return {"heading": "Galeria", "pictures": pictures}


def test_a_gallery_leaves_out_a_deleted_picture_and_its_caption():
    block, gone = GalleryBlock(), picture("Stare")
    raw = raw_gallery(gone, picture("Nowe"))
    gone.delete()
    gallery = BeautifulSoup(block.render(block.to_python(raw)), "html.parser")
    assert [item.get_text(strip=True) for item in gallery.select("li")] == ["Nowe"]


def test_many_pictures_ask_no_more_questions_than_two():
    block, counts = GalleryBlock(), []
    for count in (2, 20):
        raw = raw_gallery(*(picture(f"Zdjęcie {number}") for number in range(count)))
        block.render(block.to_python(raw))  # makes the small formats
        cache.clear()  # it holds the formats of a few hundred pictures, not of all
        with CaptureQueriesContext(connection) as captured:
            assert block.render(block.to_python(raw)).count("<img") == count
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_gallery_may_hold_one_picture_twice():
    block, image = GalleryBlock(), picture("Dwa razy")
    assert block.render(block.to_python(raw_gallery(image, image))).count("<img") == 2
