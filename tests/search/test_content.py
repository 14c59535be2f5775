"""What is read of an object: its names, its text, the words that staff find it by."""

import pytest

from library.models import SiteDocument
from search.content import LONGEST, Content, as_text
from tests.samples import about_page, short_page

pytestmark = pytest.mark.django_db


def test_a_page_has_its_title_its_lead_and_all_of_its_blocks(home):
    content = Content.of(about_page())
    assert content.names == "O nas (przykład)"
    assert "Tak może wyglądać strona o Ośrodku." in content.body
    assert "pełnomocnictwem" in content.body
    assert "<p>" not in content.body
    assert content.autocomplete_words()[:2] == ["o", "nas"]


def test_names_are_the_title_and_what_has_a_high_boost(home):
    document = SiteDocument.objects.create(title="Wniosek", file="x.txt")
    document.tags.add("becikowe")
    content = Content.of(SiteDocument.objects.get(pk=document.pk))
    assert content.names == "Wniosek\nbecikowe"


def test_words_are_stems_in_the_index_and_whole_for_staff(home):
    content = Content.of(short_page("Zasiłki rodzinne"))
    assert content.name_stems() == ["zasilk", "rodzinn"]
    assert content.autocomplete_words() == ["zasilki", "rodzinne"]


def test_no_more_is_kept_than_a_database_takes():
    content = Content("", "ab" * LONGEST + " " + "słowo " * LONGEST, "")
    assert sum(map(len, content.body_stems())) <= LONGEST


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("a", "a"),
        (["a", ["b"]], "a\nb"),
        ({"x": "a", "y": 1}, "a\n1"),
        (3.5, "3.5"),
    ],
)
def test_any_value_becomes_text(value, text):
    assert as_text(value) == text
