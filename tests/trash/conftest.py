"""What tests of the bin share: a section to delete, an administrator who does it."""

import pytest
from wagtail.models import Page

from tests.samples import logged_in, section_page, short_page


@pytest.fixture
def section(home):
    """A section with two published pages and a draft, between two others."""
    short_page("Aktualne")
    section = section_page(title="Świadczenia", slug="swiadczenia")
    short_page("Kontakt z nami")
    for title in ("Zasiłek stały", "Zasiłek okresowy"):
        short_page(title, section)
    short_page("Szkic zasiłku", section, live=False)
    return Page.objects.get(pk=section.pk)


@pytest.fixture
def panel(administrator):
    """The browser of an administrator."""
    return logged_in(administrator)
