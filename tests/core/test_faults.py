"""Faults of live pages: looked for again when what a page leads to or shows has changed."""

import pytest

from contact.models import Building, ContactPage, Entrance
from core.checks.page import blocking_faults
from core.models import ContentFault
from library.document_access import Barrier
from library.document_text import Reading, State
from library.tasks import keep
from tests.core.test_accessibility import page_with, pdf, rules
from tests.samples import contact_page, picture, unit_page

pytestmark = pytest.mark.django_db

# -- Documents --


@pytest.fixture
def read_file(django_capture_on_commit_callbacks):
    """Return a function that stores what was read of a document, as the task does."""

    def read_file(document, *found):
        with django_capture_on_commit_callbacks(execute=True):
            keep(document, Reading(State.READ, "Tekst", found))

    return read_file


def test_a_page_is_looked_at_again_once_its_document_has_been_read(home, read_file):
    document = pdf("Regulamin", "unknown")
    page, other = page_with(document), page_with(pdf("Statut", ""), title="Statuty")
    ContentFault.objects.filter(page=other).delete()
    assert "document-access" not in rules(page)
    read_file(document, Barrier.SCAN)
    assert "document-access" in rules(page)
    assert rules(other) == []
    read_file(document)
    assert "document-access" not in rules(page)


def test_pages_that_lead_to_an_earlier_version_are_looked_at_again_too(
    home, read_file, django_capture_on_commit_callbacks
):
    old, new = pdf("Stary", "scan"), pdf("Nowy", "")
    page = page_with(old)
    assert "document-access" in rules(page)
    with django_capture_on_commit_callbacks(execute=True):
        old.replaced_by = new
        old.save()
    assert "document-access" not in rules(page)
    read_file(new, Barrier.UNTAGGED)
    assert "document-access" in rules(page)


def test_of_a_good_document_only_pages_with_a_fault_are_rendered(home, read_file, monkeypatch):
    document = pdf("Regulamin", "")
    page_with(document)
    looked_at = []
    monkeypatch.setattr(ContentFault, "write_down", looked_at.append)
    read_file(document)
    assert looked_at == []


# -- Pictures of buildings --


@pytest.fixture
def nameless(home):
    """A picture without a description, as an import may leave it."""
    return picture("Drzwi", description="")


def test_a_photo_of_an_entrance_without_a_description_stops_the_pages_that_show_it(nameless):
    unit, page = unit_page(), ContactPage.objects.get()
    entrance = Entrance.objects.first()
    Entrance.objects.filter(pk=entrance.pk).update(photo=nameless)
    assert blocking_faults(unit) == []  # its place says no entrance
    unit.entrance = Entrance.objects.get(pk=entrance.pk)
    for shown in (type(unit).objects.get(pk=unit.pk), ContactPage.objects.get(pk=page.pk)):
        shown.entrance = unit.entrance
        found = blocking_faults(shown)
        assert [fault.rule for fault in found] == ["picture-text"]
        assert found[0].where == f"{entrance} (Zdjęcie)"


def test_the_report_follows_the_building_and_its_pictures(
    nameless, django_capture_on_commit_callbacks
):
    page = contact_page()
    with django_capture_on_commit_callbacks(execute=True):
        building = Building.objects.get()
        building.map_image = nameless
        building.save()
    assert rules(page) == ["picture-text"]
    with django_capture_on_commit_callbacks(execute=True):
        nameless.description = "Rysunek drogi od przystanku do drzwi."
        nameless.save()
    assert rules(page) == []
