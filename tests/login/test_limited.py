"""Pages and files behind a password: theirs cannot be guessed for long either."""

import pytest
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from library.models import SiteDocument
from tests.samples import make_files, short_page

pytestmark = pytest.mark.django_db
SECRET = "kasztan"


@pytest.fixture
def page_form(home):
    """The address that takes the password of a page, and where it leads."""
    page = short_page("Notatka")
    closed = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=SECRET
    )
    return f"/_util/authenticate_with_password/{closed.pk}/{page.pk}/", page.url


@pytest.fixture
def file_form(home):
    """The address that takes the password of a file, and where it leads."""
    make_files()
    closed = CollectionViewRestriction.objects.create(
        collection=Collection.get_first_root_node(),
        restriction_type=CollectionViewRestriction.PASSWORD,
        password=SECRET,
    )
    address = SiteDocument.objects.get().url
    return f"/dokumenty/authenticate_with_password/{closed.pk}/", address


@pytest.fixture(params=["page_form", "file_form"])
def closed(request):
    """Both, one after the other."""
    return request.getfixturevalue(request.param)


def give(client, closed, password):
    """Send a password and return the answer."""
    return client.post(closed[0], {"password": password, "return_url": closed[1]})


def test_ten_wrong_ones_are_the_end_for_a_while(closed, stranger):
    statuses = [give(stranger.client, closed, f"zgaduję {n}").status_code for n in range(12)]
    assert statuses == [200] * 10 + [429] * 2
    answer = give(stranger.client, closed, SECRET)
    assert answer.status_code == 429
    assert "spróbować ponownie o godzinie" in answer.content.decode()


def test_others_still_read(closed, stranger, owner):
    for number in range(12):
        give(stranger.client, closed, f"zgaduję {number}")
    assert give(owner.client, closed, SECRET).url == closed[1]


def test_right_ones_are_not_counted(closed, owner):
    for _time in range(12):
        assert give(owner.client, closed, SECRET).status_code == 302
