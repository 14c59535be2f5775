"""What the report on accessibility found goes into the declaration's draft at a click."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accessibility.models import DeclarationPage
from accessibility.reported_barriers import barriers
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


def test_what_is_named_already_is_not_added_again_though_there_is_more_of_it(declaration, editor):
    browser = logged_in(editor)
    browser.post(address(declaration))
    page_with(pdf("Drugi"), title="Statuty")
    before = rules_of(declaration)
    browser.post(address(declaration))
    assert rules_of(declaration) == before
    assert "nie znalazł niczego" in text_of(browser.get(address(declaration)))


def test_a_locked_declaration_is_left_alone(declaration, editor, publisher):
    DeclarationPage.objects.update(locked=True, locked_by=publisher)
    answer = logged_in(editor).post(address(declaration), follow=True)
    assert "zablokowana" in text_of(answer)
    assert rules_of(declaration) == []


def test_nobody_else_may(declaration, client):
    assert client.post(address(declaration)).status_code == 302
    assert rules_of(declaration) == []
