"""The site of a request is known without a question; each request has it for itself."""

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from core.sites import know_site
from home.models import HomePage
from tests import samples
from tests.committed import commit, questions

pytestmark = pytest.mark.django_db


def site_of(host="testserver"):
    """Return the site that a request to this host finds."""
    request = RequestFactory(SERVER_NAME=host).get("/")
    know_site(request)
    return Site.find_for_request(request)


def test_the_site_and_its_home_page_are_read_once(home):
    commit()
    site_of()
    with questions() as asked:
        assert site_of().root_page.localized.specific == home
    assert not asked


def test_what_one_request_does_to_it_no_other_sees(home):
    commit()
    first = site_of()
    first.hostname = first.root_page.title = "inna"
    assert first.root_page.body is not None  # read now, for this request
    second = site_of()
    assert (second.hostname, second.root_page.title) != ("inna", "inna")
    assert "body" in second.root_page.get_deferred_fields()


def test_each_address_has_its_own_site(home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    section = samples.section_page()
    Site.objects.create(hostname="drugi.example.org", root_page=section)
    commit()
    for _time in range(2):
        assert site_of("drugi.example.org").root_page == section
        assert site_of().root_page == home
        assert site_of("nieznany.example.org").root_page == home


def test_without_a_site_there_is_none_until_there_is_one(home):
    Site.objects.all().delete()
    commit()
    assert [site_of(), site_of()] == [None, None]
    Site.objects.create(hostname="testserver", root_page=HomePage.objects.get())
    commit()
    assert site_of().root_page == home
