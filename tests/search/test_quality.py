"""How good the search is: residents' queries over a collection of our own, judged by nDCG@10.

The floors stand a little below what was measured (docs/decisions/0012); all: `make searchbench`.
"""

import pytest
from wagtail.models import Page

from tests.bench import quality

pytestmark = pytest.mark.django_db

FLOORS = {
    "inflected": 0.90,
    "diacritics": 0.90,
    "typos": 0.94,
    "questions": 0.75,
    "colloquial": 0.88,
}


def test_residents_find_what_they_look_for(home):
    found = quality.measure(quality.read("welfare"))
    assert {kind: score for kind, score in found.scores.items() if score < FLOORS[kind]} == {}
    assert found.empty == []


def test_whoever_types_a_title_finds_that_page_first(home):
    texts = quality.read("welfare")["texts"]
    quality.add_pages(texts)
    titles = [text["title"] for text in texts]
    firsts = [Page.objects.live().public().search(title)[0].title for title in titles]
    assert firsts == titles
