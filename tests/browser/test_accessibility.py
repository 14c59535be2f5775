"""In a real browser: axe finds nothing on any kind of page, in any look that visitors give it."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.addresses import PAGES, READ
from tests.browser.watching import errors_of


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_in_any_look(window, site, path):
    window.goto(site.url + path)
    expect(window.locator("h1")).to_have_count(1)
    assert axe.found_in_looks(window) == {}


# The pages that hold what folds: answers, transcripts, earlier versions; the menu is on every page.
FOLDING = ["content with every block", "about with every block", "downloads"]


@pytest.mark.parametrize("name", FOLDING)
def test_axe_finds_nothing_with_everything_open_that_folds(page, site, name):
    page.goto(site.url + PAGES[name])
    assert page.locator("main details").count()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.get_by_role("button", name="Ułatwienia").click()
    expect(page.get_by_role("group", name="Wielkość tekstu")).to_be_visible()
    assert axe.found_in_looks(page) == {}


def test_axe_would_see_a_fault(page, site):
    page.goto(site.url)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any(fault.startswith("image-alt") for fault in axe.faults(page))


def test_what_axe_cannot_tell_would_be_seen(page, site):
    page.goto(site.url)
    page.evaluate(
        """() => {
        const text = document.createElement("p");
        text.textContent = "Napis na tle, którego barwy axe nie zna";
        text.style.background = "linear-gradient(white, black)";
        document.querySelector("main").append(text);
        }"""
    )
    assert any(fault.startswith("color-contrast") for fault in axe.faults(page))


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(browser, site):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(site.url)
    link = page.get_by_role("navigation", name="Menu główne").get_by_role("link", name="O nas")
    expect(link).to_be_hidden()
    page.locator(".site-menu summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Enter")
    expect(link).to_be_hidden()
    context.close()


def test_the_menu_works_without_script_narrow_and_wide(browser, site):
    for width in (360, 1280):
        context = browser.new_context(
            viewport={"width": width, "height": 740}, java_script_enabled=False
        )
        page = context.new_page()
        page.goto(site.url)
        if width == 360:
            page.locator(".site-menu summary").click()
        page.locator(".site-menu").get_by_text("O nas").click()
        expect(page).to_have_url(f"{site.url}/o-nas/")
        context.close()


def test_the_first_tab_leads_past_the_header(page, site):
    page.goto(f"{site.url}/o-nas/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Przejdź do treści")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("width", [1024, 1100, 1280])
def test_a_line_of_text_has_at_most_seventy_characters(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site.url}/o-nas/")
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("article p, article li > span")]
        .filter(e => e.textContent.length > 150)
        .map(e => {
          const range = document.createRange();
          range.selectNodeContents(e);
          const tops = [...range.getClientRects()].map(r => Math.round(r.top));
          return e.textContent.length / new Set(tops).size;
        }))"""
    )
    assert 40 < longest <= 70
    context.close()


@pytest.mark.parametrize("width", [1024, 1180, 1280, 1920])
def test_the_list_of_headings_never_covers_the_text(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{site.url}/o-nas/")
    page.locator("#misja-miejskiego-osrodka-pomocy-spolecznej-w-tomaszowie-mazowieckim").evaluate(
        "heading => heading.scrollIntoView({behavior: 'instant'})"
    )
    covered = page.evaluate(
        """() => {
        const list = document.querySelector(".contents").getBoundingClientRect();
        return [...document.querySelectorAll("article [class*=block-]")].filter(block => {
          const box = block.getBoundingClientRect();
          return box.right > list.left && box.left < list.right
            && box.bottom > list.top && box.top < list.bottom;
        }).length;
        }"""
    )
    assert covered == 0
    context.close()


def test_nothing_is_asked_of_another_host_and_no_cookie_is_set(browser, site):
    context = browser.new_context()
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in READ.values():
        page.goto(site.url + path)
    assert asked
    assert [url for url in asked if not url.startswith((site.url, "data:"))] == []
    assert context.cookies() == []
    context.close()


def test_no_page_logs_an_error(browser, site):
    context = browser.new_context()
    page = context.new_page()
    said = errors_of(page)
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    for name, path in PAGES.items():
        if name != "not found":
            page.goto(site.url + path)
    assert said == []
    context.close()
