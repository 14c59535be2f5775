"""What the report on accessibility found goes into the declaration's draft at a click."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accessibility.faults import unsaid
from accessibility.models import DeclarationPage
from accessibility.reported_barriers import barriers
from library.models import SiteDocument
from tests.core.test_accessibility import faulty, page_with, pdf
from tests.samples import declaration_page, logged_in

pytestmark = pytest.mark.django_db


def address(page):
    return reverse("accessibility_barriers", args=[page.pk])


def text_of(response):
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


@pytest.fixture
def declaration(home):
    page = declaration_page()
    faulty()
    page_with(pdf(), title="Regulaminy")
    return page


def rules_of(page):
    """Return the rules of the barriers in the latest draft."""
    draft = DeclarationPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return [one.rule for one in draft.barriers.all() if one.rule]


def test_the_form_leads_to_what_the_report_found(declaration, editor):
    edit = logged_in(editor).get(reverse("wagtailadmin_pages:edit", args=[declaration.pk]))
    assert address(declaration) in edit.content.decode()
    shown = text_of(logged_in(editor).get(address(declaration)))
    assert all(one["what"] in shown for one in barriers())


def test_it_is_added_to_a_draft_and_the_published_page_stays(declaration, editor):
    logged_in(editor).post(address(declaration))
    assert rules_of(declaration) == [one["rule"] for one in barriers()]
    live = DeclarationPage.objects.get(pk=declaration.pk)
    assert not live.barriers.exclude(rule="").exists()
    assert live.has_unpublished_changes


def drafted(page):
    """Return the latest draft of the declaration."""
    return DeclarationPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def said_of(page, rule):
    """Return what the latest draft says of the barrier with this rule."""
    return next(one.what for one in drafted(page).barriers.all() if one.rule == rule)


def write(page, rule, what):
    """Let somebody write the barrier with this rule in other words, in the draft."""
    draft = drafted(page)
    row = next(one for one in draft.barriers.all() if one.rule == rule)
    row.what, row.alternative = what, "Zadzwoń do nas."
    draft.barriers.add(row)
    draft.save_revision()


def row_of(page, rule):
    """Return the row of the barrier with this rule in the latest draft."""
    return next(one for one in drafted(page).barriers.all() if one.rule == rule)


def test_its_page_is_stored_and_the_others_are_named_in_words(declaration, editor):
    page_with(pdf("Drugi"), pdf("Trzeci"), title="Statuty")
    logged_in(editor).post(address(declaration))
    row = row_of(declaration, "scan")
    assert (row.where_page.title, row.where_url) == ("Statuty", "")
    assert row.what.endswith("nie przeczyta. Także tu: Regulaminy.")
    assert "Także tu" not in said_of(declaration, "heading-level")


def test_a_barrier_whose_page_was_taken_down_is_a_fault_of_the_declaration(declaration, editor):
    logged_in(editor).post(address(declaration))
    row = row_of(declaration, "scan")
    assert not any("nie jest już publiczna" in said for said in unsaid(row))
    row.where_page.specific.unpublish()
    assert any("nie jest już publiczna" in said for said in unsaid(row))


def test_with_a_new_count_come_the_new_pages_unless_somebody_wrote_more(declaration, editor):
    browser = logged_in(editor)
    browser.post(address(declaration))
    page_with(pdf("Drugi"), title="Statuty")
    browser.post(address(declaration))
    assert said_of(declaration, "scan").endswith("Także tu: Statuty.")
    page_with(pdf("Trzeci"), title="Zarządzenia")
    browser.post(address(declaration))
    assert said_of(declaration, "scan").endswith("Także tu: Statuty, Zarządzenia.")
    mine = " Zdążymy do maja."
    write(declaration, "scan", said_of(declaration, "scan") + mine)
    page_with(pdf("Czwarty"), title="Cenniki")
    browser.post(address(declaration))
    assert said_of(declaration, "scan").startswith("4 dokumenty PDF")
    assert said_of(declaration, "scan").endswith("Także tu: Statuty, Zarządzenia." + mine)


def test_what_is_named_already_is_not_added_again(declaration, editor):
    browser = logged_in(editor)
    browser.post(address(declaration))
    before = rules_of(declaration)
    revision = drafted(declaration).latest_revision_id
    browser.post(address(declaration))
    assert rules_of(declaration) == before
    assert drafted(declaration).latest_revision_id == revision
    assert "nie znalazł niczego" in text_of(browser.get(address(declaration)))


def test_when_there_is_more_of_a_barrier_its_new_count_is_offered_and_taken_over(
    declaration, editor
):
    browser = logged_in(editor)
    browser.post(address(declaration))
    assert said_of(declaration, "scan").startswith("1 dokument PDF")
    before = rules_of(declaration)
    page_with(pdf("Drugi"), title="Statuty")
    shown = text_of(browser.get(address(declaration)))
    assert "1 dokument PDF to" in shown
    assert "2 dokumenty PDF to" in shown
    answer = browser.post(address(declaration), follow=True)
    assert "Poprawiono w szkicu 1 barierę" in text_of(answer)
    assert said_of(declaration, "scan").startswith("2 dokumenty PDF to")
    assert rules_of(declaration) == before
    assert "nie znalazł niczego" in text_of(browser.get(address(declaration)))


def test_of_words_that_a_person_wrote_only_the_count_changes(declaration, editor):
    browser = logged_in(editor)
    browser.post(address(declaration))
    write(declaration, "scan", "1 regulamin to skan z 2019 r.")
    page_with(pdf("Drugi"), title="Statuty")
    browser.post(address(declaration))
    assert said_of(declaration, "scan") == "2 regulamin to skan z 2019 r."


def test_of_words_without_a_count_nothing_is_offered(declaration, editor):
    browser = logged_in(editor)
    browser.post(address(declaration))
    write(declaration, "scan", "Regulaminy to skany.")
    page_with(pdf("Drugi"), title="Statuty")
    assert "nie znalazł niczego" in text_of(browser.get(address(declaration)))


def test_a_barrier_that_is_no_longer_found_is_told_and_left_to_a_person(declaration, editor):
    browser = logged_in(editor)
    browser.post(address(declaration))
    SiteDocument.objects.update(barriers="")
    shown = text_of(browser.get(address(declaration)))
    assert "1 dokument PDF to" in shown
    assert "już nie znajduje" in shown
    assert "nie znalazł niczego" not in shown
    before = rules_of(declaration)
    browser.post(address(declaration))
    assert rules_of(declaration) == before


def test_of_fewer_places_nothing_is_said_until_there_is_none(declaration, editor):
    browser = logged_in(editor)
    page_with(pdf("Drugi"), title="Statuty")
    browser.post(address(declaration))
    SiteDocument.objects.filter(title="Drugi").update(barriers="")
    assert "nie znalazł niczego" in text_of(browser.get(address(declaration)))


def test_a_locked_declaration_is_left_alone(declaration, editor, publisher):
    DeclarationPage.objects.update(locked=True, locked_by=publisher)
    answer = logged_in(editor).post(address(declaration), follow=True)
    assert "zablokowana" in text_of(answer)
    assert rules_of(declaration) == []


def test_nobody_else_may(declaration, client):
    assert client.post(address(declaration)).status_code == 302
    assert rules_of(declaration) == []
