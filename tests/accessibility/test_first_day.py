"""The day on which a site first had a declaration: no later declaration moves it."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Site

from accessibility.models import DeclarationPage, FirstPreparation
from tests.accessibility.pages import form
from tests.samples import declaration_page, logged_in, section_page
from trash.putting import put

pytestmark = pytest.mark.django_db
FIRST = date(2024, 9, 2)  # of the sample
LATER = {"prepared_on": "2026-02-02", "action-publish": "1"}


@pytest.fixture
def deleted(home):
    """A declaration that was published and put into the bin."""
    put(declaration_page())
    assert not DeclarationPage.objects.child_of(home).exists()


def add(home):
    return reverse("wagtailadmin_pages:add", args=["accessibility", "declarationpage", home.pk])


def new(home):
    return DeclarationPage.objects.child_of(home).get()


def test_a_new_declaration_has_the_day_of_the_one_in_the_bin(home, deleted, publisher):
    panel = logged_in(publisher)
    field = BeautifulSoup(panel.get(add(home)).content, "html.parser").find(id="id_prepared_on")
    assert (field["value"], field.has_attr("disabled")) == ("02.09.2024", True)
    panel.post(add(home), {**form(), **LATER})
    assert (new(home).live, new(home).prepared_on) == (True, FIRST)


def test_a_new_declaration_has_the_day_of_one_that_was_deleted_for_good(home, publisher):
    declaration_page().delete()
    logged_in(publisher).post(add(home), {**form(), **LATER})
    assert new(home).prepared_on == FIRST


def test_a_row_that_was_written_past_the_form_is_mended_by_the_next_publication(home):
    version = declaration_page().save_revision()
    DeclarationPage.objects.update(prepared_on=date(2026, 2, 2))
    version.publish()
    assert new(home).prepared_on == FIRST


def test_another_day_is_refused_to_whoever_saves_without_the_form(home):
    page = declaration_page()
    DeclarationPage.objects.update(prepared_on=date(2026, 2, 2))
    page = DeclarationPage.objects.get(pk=page.pk)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "prepared_on" in refused.value.message_dict


def test_a_draft_and_an_example_give_the_site_no_day(home):
    declaration_page(live=False)
    declaration_page(parent=section_page(title="Przykłady", slug="przyklady"))
    assert not FirstPreparation.objects.exists()


def test_each_site_has_its_own_day(home):
    declaration_page()
    other = type(home)(title="Inna", slug="inna")
    home.get_parent().add_child(instance=other)
    site = Site.objects.create(hostname="inna.example.org", root_page=other)
    declaration_page(parent=other, prepared_on=date(2025, 5, 5)).save_revision().publish()
    assert FirstPreparation.objects.get(site=site).day == date(2025, 5, 5)


def test_a_copy_for_another_site_carries_no_review(home):
    page = declaration_page()
    assert page.review_confirmed_on
    other = type(home)(title="Inna", slug="inna")
    home.get_parent().add_child(instance=other)
    Site.objects.create(hostname="inna.example.org", root_page=other)
    page.copy(to=other)
    assert new(other).review_confirmed_on is None
