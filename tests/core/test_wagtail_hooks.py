"""The editor's hooks: the home page of a site cannot be deleted."""

import pytest
from django.contrib.messages import get_messages
from wagtail.models import Page, Site

from core.models import Centre
from tests.samples import logged_in, section_page, short_page
from tests.trash.panel import confirmation
from trash.place import outside

pytestmark = pytest.mark.django_db


REFUSAL = "Strony głównej nie można usunąć"  # how the catalogue begins it


@pytest.fixture
def site(home):
    """The site, with the centre's facts, which fall with it."""
    site = Site.objects.get(is_default_site=True)
    Centre.objects.create(site=site, short_name="MOPS")
    return site


def delete_alone(browser, *pages):
    return browser.post(f"/admin/pages/{pages[0].pk}/delete/", confirmation(pages[0]))


def delete_in_bulk(browser, *pages):
    chosen = "&".join(f"id={page.pk}" for page in pages)
    address = f"/admin/bulk/wagtailcore/page/delete/?{chosen}"
    return browser.post(address, confirmation(*pages))


def said(answer):
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize("delete", [delete_alone, delete_in_bulk])
def test_the_home_page_of_a_site_stays(site, home, administrator, client, delete):
    answer = delete(logged_in(administrator), home, short_page("Kontakt"))
    assert answer.status_code == 302
    assert REFUSAL in said(answer)
    assert Centre.objects.filter(site=site).exists()
    assert Page.objects.filter(slug="kontakt").exists()
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("delete", [delete_alone, delete_in_bulk])
def test_what_a_sites_home_page_stands_under_stays_too(site, home, administrator, delete):
    section = section_page(title="Oddział", slug="oddzial")
    inner = short_page("Strona oddziału", section)
    Site.objects.create(hostname="oddzial.example.org", root_page=inner)
    section.refresh_from_db()
    assert REFUSAL in said(delete(logged_in(administrator), section))
    assert Page.objects.filter(pk=inner.pk).exists()


def test_the_question_whether_to_delete_the_home_page_is_not_even_asked(home, administrator):
    answer = logged_in(administrator).get(f"/admin/pages/{home.pk}/delete/")
    assert (answer.status_code, answer.url) == (302, f"/admin/pages/{home.pk}/")


@pytest.mark.parametrize("delete", [delete_alone, delete_in_bulk])
def test_any_other_page_is_deleted(site, home, administrator, delete):
    page = short_page("Kontakt")
    assert delete(logged_in(administrator), page).status_code == 302
    assert not outside(Page.objects).filter(pk=page.pk).exists()
