"""Headings become ids by which "On this page" links to them."""

import pytest

from blocks.base import HeadedValue
from blocks.text import TextBlock
from pages.models import ContentPage
from tests.samples import short_page


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
