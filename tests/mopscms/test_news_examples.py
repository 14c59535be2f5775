"""The examples of news: loaded once, below the site's own list if there is one."""

import pytest

from mopscms.content.examples import base, news
from news.models import NewsIndexPage, NewsPage, NewsTopic, Notice
from tests.samples import news_index_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(home):
    """The home page of a site with the examples' files."""
    base.make_files()
    return home


def counts():
    return [kind.objects.count() for kind in (NewsIndexPage, NewsPage, NewsTopic, Notice)]


def test_examples_are_loaded_once_and_what_staff_deleted_stays_away(home):
    news.load(home)
    assert counts() == [1, 5, 2, 1]
    Notice.objects.all().delete()
    NewsPage.objects.first().delete()
    home.refresh_from_db()
    news.load(home)
    assert counts() == [1, 4, 2, 0]
    NewsIndexPage.objects.get().delete()
    home.refresh_from_db()
    news.load(home)
    assert counts() == [0, 0, 2, 0]


def test_examples_stand_below_the_sites_own_list(home):
    own = news_index_page(title="Aktualności", slug="aktualnosci")
    home.refresh_from_db()
    news.load(home)
    assert NewsPage.objects.child_of(own).count() == 5
    assert Notice.objects.get().section_id == own.pk


def test_every_example_says_that_it_is_one(home):
    news.load(home)
    assert all(page.is_example for page in NewsPage.objects.all())
    names = [*NewsTopic.objects.values_list("name", flat=True)]
    names += Notice.objects.values_list("title", flat=True)
    assert [name for name in names if "(przykład)" not in name] == []
    assert [page.title for page in NewsPage.objects.all() if page.is_archived] == [
        "Przykład: zbiórka ciepłej odzieży"
    ]
