"""In a real browser: axe finds nothing on the screens that we add to the panel."""

from itertools import product

import pytest

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
    "the report of one page": ("/admin/reports/accessibility/page/{pk}/", "o-nas"),
}
SCHEMES = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "high contrast": {"color_scheme": "light", "contrast": "more"},
}
# Wagtail's own: the counts on the first screen, whose label names no element, and the editor of
# formatted text.
NOT_OURS = [".w-summary", ".Draftail-Editor"]
# The size of text, and what is not ours in it: the outline beside a form scrolls when text is twice
# as large, and takes no focus (the headings of the form do).
SIZES = {"": NOT_OURS, "200%": [*NOT_OURS, ".w-minimap"]}
# Text over Wagtail's gradients and pinned columns, in Wagtail's colours; "1" is too short for axe.
EXPLAINED = {"color-contrast": "", "color-contrast-enhanced": "overlap|obscured|gradient|too short"}


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


def number_of(panel, site, slug):
    """Return the number of a live page."""
    found = panel.request.get(f"{site.url}/admin/api/main/pages/?slug={slug}").json()["items"]
    return next(one["id"] for one in found if one["meta"]["status"]["live"])


def found_on(panel, address):
    """Return what axe finds at an address of the panel: {(width, scheme, size): [lines]}."""
    found = {}
    for width, (name, scheme) in product(axe.WIDTHS, SCHEMES.items()):
        panel.set_viewport_size({"width": width, "height": 900})
        panel.emulate_media(**scheme)
        assert panel.goto(address).status == 200
        for size, without in SIZES.items():
            panel.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            only = axe.COLOURS if size and name != "light" else ()
            look = width, name, size
            found[look] = axe.faults(panel, axe.TAGS, "main", without, EXPLAINED, only)
    return {look: faults for look, faults in found.items() if faults}


def test_the_review_of_the_declaration_fits_a_phone(panel, site):
    declaration = number_of(panel, site, "deklaracja-dostepnosci")
    panel.set_viewport_size({"width": 360, "height": 900})
    panel.emulate_media(color_scheme="light")
    panel.goto(f"{site.url}/admin/accessibility/review/{declaration}/")
    assert axe.faults(panel, axe.TAGS, "main", NOT_OURS, EXPLAINED) == []
    edges = panel.evaluate(
        "[...document.querySelectorAll('main form .button')].map(e => e.getBoundingClientRect().x)"
    )
    assert len(edges) == 2
    assert len(set(edges)) == 1
