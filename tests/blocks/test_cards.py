"""What cards show of pages of many kinds comes from three questions."""

import pytest
from wagtail.models import Page

from blocks.cards import read_cards
from tests import samples
from tests.committed import questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(home):
    """Pages of three kinds, in this order."""
    picture = samples.picture()
    picture.get_rendition("width-480")
    return [
        samples.short_page("Pierwsza", lead="Wstęp", listing_image=picture),
        samples.section_page(title="Druga", slug="druga", listing_summary="Na listach"),
        samples.news_index_page(title="Trzecia", slug="trzecia"),
        samples.short_page("Czwarta", lead="Inny wstęp", listing_image=samples.picture()),
    ]


def chosen(pages):
    return Page.objects.filter(pk__in=[page.pk for page in pages]).specific(defer=True)


def test_each_page_is_told_with_its_own_words_and_picture(pages):
    found = read_cards(chosen(pages))
    assert found == pages
    expected = [(page.url, page.summary, page.listing_image) for page in pages]
    assert [(page.url, page.summary, page.listing_image) for page in found] == expected


def test_it_takes_four_questions_however_many_pages_and_kinds_there_are(pages):
    with questions() as asked:
        for page in read_cards(chosen(pages)):
            assert page.summary is not None
            if page.listing_image:
                list(page.listing_image.renditions.all())
    assert len(asked) == 4  # the pages, their words, pictures, sizes of pictures


def test_no_pages_take_one_question_and_pages_read_already_none(home, pages):
    assert read_cards(Page.objects.none()) == []
    with questions() as asked:
        assert read_cards([pages[1]]) == [pages[1]]
    assert not asked
