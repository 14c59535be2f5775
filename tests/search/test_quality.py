"""How good the search is: residents' queries over a collection of our own, judged by nDCG@10.

The floors stand a little below what was measured (docs/decisions/0012); `make bench` prints all.
"""

import pytest

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
