"""Headings become ids by which "On this page" links to them."""

import re

import pytest

from blocks.base import FRAME_IDS, HeadedValue
from blocks.stream import BodyStream
from blocks.text import TextBlock
from library.models import SiteDocument, SiteImage, SiteMedia
from pages.models import ContentPage
from tests.samples import hidden_pages, make_files, picture, short_page

SAMPLES = {
    "gallery": lambda: {"pictures": [{"image": picture(), "alt_text": "", "caption": "Podpis"}]},
    "video": lambda: {"video": SiteMedia.objects.get()},
    "documents": lambda: {"documents": [{"document": SiteDocument.objects.get(), "title": "A"}]},
    "page_cards": lambda: {"pages": hidden_pages()},
}


def headed(heading):
    return HeadedValue(TextBlock(), [("heading", heading)])


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Źródła pomocy", "zrodla-pomocy"),
        ("Jak złożyć wniosek?", "jak-zlozyc-wniosek"),
        ("", ""),
        (None, ""),
        ('"><script>', "script"),
        ("???", "czesc"),
    ],
)
def test_a_heading_becomes_an_id(heading, anchor):
    assert headed(heading).anchor == anchor


def text_blocks(*headings):
    return [("text", {"heading": heading, "text": "<p>Tekst</p>"}) for heading in headings]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headings",
    [
        ("Dla kogo", "Dla kogo", "Dla kogo"),
        ("Dla kogo", "Dla kogo", "Dla kogo 2"),
        ("Main", "Search", "Footer"),  # the frame has these ids
        ("Contents title", "Tasks title", "News title"),  # so do parts of some pages
        ("???", "!", "…"),
    ],
)
def test_headings_have_ids_of_their_own(read, headings):
    page = read(short_page("Pomoc", body=text_blocks(*headings)).url)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    links = [a["href"][1:] for a in page.select(".contents a")]
    assert links == [h2["id"] for h2 in page.select("article > h2, article > div > h2")]
    assert len(set(links)) == 3


@pytest.mark.django_db
def test_headings_read_first_are_the_ids_rendered_later():
    page = ContentPage(body=text_blocks("Dla kogo", "Kiedy", "Dla kogo"))
    anchors = [anchor for anchor, _ in page.headings]
    assert anchors == [anchor for anchor, _ in page.headings]
    html = str(page.body)
    assert [f'id="{anchor}"' in html for anchor in anchors] == [True, True, True]


def test_the_ids_that_templates_have_are_known(settings):
    own = {
        name
        for folder in ("mopscms/templates", "home/templates", "about/templates", "blocks/templates")
        for path in (settings.BASE_DIR / folder).rglob("*.html")
        if "wagtailadmin" not in path.parts
        for name in re.findall(r'\bid="([a-z-]+)"', path.read_text("utf-8"))
    }
    assert own - FRAME_IDS == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["gallery", "video", "documents", "page_cards"])
def test_a_block_whose_items_are_gone_shows_no_heading_and_is_not_in_the_contents(home, name):
    make_files()
    block = BodyStream().child_blocks[name]
    raw = block.get_prep_value(block.normalize({**SAMPLES[name](), "heading": "Puste"}))
    for model in (SiteImage, SiteDocument, SiteMedia):
        model.objects.all().delete()
    value = block.to_python(raw)
    assert block.render(value).strip() == ""
    assert value.anchor == ""
