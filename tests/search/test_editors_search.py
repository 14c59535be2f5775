"""The editor's own searches in the panel: explorer, choosers, listings, with filters and orders."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from library.models import SiteDocument
from tests.samples import logged_in, picture, short_page
from tests.search.odd_inputs import OPERATORS, SIGNS, SQL

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(administrator):
    """Return a function that asks a screen of the panel: the text of its answer."""
    browser = logged_in(administrator)

    def ask(name, *args, **parameters):
        answer = browser.get(reverse(name, args=args), parameters)
        assert answer.status_code == 200, f"{name} {parameters}"
        return answer.content.decode()

    return ask


def test_the_explorer_finds_drafts_too_by_the_beginnings_of_words(home, ask):
    short_page("Zasiłek stały", live=False)
    short_page("Statut")
    shown = ask("wagtailadmin_explore", home.pk, q="zasi sta")
    assert "Zasiłek stały" in shown
    assert "Statut" not in shown


@pytest.mark.parametrize("ordering", ["title", "-latest_revision_created_at", "content_type"])
def test_results_can_be_ordered(home, ask, ordering):
    for title in ("Zasiłek B", "Zasiłek A"):
        short_page(title)
    shown = ask("wagtailadmin_pages:search", q="zasiłek", ordering=ordering)
    assert "Zasiłek A" in shown
    assert "Zasiłek B" in shown
    if ordering == "title":
        assert shown.index("Zasiłek A") < shown.index("Zasiłek B")


def test_choosers_find_pages_pictures_and_documents(home, ask):
    short_page("Zasiłek stały")
    picture("Wejście od ulicy")
    file = ContentFile(b"Tekst", "druk.txt")
    SiteDocument.objects.create(title="Wniosek o zasiłek", file=file)
    assert "Zasiłek stały" in ask("wagtailadmin_choose_page_search", q="zasilek")
    assert "Wejście od ulicy" in ask("wagtailimages_chooser:choose_results", q="ulic")
    assert "Wniosek o zasiłek" in ask("wagtaildocs_chooser:choose_results", q="wnios")
    assert "Wejście od ulicy" in ask("wagtailimages:index", q="wejsc")
    assert "Wniosek o zasiłek" in ask("wagtaildocs:index", q="WNIOSEK")


def test_no_input_fails_there(home, ask):
    short_page("Zasiłek a b 1")
    for text in [*OPERATORS, *SQL, *SIGNS]:
        if "\x00" not in text:  # Django's own form refuses it with a message
            ask("wagtailadmin_pages:search", q=text)
    ask("wagtailadmin_pages:search", q="a\x00b")
