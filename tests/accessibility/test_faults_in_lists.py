"""Publishing by the form: what is typed into a list of the page is looked at, as it is typed."""

import pytest
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import rich_text

from accessibility.models import BuildingAccess, DeclarationPage
from core.publishing import DESPITE
from tests.accessibility.pages import form, text
from tests.samples import declaration_page, logged_in

pytestmark = pytest.mark.django_db

BAD = '<p>Wejście od <a href="https://example.org"> </a> ulicy.</p>'
GOOD = "<p>Wejście od ulicy.</p>"
REASON = "Pilne ogłoszenie, poprawimy w piątek."


@pytest.fixture
def draft(home):
    """A declaration that nobody has published yet, with one building."""
    return declaration_page(live=False)


def send(page, who, html, **facts):
    """Send the form with a building so described; it takes the place of one not saved before."""
    row = {"name": "Budynek", "address": "ul. Przykładowa 1", "description": rich_text(html)}
    sent = form(buildings=[row], cost_assessment=text("Wyliczenie."))
    return logged_in(who).post(f"/admin/pages/{page.pk}/edit/", {**sent, **facts})


def test_a_fault_in_a_list_stops_the_form_and_a_reason_passes_it(draft, publisher):
    answer = send(draft, publisher, BAD, **{"action-publish": "1"})
    assert "Budynki w deklaracji, pozycja" in answer.content.decode()
    assert not DeclarationPage.objects.get().live
    send(draft, publisher, BAD, **{"action-publish": "1", "publish_reason": REASON})
    assert DeclarationPage.objects.get().live
    assert PageLogEntry.objects.filter(action=DESPITE).count() == 1


def test_what_is_mended_in_a_list_is_published(draft, publisher):
    draft.buildings = [BuildingAccess(name="A", address="B", description=BAD)]
    draft.save_revision()
    answer = send(draft, publisher, GOOD, **{"action-publish": "1"})
    assert answer.status_code == 302
    assert DeclarationPage.objects.get().live
    shown = DeclarationPage.objects.get().buildings.all()
    assert ["https" in one.description for one in shown] == [False]
