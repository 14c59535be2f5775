"""Contracts: a page that is not for everybody is nowhere to be found, whatever its kind."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from core.models import Centre
from home.models import HomePage
from pages.models import ContentPage, SectionPage
from tests import samples
from tests.contracts import registry

MARK = "Zamknięta Furtka"  # in the title of the page that hides; nowhere else


def draft(page):
    """Make it a page that was never published."""
    page.unpublish()
    type(page).objects.filter(pk=page.pk).update(first_published_at=None)


def unpublished(page):
    """Take it back."""
    page.unpublish()


def expired(page):
    """Let its time run out."""
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save_revision().publish()
    type(page).objects.filter(pk=page.pk).update(expire_at=page.expire_at)
    call_command("publish_scheduled")


def scheduled(page):
    """Let its time come tomorrow."""
    page.unpublish()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)


def restricted(kind, page):
    """Let only some people read it."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    if kind == PageViewRestriction.GROUPS:
        restriction.groups.add(Group.objects.get(name="Redaktorzy"))


WAYS = {
    "draft": draft,
    "unpublished": unpublished,
    "expired": expired,
    "scheduled": scheduled,
    "password": lambda page: restricted(PageViewRestriction.PASSWORD, page),
    "login": lambda page: restricted(PageViewRestriction.LOGIN, page),
    "groups": lambda page: restricted(PageViewRestriction.GROUPS, page),
}


@pytest.fixture(params=registry.page_kinds(), ids=registry.name_of)
def marked(request, tree):
    """A page of each kind with the mark in its title, shown wherever a page can be shown."""
    page = tree[request.param]
    home = HomePage.objects.get()
    page.title = f"{MARK} {page.pk}"
    page.show_in_menus = True
    page.slug = "furtka"
    page.save_revision().publish()
    spots = [page]
    for parent in (tree[SectionPage], home):  # the one lists its children, the other is the menu
        allowed = type(parent) in type(page).allowed_parent_page_models()
        if allowed and parent.pk not in (page.pk, page.get_parent().pk):
            spots.append(page.copy(to=parent, update_attrs={"slug": f"furtka-{parent.pk}"}))
    return show_everywhere([type(page).objects.get(pk=spot.pk) for spot in spots])


def show_everywhere(spots):
    """Link the page from every place of the site that can link to a page; return its spots."""
    page, home = spots[-1], HomePage.objects.get()
    links = [("page_cards", {"heading": "Karty", "pages": [page]})]
    links.append(("link_buttons", {"links": [{"page": page, "address": "", "text": ""}]}))
    samples.publish(ContentPage(title="Obserwator", slug="obserwator", body=links), home)
    home = HomePage.objects.get()
    if home.pk != page.pk:
        home.tasks = [("task", {"page": page, "address": "", "text": "", "hint": ""})]
        home.save()
    centre = Centre.for_site(Site.objects.get(is_default_site=True))
    centre.footer_links.create(page=page)
    centre.save()
    for spot in spots:
        if ContentPage in type(spot).allowed_subpage_models():
            samples.publish(ContentPage(title="Pod spodem", slug="pod-spodem"), spot)
    call_command("update_index", verbosity=0)
    return [type(spot).objects.get(pk=spot.pk) for spot in spots]


def places(spots):
    """Yield (place, address, selector) of wherever an anonymous visitor could meet the page."""
    yield "search", "/szukaj/?q=Furtka", "ol.results"
    yield "menu", "/obserwator/", ".site-menu"
    yield "cards and links", "/obserwator/", "main"
    yield "footer", "/obserwator/", "body > footer"
    yield "tasks", "/", "main"
    for spot in spots:
        yield "page", spot.url, "html"
        yield "list", spot.get_parent().url, "main"
        yield "breadcrumbs", f"{spot.url}pod-spodem/", ".breadcrumbs"
        yield "structured data", f"{spot.url}pod-spodem/", "script[type='application/ld+json']"


def showing(spots):
    """Return the places that show the page to an anonymous visitor."""
    sitemap = Client().get("/sitemap.xml").content.decode()
    shown = {"sitemap" for spot in spots if f"<loc>{spot.full_url}</loc>" in sitemap}
    for place, address, selector in places(spots):
        if address and shows(Client().get(address), selector):
            shown.add(place)
    return shown


def shows(response, selector):
    """Say whether the part of an answer names the page."""
    found = BeautifulSoup(response.content, "html.parser").select(selector)
    return any(MARK in str(part) for part in found)


def expected(spots):
    """Return the places that show the page as long as anybody may read it."""
    found = {"sitemap", "search", "cards and links", "footer", "page"}
    parents = {spot.get_parent().specific_class for spot in spots}
    if HomePage in parents:
        found |= {"menu", "tasks"}
    if any(parent.__name__.endswith(("SectionPage", "IndexPage")) for parent in parents):
        found.add("list")
    if ContentPage in type(spots[0]).allowed_subpage_models() and HomePage not in map(type, spots):
        found |= {"breadcrumbs", "structured data"}
    return found


def test_a_public_page_is_shown_in_every_place(marked):
    assert expected(marked) - showing(marked) == set()


@pytest.mark.parametrize("hide", WAYS.values(), ids=list(WAYS))
def test_a_page_that_is_not_for_everybody_is_shown_nowhere(hide, marked):
    for spot in marked:
        hide(spot)
    assert showing(marked) == set()
