"""Where the declaration and the scope of activity stand: below a home page, and they stay there."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site

from accessibility.models import DeclarationPage
from tests import samples
from tests.samples import logged_in

pytestmark = pytest.mark.django_db
MAKE = pytest.mark.parametrize("make", [samples.declaration_page, samples.scope_page])


@pytest.fixture
def section(home):
    return samples.section_page(title="Dział", slug="dzial")


def move(user, page, parent):
    """Move a page in the panel."""
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, parent.pk])
    return logged_in(user).post(address, follow=True)


@MAKE
def test_a_page_that_every_footer_links_cannot_be_moved_away(section, publisher, make, read):
    page = make()
    move(publisher, page, section)
    assert page.url in [a["href"] for a in read("/").select("body > footer a")]
    assert Page.objects.get(pk=page.pk).get_parent().pk != section.pk


@MAKE
def test_the_list_of_places_to_move_it_to_offers_no_section(section, publisher, make):
    assert not make().permissions_for_user(publisher).can_move_to(section)


@MAKE
def test_many_at_once_are_not_moved_either(section, publisher, make):
    page = make()
    bulk = f"/admin/bulk/wagtailcore/page/move/?id={page.pk}"
    logged_in(publisher).post(bulk, {"chooser": section.pk, "move_applied": "1"}, follow=True)
    assert Page.objects.get(pk=page.pk).get_parent().pk != section.pk


def test_an_example_below_a_section_may_be_moved_to_another_one(section, home, administrator):
    other = samples.section_page(title="Przykłady", slug="przyklady")
    page = samples.declaration_page(parent=section)
    move(administrator, page, other)
    assert Page.objects.get(pk=page.pk).get_parent().pk == other.pk


def test_the_declaration_may_be_moved_to_the_home_page_of_another_site(home):
    page = samples.declaration_page()
    other = type(home)(title="Inna", slug="inna")
    home.get_parent().add_child(instance=other)
    Site.objects.create(hostname="inna.example.org", root_page=other)
    assert DeclarationPage.objects.get(pk=page.pk).can_move_to(other)
