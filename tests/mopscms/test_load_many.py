"""`manage.py load_many`: a town's worth of pages, whole, served and found; never on a live site."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page

from library.models import SiteImage
from mopscms.content.bulk import multiply
from news.models import NewsPage
from pages.models import ContentPage
from services.models import ServicePage
from tests import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def examples(home):
    """A site with a page of each kind of which a town is made."""
    return [
        samples.news_page(),
        samples.content_page(parent=samples.section_page()),
        samples.service_page(parent=samples.service_index_page()),
    ]


def load_many(*args, **options):
    call_command("load_many", *args, verbosity=0, **options)


def test_it_adds_so_many_pages_and_pictures_and_the_tree_stays_whole(examples):
    pages, pictures = Page.objects.count(), SiteImage.objects.count()
    load_many("20", images=7)
    assert Page.objects.count() == pages + 20
    assert SiteImage.objects.count() == pictures + 7
    assert Page.find_problems() == ([], [], [], [], [])


def test_most_are_news_then_pages_then_services(examples):
    kinds = (NewsPage, ContentPage, ServicePage)
    before = [kind.objects.count() for kind in kinds]
    load_many("20")
    added = [kind.objects.count() - was for kind, was in zip(kinds, before, strict=True)]
    assert added == [12, 5, 3]


def test_they_are_served_and_found_and_marked_as_examples(examples):
    load_many("4")
    for kind in (NewsPage, ContentPage, ServicePage):
        page = kind.objects.order_by("path").last()
        html = Client().get(page.url).content.decode()
        assert page.title in html
        assert "Treść przykładowa" in html
    assert page.title in Client().get("/szukaj/", {"q": page.title}).content.decode()


def test_a_second_town_stands_beside_the_first(examples):
    load_many("5")
    load_many("5")
    assert Page.find_problems() == ([], [], [], [], [])
    assert len(set(Page.objects.values_list("url_path", flat=True))) == Page.objects.count()


def test_it_refuses_on_a_site_that_people_can_reach(examples, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://mops.example.org"
    before = Page.objects.count()
    with pytest.raises(CommandError, match=r"mops\.example\.org"):
        load_many("5")
    assert Page.objects.count() == before


@pytest.mark.parametrize("wrong", ["0", "-3"])
def test_a_number_that_is_none_is_refused(examples, wrong):
    with pytest.raises(CommandError, match="od 1"):
        load_many("--", wrong)


def test_without_examples_it_says_what_to_do_and_adds_nothing(home):
    before = Page.objects.count()
    with pytest.raises(CommandError, match="load_example"):
        load_many("5")
    assert Page.objects.count() == before


def test_a_copy_has_the_rows_of_the_page(home):
    service = samples.service_page(papers=[("paper", {"name": "Dowód osobisty", "note": ""})])
    service.situations.set(samples.LifeSituation.objects.all()[:2])
    service.save()
    (copy,) = multiply(service, 1)
    made = ServicePage.objects.get(pk=copy)
    assert made.papers[0].value["name"] == "Dowód osobisty"
    assert list(made.situations.all()) == list(service.situations.all())
    assert made.slug != service.slug
