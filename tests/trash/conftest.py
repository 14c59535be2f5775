"""What tests of the bin share: a section to delete, an administrator who does it."""

import pytest
from wagtail.models import Page

from tests.samples import logged_in, section_page, short_page


@pytest.fixture(scope="module")
def grown(lasting):
    """The number of the section, made once for all tests of a module; each undoes its changes."""
    short_page("Aktualne")
    section = section_page(title="Świadczenia", slug="swiadczenia")
    short_page("Kontakt z nami")
    for title in ("Zasiłek stały", "Zasiłek okresowy"):
        short_page(title, section)
    short_page("Szkic zasiłku", section, live=False)
    return section.pk


@pytest.fixture
def section(grown, home):
    """A section with two published pages and a draft, between two others."""
    return Page.objects.get(pk=grown)


@pytest.fixture
def panel(administrator):
    """The browser of an administrator."""
    return logged_in(administrator)
