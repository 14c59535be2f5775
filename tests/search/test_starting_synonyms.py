"""The starting list of synonyms, as the migration makes it."""

import pytest

from search import polish, synonyms
from search.models import SynonymGroup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("becikowego", "jednorazowa zapomoga z tytułu urodzenia się dziecka"),
        ("ojciec nie płaci", "fundusz alimentacyjny"),
        ("kosiniakowe", "świadczenie rodzicielskie"),
        ("800+", "świadczenie wychowawcze"),
        ("mąż bije", "procedura Niebieskie Karty"),
        ("dom starców", "dom pomocy społecznej"),
        ("celówka", "zasiłek celowy"),
    ],
)
def test_the_starting_list_knows_what_residents_say(typed, written):
    found, _parts = synonyms.current().meant_by(list(polish.key(typed)))
    assert polish.key(written) in found


def test_every_group_of_the_starting_list_is_as_an_editor_could_make_it():
    assert SynonymGroup.objects.count() > 40
    for group in SynonymGroup.objects.all():
        group.full_clean()
