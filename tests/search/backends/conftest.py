"""Pages for tests of the backend."""

import pytest

from search.models import SynonymGroup
from tests.search.backends.asking import text_page


@pytest.fixture
def benefits(home):
    """Three pages that share words, and no synonyms."""
    SynonymGroup.objects.all().delete()
    text_page("Zasiłek stały", "Dla osób niezdolnych do pracy.")
    text_page("Zasiłek rodzinny", "Dla rodzin z dziećmi. Wniosek składa się w urzędzie.")
    text_page("Godziny otwarcia", "Wniosek o zasiłek przyjmujemy rano.")
