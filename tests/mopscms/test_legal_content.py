"""The first pages that the law prescribes: one that is true by itself, drafts of the others."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from core.models import BasePage, CentreFooterLink
from home.models import HomePage
from legal.models import DataNoticePage, PrivacyPage, WhistleblowerPage
from tests import samples

pytestmark = pytest.mark.django_db
LEFT_EMPTY = {"receives", "address", "email", "phone", "in_person", "purpose", "retention", "body"}


@pytest.fixture
def loaded(new_tree):
    """A site with its first content; the pictures are quick to scale."""
    samples.picture("Wejście główne (ilustracja)")
    samples.picture("Wejście do Działu Świadczeń Rodzinnych (ilustracja)")
    call_command("load_centre", verbosity=0)


def of_the_law():
    pages = Page.objects.filter(content_type__app_label="legal").order_by("path")
    return [page.specific for page in pages]


def test_the_page_about_privacy_is_published_and_linked_in_the_footer(loaded, read):
    footer = read("/").find("footer")
    link = footer.find("a", string="Polityka prywatności i pliki cookie")
    assert read(link["href"]).h1.get_text(strip=True) == link.get_text(strip=True)
    assert [type(page) for page in of_the_law() if page.live] == [PrivacyPage]


def test_the_others_are_drafts_in_which_nothing_is_invented(loaded):
    drafts = [page for page in of_the_law() if not isinstance(page, PrivacyPage)]
    assert len({type(page) for page in drafts}) == 4
    for page in drafts:
        assert isinstance(page, BasePage)
        assert (page.live, page.has_unpublished_changes) == (False, True)
        assert [name for name in LEFT_EMPTY if getattr(page, name, "")] == []
    assert DataNoticePage.objects.get().get_parent().specific_class is PrivacyPage


def test_a_draft_shows_in_the_footer_once_it_is_published(loaded, read):
    page = WhistleblowerPage.objects.get()
    assert page.title not in read("/").find("footer").get_text()
    page.get_latest_revision().publish()
    assert page.title in read("/").find("footer").get_text()


def test_they_are_made_once_and_what_staff_removed_stays_away(loaded):
    WhistleblowerPage.objects.get().delete()
    DataNoticePage.objects.get().delete()
    CentreFooterLink.objects.all().delete()
    before = Page.objects.count()
    call_command("load_centre", verbosity=0)
    assert Page.objects.count() == before
    assert not CentreFooterLink.objects.exists()


def test_an_older_site_gets_them_too(home):
    assert HomePage.objects.get() == home
    call_command("load_centre", verbosity=0)
    assert PrivacyPage.objects.get().live
