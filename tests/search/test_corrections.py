"""Corrections: in words that anybody may read, as near to what was typed as can be."""

import pytest

from search.models import SynonymGroup
from tests.samples import make_private, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def meant(read, home):
    """Return a function that searches as a visitor: the correction that is offered, or ""."""
    SynonymGroup.objects.all().delete()

    def meant(query):
        link = read(f"/szukaj/?q={query}").select_one(".correction a")
        return link.get_text(strip=True) if link else ""

    return meant


def test_the_nearest_form_of_the_word_is_offered(meant):
    short_page("Przemoc domowa", lead="W domu i poza domem.")
    assert meant("przemoc domwa") == "przemoc domowa"


def test_what_else_was_typed_stays(meant):
    short_page("Dodatek", lead="Świadczenie z funduszu.")
    assert meant("Dodatek? (swiadzcenie)!") == "Dodatek? (świadczenie)!"


def test_a_form_that_only_hidden_pages_say_is_not_offered(meant):
    short_page("Kontakt", lead="Przyjmuje Wiśniewska. Zwrot nadpłaconej kwoty.")
    short_page("Szkic", lead="Sprawa Wiśniewskiego, kwota nadpłaconych.", live=False)
    make_private(short_page("Notatka", lead="Wiśniewskiego nadpłaconych."))
    for typed in ("wiśniewskiegoo", "nadplaconnych", "wisniewskiegp"):
        assert "wiśniewskiego" not in meant(typed).split()
        assert "nadpłaconych" not in meant(typed)


def test_a_synonym_of_the_staff_is_offered(meant):
    SynonymGroup.objects.create(words="becikowe", meanings="zapomoga")
    short_page("Zapomoga")
    assert meant("becikowee") == "becikowe"


def test_a_word_that_merely_begins_alike_is_searched_and_not_offered(meant):
    short_page("Zalanie mieszkania")
    assert meant("zalakierowane") == ""
