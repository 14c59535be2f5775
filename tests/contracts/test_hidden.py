"""Contracts: a page that is not for everybody is nowhere to be found, whatever its kind."""

import json
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
)

from core.models import Centre
from home.models import HomePage
from library.models import SiteDocument
from news.models import NewsIndexPage, NewsPage
from pages.models import ContentPage, SectionPage
from tests import samples
from tests.committed import commit, reader
from tests.contracts import registry
from trash.place import holds
from trash.putting import put


class Looked(Exception):
    """Undoes what was done for a look; carries what was seen."""


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


def binned(page):
    """Delete it, as far as the bin; the home page cannot be deleted, so it is taken back."""
    if isinstance(page, HomePage):
        page.unpublish()
    elif not holds(Page.objects.get(pk=page.pk)):  # it went along with the page above it
        put(page)


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
    "binned": binned,
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
    samples.notice(link_page=page)
    centre = Centre.for_site(Site.objects.get(is_default_site=True))
    centre.footer_links.create(page=page)
    centre.save()
    for spot in spots:
        if ContentPage in type(spot).allowed_subpage_models():
            samples.publish(ContentPage(title="Pod spodem", slug="pod-spodem"), spot)
    return [type(spot).objects.get(pk=spot.pk) for spot in spots]


def places(spots):
    """Yield (place, address, selector) of wherever one could meet it; "": a text, None: JSON."""
    yield "search", "/szukaj/?q=Furtka", "ol.results"
    yield "menu", "/obserwator/", ".site-menu"
    yield "cards and links", "/obserwator/", "main"
    yield "footer", "/obserwator/", "body > footer"
    yield "tasks", "/", "main"
    yield "notice", "/obserwator/", ".notices"
    yield "suggestions", "/szukaj/podpowiedzi/?q=Zamkn", None
    for spot in spots:
        yield "page", spot.url, "html"
        yield "history", f"/historia-zmian/{spot.pk}/", "html"
        yield "RSS", f"{spot.get_parent().url}rss/", ""
        yield "Atom", f"{spot.get_parent().url}atom/", ""
        yield "list", spot.get_parent().url, "main"
        yield "breadcrumbs", f"{spot.url}pod-spodem/", ".breadcrumbs"
        yield "structured data", f"{spot.url}pod-spodem/", "script[type='application/ld+json']"


def places_that_answer(spots, read):
    """Return those of the places that answer while anybody may read the page: a list."""
    return [one for one in places(spots) if one[1] and read(one[1])[0] == 200]


def showing(spots, asked, read):
    """Return which of the places show the page to an anonymous visitor."""
    _, sitemap = read("/sitemap.xml")
    shown = {"sitemap" for spot in spots if f"<loc>{spot.full_url}</loc>" in sitemap}
    return shown | {place for place, address, part in asked if shows(read(address)[1], part)}


def shows(html, selector):
    """Say whether the part of a page names the page that hides."""
    if selector is None:
        return MARK in json.dumps(json.loads(html), ensure_ascii=False)
    if not selector or MARK not in html:
        return MARK in html
    found = BeautifulSoup(html, "html.parser").select(selector)
    return any(MARK in str(part) for part in found)


def expected(spots):
    """Return the places that show the page as long as anybody may read it."""
    found = {"sitemap", "search", "cards and links", "footer", "page", "history", "suggestions"}
    parents = {spot.get_parent().specific_class for spot in spots}
    if NewsIndexPage in parents and isinstance(spots[0], NewsPage):
        found |= {"RSS", "Atom"}
    if HomePage in parents:
        found |= {"menu", "tasks"}
    if any(parent.__name__.endswith(("SectionPage", "IndexPage")) for parent in parents):
        found.add("list")
    if ContentPage in type(spots[0]).allowed_subpage_models() and HomePage not in map(type, spots):
        found |= {"breadcrumbs", "structured data"}
    return found


def shown_after(hide, spots, asked):
    """Hide the page, return the places that still show it, and let it be as it was."""
    try:
        with transaction.atomic():
            for spot in spots:
                hide(type(spot).objects.get(pk=spot.pk))
            commit()
            raise Looked(showing(spots, asked, reader()))
    except Looked as looked:
        return looked.args[0]
    finally:
        cache.clear()


def test_a_page_is_shown_in_every_place_and_nowhere_once_it_is_not_for_everybody(marked):
    commit()
    read = reader()
    asked = places_that_answer(marked, read)
    assert expected(marked) - showing(marked, asked, read) == set()
    shown = {way: shown_after(hide, marked, asked) for way, hide in WAYS.items()}
    assert shown == dict.fromkeys(WAYS, set())


PROGRAMS = (
    *("/api/", "/api/v2/", "/api/v2/pages/", "/api/v2/images/", "/api/v2/documents/", "/api/v3/"),
    *("/api/v3/pages/", "/admin/api/", "/admin/api/main/pages/", "/admin/api/main/images/"),
    *("/admin/api/main/documents/", "/admin/api/v3/", "/admin/api/v3/pages/"),
)


def test_no_interface_for_programs_tells_strangers_anything(tree):
    for address in PROGRAMS:
        answer = Client().get(address)
        leads = answer.headers.get("Location", "")
        assert answer.status_code == 404 or leads.startswith(("/logowanie/", "/admin/login/"))


def test_files_of_a_private_collection_are_for_whoever_may_read_them(tree):
    made = Collection.get_first_root_node().add_child(name="Tylko dla nas")
    rule = CollectionViewRestriction.LOGIN
    CollectionViewRestriction.objects.create(collection=made, restriction_type=rule)
    document, image = SiteDocument.objects.first(), samples.picture("Tajny plan")
    for record in (document, image):
        record.title, record.collection = MARK, made
        record.save()
    call_command("update_index", verbosity=0)
    commit()
    read = reader()
    assert Client().get(document.url).headers["Location"].startswith("/logowanie/")
    assert Client().get(document.file.url).status_code == 404
    assert Client().get(image.file.url).status_code == 404
    assert not shows(read("/szukaj/?q=Furtka")[1], "ol.results")
    assert not shows(read("/szukaj/podpowiedzi/?q=Zamkn")[1], None)
    # An editor may name such a file on a page, as pages for staff do; no list does so by itself.
    named_on = {link.object_id for link in ReferenceIndex.get_references_to(document)}
    for page in tree.values():
        assert MARK not in read(page.url)[1] or str(page.pk) in named_on, page.url
