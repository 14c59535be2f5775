"""In a real browser: a line so slow that fonts, pictures and scripts are still on their way.

They are asked for and never answered, so what is seen here is what is seen while one waits.
Only what the first paint waits for comes: the styles, what a reader has chosen and which notices
they have put away (decisions 0023, 0031), small files that are asked for together with the styles.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import PAGES

LATE = {"image", "font", "media", "script"}
FIRST = ("/preferences-first.", "/notices.")
PAINTED = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().map(one => one.name)))
    .observe({type: "paint", buffered: true});
})"""


@pytest.fixture
def slow(browser):
    """A page on a phone to which nothing but text and styles comes."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()

    def answer(route):
        is_first = any(name in route.request.url for name in FIRST)
        if is_first or route.request.resource_type not in LATE:
            route.continue_()

    page.route("**/*", answer)
    yield page
    context.close()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_is_painted_and_read_before_anything_else_has_come(slow, site, path):
    slow.goto(site.url + path, wait_until="commit")
    expect(slow.locator("h1")).to_be_visible()
    expect(slow.locator("footer").first).to_be_attached()
    assert "first-contentful-paint" in slow.evaluate(PAINTED)
    assert slow.evaluate("document.documentElement.scrollWidth") <= 360
    assert slow.evaluate("document.fonts.status") == "loading"


def test_somebody_can_search_while_the_scripts_are_still_on_their_way(slow, site):
    slow.goto(site.url, wait_until="commit")
    box = slow.get_by_role("main").get_by_role("searchbox")
    box.fill("dodatek mieszkaniowy")
    with slow.expect_navigation(wait_until="commit"):
        box.press("Enter")
    found = slow.get_by_role("main").get_by_role("link", name="Dodatek mieszkaniowy").first
    expect(found).to_be_visible()
    assert slow.evaluate("document.readyState") == "interactive"
