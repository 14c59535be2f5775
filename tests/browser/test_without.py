"""In a real browser: every page without pictures, fonts and script, as on a poor connection."""

import pytest

from tests.browser.addresses import PAGES

LEFT_OUT = {"image", "font", "media", "script"}


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def bare(request, browser, site):
    """Each page, loaded once: only its text and its styles have arrived."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.route(
        "**/*",
        lambda route: (
            route.abort() if route.request.resource_type in LEFT_OUT else route.continue_()
        ),
    )
    page.goto(site.url + request.param)
    yield page
    context.close()


def test_all_that_it_says_is_there(bare):
    assert bare.locator("h1").is_visible()
    assert bare.evaluate("document.documentElement.scrollWidth") <= 320
    hidden = bare.evaluate(
        """() => [...document.querySelectorAll("main :is(p, li, h2, h3, td, dd)")]
        .filter(e => e.textContent.trim() && !e.closest("[hidden], details, .carousel__controls"))
        .filter(e => !e.checkVisibility() && !e.closest(".letters, .exit"))
        .map(e => e.outerHTML.slice(0, 160))"""
    )
    assert hidden == []


def test_no_button_is_shown_that_only_a_script_could_answer(bare):
    dead = bare.evaluate(
        """() => [...document.querySelectorAll("button")]
        .filter(e => e.checkVisibility({visibilityProperty: true}))
        .filter(e => !(e.type === "submit" && e.form?.action)).map(e => e.outerHTML)"""
    )
    assert dead == []


def test_every_picture_that_says_something_says_it_in_words(bare):
    silent = bare.evaluate(
        """() => [...document.querySelectorAll("main img")]
        .filter(e => e.alt && !(e.offsetWidth > 0 && e.offsetHeight > 0)).map(e => e.outerHTML)"""
    )
    assert silent == []
