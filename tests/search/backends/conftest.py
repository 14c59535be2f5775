"""Pages for tests of the backend, and an OpenSearch server."""

import pytest
from django.core.management import call_command

from search.models import SynonymGroup
from tests.search.backends import opensearch_stub
from tests.search.backends.asking import text_page


@pytest.fixture
def benefits(home):
    """Three pages that share words, and no synonyms."""
    SynonymGroup.objects.all().delete()
    text_page("Zasiłek stały", "Dla osób niezdolnych do pracy.")
    text_page("Zasiłek rodzinny", "Dla rodzin z dziećmi. Wniosek składa się w urzędzie.")
    text_page("Godziny otwarcia", "Wniosek o zasiłek przyjmujemy rano.")


@pytest.fixture
def use(settings):
    """A function that lets the site search at these addresses, as OPENSEARCH_URL does."""

    def use(*addresses, **options):
        told = {"BACKEND": "search.backends.opensearch", "URLS": list(addresses), **options}
        settings.WAGTAILSEARCH_BACKENDS = {"default": told}

    return use


@pytest.fixture
def server(home, use):
    """A running server, which the site uses; nothing is indexed yet."""
    with opensearch_stub.server() as running:
        use(running.address)
        yield running


@pytest.fixture
def store(server):
    """What the server holds: everything of the site."""
    call_command("update_index", verbosity=0)
    return server.store


@pytest.fixture
def found(read):
    """Return a function that searches as a visitor: the titles found."""

    def found(parameters):
        page = read(f"/szukaj/?{parameters}")
        return [a.get_text(strip=True) for a in page.select(".results a")]

    return found
