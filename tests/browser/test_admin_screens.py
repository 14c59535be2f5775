"""In a real browser: axe finds nothing on the screens that we add to the panel."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.log_in import log_in

SCREENS = {
    "first screen": "/admin/",
    "notices": "/admin/snippets/news/notice/",
    "a notice": "/admin/snippets/news/notice/add/",
    "opening hours": "/admin/snippets/contact/openinghours/add/",
    "a building": "/admin/snippets/contact/building/add/",
    "districts": "/admin/snippets/contact/district/",
    "a file of districts": "/admin/snippets/contact/district/import/",
    "messages": "/admin/form-messages/",
    "messages as a file": "/admin/form-messages/export/",
    "mail from forms": "/admin/settings/contact/formmail/",
    "amounts": "/admin/snippets/amounts/amount/",
    "an amount": "/admin/snippets/amounts/amount/add/",
    "situations": "/admin/snippets/services/lifesituation/",
    "synonyms": "/admin/snippets/search/synonymgroup/",
    "what is searched": "/admin/reports/searches/",
    "accessibility": "/admin/reports/accessibility/",
    "documents": "/admin/reports/accessibility/documents/",
    "recordings": "/admin/reports/accessibility/recordings/",
    "draft of barriers": "/admin/reports/accessibility/draft/",
    "official words": "/admin/snippets/plain_language/officialword/",
    "facts of the centre": "/admin/settings/core/centre/",
    "the inspector": "/admin/settings/legal/inspector/",
    "promoted results": "/admin/searchpicks/add/",
    "the bin": "/admin/bin/",
    "many pictures": "/admin/images/multiple/add/",
    "state of the site": "/admin/reports/state/",
}
# Screens about a page: the address with {pk}, the slug of the page.
OF_A_PAGE = {
    "plain language": ("/admin/prosty-jezyk/{pk}/", "o-nas"),
    "barriers from the report": ("/admin/accessibility/barriers/{pk}/", "deklaracja-dostepnosci"),
    "the form of the declaration": ("/admin/pages/{pk}/edit/", "deklaracja-dostepnosci"),
    "the form of the scope of activity": ("/admin/pages/{pk}/edit/", "zakres-dzialalnosci"),
    "deleting a page": ("/admin/pages/{pk}/delete/", "przyklady"),
    "review of the declaration": (
        "/admin/accessibility/review/{pk}/",
        "deklaracja-dostepnosci",
    ),
    "the report of one page": ("/admin/reports/accessibility/page/{pk}/", "o-nas"),
}
SCHEMES = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "high contrast": {"color_scheme": "light", "contrast": "more"},
}
# Wagtail's own: the counts on the first screen, whose label names no element; the editor of
# formatted text; the outline beside a form, which scrolls and takes no focus (the headings of the
# form do).
NOT_OURS = [".w-summary", ".Draftail-Editor", ".w-minimap"]
SIZES = ["", "200%"]  # of the text
WIDE = 800  # pixels from which on Wagtail has room for panels beside a form
SKIPPED_HEADING = """
from home.models import HomePage
from pages.models import ContentPage
body = [("text", {"heading": "Dla kogo", "text": "<h4>Dzieci</h4><p>Dla rodzin.</p>"})]
page = ContentPage(title="Strona z błędem", slug="strona-z-bledem", live=False, body=body)
HomePage.objects.get().add_child(instance=page)
page.save_revision()
print(page.pk)
"""


@pytest.fixture(scope="module")
def panel(browser, site):
    """A page of the panel in which the administrator is logged in."""
    context = browser.new_context(locale="pl", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    log_in(page, site)
    yield page
    context.close()


@pytest.mark.parametrize("path", SCREENS.values(), ids=SCREENS)
def test_axe_finds_nothing_on_our_screens_in_any_look(panel, site, path):
    assert found_on(panel, site.url + path) == {}


@pytest.mark.parametrize(("path", "slug"), OF_A_PAGE.values(), ids=OF_A_PAGE)
def test_axe_finds_nothing_on_our_screens_about_a_page(panel, site, path, slug):
    assert found_on(panel, site.url + path.format(pk=number_of(panel, site, slug))) == {}


def test_axe_finds_nothing_where_a_page_was_stopped_and_a_reason_is_asked_for(panel, site):
    number = site.manage("shell", "-v0", "-c", SKIPPED_HEADING).strip()
    panel.set_viewport_size({"width": 1280, "height": 900})
    panel.goto(f"{site.url}/admin/pages/{number}/edit/")
    for reason in ("", "krótko"):
        if reason:
            panel.locator("#id_publish_reason").fill(reason)
        with panel.expect_navigation():
            panel.locator("[name=action-publish]").dispatch_event("click")
        expect(panel.locator("#id_publish_reason")).to_be_visible()
        assert found_in_looks(panel) == {}


def number_of(panel, site, slug):
    """Return the number of a live page."""
    found = panel.request.get(f"{site.url}/admin/api/main/pages/?slug={slug}").json()["items"]
    return next(one["id"] for one in found if one["meta"]["status"]["live"])


def found_on(panel, address):
    """Return what axe finds at an address of the panel: {(width, scheme, size): [lines]}."""
    return found_in_looks(panel, lambda: panel.goto(address))


def found_in_looks(panel, load=None):
    """Return what axe finds on the screen; if it can be loaded, it is: for a phone, for a desk.

    Wagtail lays a screen out in one of two ways as it loads, and has the first up to 800 pixels.
    """
    found, loaded = {}, set()
    for width, size, scheme, only in axe.looks(axe.WIDTHS, SIZES, SCHEMES):
        panel.set_viewport_size({"width": width, "height": 900})
        if load and (width < WIDE) not in loaded:
            loaded.add(width < WIDE)
            assert load().status == 200
        panel.emulate_media(**SCHEMES[scheme])
        panel.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        panel.evaluate(axe.STILL)
        look = width, scheme, size
        found[look] = axe.faults(panel, axe.TAGS, "main", NOT_OURS, axe.OF_PANEL, only)
    return {look: faults for look, faults in found.items() if faults}


def test_the_review_of_the_declaration_fits_a_phone(panel, site):
    declaration = number_of(panel, site, "deklaracja-dostepnosci")
    panel.set_viewport_size({"width": 360, "height": 900})
    panel.emulate_media(color_scheme="light")
    panel.goto(f"{site.url}/admin/accessibility/review/{declaration}/")
    edges = panel.evaluate(
        "[...document.querySelectorAll('main form .button')].map(e => e.getBoundingClientRect().x)"
    )
    assert len(edges) == 2
    assert len(set(edges)) == 1


def test_a_phone_shows_whole_that_a_page_is_published(panel, site):
    panel.set_viewport_size({"width": 320, "height": 900})
    panel.goto(f"{site.url}/admin/pages/{number_of(panel, site, 'o-nas')}/edit/")
    status = panel.get_by_role("link", name="Opublikowana")
    expect(status).to_be_in_viewport(ratio=1)
