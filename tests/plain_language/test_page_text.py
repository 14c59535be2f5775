"""What of a page is read as sentences: streams, texts, and fields of one line, but no names."""

import pytest

from plain_language.page_text import paragraphs
from tests import samples

pytestmark = pytest.mark.django_db


def test_the_facts_of_one_line_of_a_service_are_read(home):
    page = samples.service_page(
        deadline="Wniosek należy złożyć niezwłocznie.",
        time_to_decide="Decyzja zostanie wydana w ciągu miesiąca.",
        cost="Nic nie płacisz.",
        listing_summary="Krótko na liście.",
    )
    read = paragraphs(page)
    for text in (page.deadline, page.time_to_decide, page.cost, page.listing_summary):
        assert read.count(text) == 1


def test_notes_and_hints_in_the_lists_of_a_page_are_read(home):
    page = samples.form_page()
    question = page.questions.first()
    question.hint = "Napisz, kiedy możemy zadzwonić."
    question.save()
    assert question.hint in paragraphs(page)


def test_names_titles_and_addresses_are_no_sentences(home):
    page = samples.service_page(
        title="Dodatek dla kogoś",
        official_name="Dodatek, o którym mowa w ustawie",
        elsewhere_name="Zakład Ubezpieczeń Społecznych",
        elsewhere_url="https://example.org/zdania-nie-ma",
        review_owner="Dział Dodatków",
        seo_title="Dodatek dla wyszukiwarek",
    )
    read = " ".join(paragraphs(page))
    for text in ("dla kogoś", "o którym mowa", "Zakład", "zdania-nie-ma", "Dział Dod", "wyszukiw"):
        assert text not in read
