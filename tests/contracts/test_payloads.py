"""Contracts: whatever is typed stays text, wherever it is shown; no text breaks a page."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from news.models import NewsIndexPage
from tests import payloads, samples
from tests.committed import commit, undone
from tests.contracts import planting
from users.models import User

SCREENS = (
    *("/admin/", "/admin/pages/search/?q=zq9xk", "/admin/images/", "/admin/documents/"),
    *("/admin/media/", "/admin/reports/site-history/", "/admin/choose-page/"),
    *("/admin/images/chooser/", "/admin/documents/chooser/", "/admin/reports/accessibility/"),
    *("/admin/snippets/news/notice/", "/admin/snippets/contact/district/", "/admin/redirects/"),
)


@pytest.fixture(scope="module", params=[True, False], ids=["together", "each"])
def typed(request, planted, django_db_blocker):
    """The sample of every kind, with payloads in all that anybody types: {kind: primary key}.

    All payloads together in each text, or one in each. Made once for all tests of either.
    """
    with undone(django_db_blocker):
        for kind, pk in planted.items():
            planting.fill(kind.objects.get(pk=pk))
        samples.notice()
        payloads.fill_rows(payloads.Texts(together=request.param))
        call_command("update_index", verbosity=0)
        commit()
        yield planted


@pytest.fixture
def pages(typed, db):
    """The pages with payloads: a list."""
    return [kind.objects.get(pk=pk) for kind, pk in typed.items()]


def wrong(client, addresses):
    """Return {address: what is wrong with the answer}."""
    found = {}
    for address in addresses:
        try:
            found[address] = payloads.faults(client.get(address, follow=True))
        except Exception as error:
            found[address] = repr(error)
    return {address: fault for address, fault in found.items() if fault}


def public_addresses(pages):
    """Return where visitors meet what was typed."""
    feeds = [page.url + "rss/" for page in pages if isinstance(page, NewsIndexPage)]
    histories = [reverse("page_history", args=[page.pk]) for page in pages]
    searches = ["/szukaj/?q=zq9xk", "/szukaj/?q=script", "/szukaj/podpowiedzi/?q=zq9"]
    others = ["/sitemap.xml", "/robots.txt", "/.well-known/security.txt"]
    return [*(page.url for page in pages), *feeds, *histories, *searches, *others]


def test_what_is_typed_stays_text_wherever_visitors_meet_it(pages):
    assert wrong(Client(), public_addresses(pages)) == {}


@pytest.mark.parametrize("typed", [True], indirect=True, ids=["together"])
def test_what_is_typed_stays_text_wherever_staff_meet_it(pages):
    client = samples.logged_in(User.objects.create_superuser("szef@example.org", "haslo"))
    ways = ("wagtailadmin_pages:edit", "wagtailadmin_explore", "wagtailadmin_pages:history")
    screens = [reverse(way, args=[page.pk]) for page in pages for way in ways]
    assert wrong(client, [*SCREENS, *screens]) == {}
    previews = {page: payloads.faults(page.make_preview_request()) for page in pages}
    assert {page: fault for page, fault in previews.items() if fault} == {}
