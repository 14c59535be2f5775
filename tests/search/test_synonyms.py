"""Synonyms: groups that staff edit, understood in any form of their words."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import polish, synonyms
from search.models import MOST_LINES, SynonymGroup

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_synonyms(db):
    """Only the synonyms that a test makes."""
    SynonymGroup.objects.all().delete()


def meant(*stems):
    """Return what the stems may mean, as lines."""
    return [" ".join(meaning) for meaning in synonyms.current().meant_by(list(stems))[0]]


def test_one_way_leads_from_what_is_typed_to_what_is_written():
    SynonymGroup.objects.create(words="becikowe", meanings="jednorazowa zapomoga")
    assert meant("becikow") == ["jednorazow zapomog"]
    assert meant("jednorazow", "zapomog") == []


def test_both_ways_leads_from_each_to_all_others():
    SynonymGroup.objects.create(words="DPS", meanings="dom pomocy społecznej", both_ways=True)
    assert meant("dps") == ["dom pomok spoleczn"]
    assert meant(*polish.key("domu pomocy społecznej")) == ["dps"]


def test_a_phrase_is_found_inside_a_query_and_the_longest_wins():
    SynonymGroup.objects.create(words="opieka", meanings="pomoc")
    SynonymGroup.objects.create(words="pani z opieki", meanings="pracownik")
    assert meant("moj", "pan", "opiek") == ["pracownik"]
    assert meant("opiek") == ["pomok"]
    assert meant("pan", "dom", "opiek") == ["pomok"]


def test_a_change_works_at_once_and_costs_one_query_otherwise():
    group = SynonymGroup.objects.create(words="becikowe", meanings="zapomoga")
    assert meant("becikow") == ["zapomog"]
    group.meanings = "dodatek"
    group.save()
    assert meant("becikow") == ["dodatk"]
    with CaptureQueriesContext(connection) as queries:
        synonyms.current()
    assert len(queries) == 1
    group.delete()
    assert meant("becikow") == []


def test_a_group_tidies_its_lines():
    group = SynonymGroup(words=" becikowe \n\n becikowe, na dziecko\n", meanings="\t jedna   pomoc")
    group.full_clean()
    assert group.words == "becikowe\nna dziecko"
    assert group.meanings == "jedna pomoc"
    assert str(group) == "becikowe, na dziecko → jedna pomoc"


@pytest.mark.parametrize(
    ("words", "meanings", "field"),
    [
        ("…", "a", "words"),
        ("a", "---", "meanings"),
        ("\n".join(f"a{n}" for n in range(MOST_LINES + 1)), "b", "words"),
        ("a", "słowo " * 13, "meanings"),
        ("a" * 151, "b", "words"),
        ("", "a", "words"),
    ],
)
def test_lines_that_are_no_use_are_refused_at_the_field(words, meanings, field):
    with pytest.raises(ValidationError) as refused:
        SynonymGroup(words=words, meanings=meanings).full_clean()
    assert set(refused.value.message_dict) == {field}
