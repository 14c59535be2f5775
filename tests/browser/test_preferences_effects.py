"""In a real browser: what each preference does to a page, and what it leaves alone."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.test_preferences import ABOUT, EVERYTHING, style, visit

SCHEMES = {
    "black-on-white": ("rgb(0, 0, 0)", "rgb(255, 255, 255)"),
    "white-on-black": ("rgb(255, 255, 255)", "rgb(0, 0, 0)"),
    "yellow-on-black": ("rgb(255, 255, 0)", "rgb(0, 0, 0)"),
    "black-on-yellow": ("rgb(0, 0, 0)", "rgb(255, 255, 0)"),
}


@pytest.mark.parametrize("device", ["light", "dark"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_has_its_two_colours_and_leaves_pictures_alone(browser, site, scheme, device):
    page = visit(browser, site, json.dumps({"contrast": scheme}), color_scheme=device)
    ink, paper = SCHEMES[scheme]
    for selector in ("body", ".site-menu", ".site-footer"):
        assert style(page, selector, "backgroundColor") == paper
        assert style(page, selector, "color") == ink
    assert style(page, "main img", "filter") == "none"
    page.context.close()


def test_forced_colours_are_stronger_than_a_scheme(browser, site):
    kept = json.dumps({"contrast": "yellow-on-black"})
    page = visit(browser, site, kept, forced_colors="active", color_scheme="light")
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper')"
    assert page.evaluate(paper).strip() == "#fff"
    page.context.close()


def test_wide_spacing_is_what_the_guidelines_name(browser, site):
    page = visit(browser, site, '{"spacing": "wide"}')
    sizes = {
        name: float(style(page, "main article p", name)[:-2])
        for name in ("fontSize", "letterSpacing", "wordSpacing", "lineHeight", "marginBottom")
    }
    size = sizes["fontSize"]
    assert sizes["letterSpacing"] >= 0.12 * size - 0.01
    assert sizes["wordSpacing"] >= 0.16 * size - 0.01
    assert sizes["lineHeight"] >= 1.5 * size
    assert sizes["marginBottom"] >= 2 * size - 0.01
    page.context.close()


def test_links_are_underlined_everywhere(browser, site):
    page = visit(browser, site, '{"links": "underlined"}')
    plain = page.evaluate(
        """() => [...document.querySelectorAll("a")].filter(e => e.checkVisibility())
        .filter(e => !getComputedStyle(e).textDecorationLine.includes("underline"))
        .map(e => e.outerHTML)"""
    )
    assert plain == []
    page.context.close()


def test_nothing_moves_by_itself(browser, site):
    page = visit(browser, site, '{"motion": "off"}')
    assert style(page, "html", "scrollBehavior") == "auto"
    next_picture = page.get_by_role("button", name="Następne zdjęcie")
    left = page.evaluate(
        """() => {
        document.querySelector("[data-carousel-next]").click();
        return document.querySelector(".carousel__slides").scrollLeft;  // there in the same frame
        }"""
    )
    assert left > 0
    expect(next_picture).to_have_attribute("aria-disabled", "true")
    page.context.close()


def test_the_ruler_follows_the_pointer_and_the_focus_and_esc_puts_it_away(page, site):
    page.goto(site.url + ABOUT)
    page.evaluate("document.documentElement.dataset.ruler = 'on'")
    ruler = page.locator(".ruler")
    page.mouse.move(300, 400)
    assert middle(ruler) == pytest.approx(400, abs=2)
    page.keyboard.press("Tab")
    focused = page.get_by_role("link", name="Przejdź do treści").bounding_box()
    page.evaluate("new Promise(requestAnimationFrame)")
    assert middle(ruler) == pytest.approx(focused["y"] + focused["height"] / 2, abs=6)
    expect(ruler).to_have_attribute("aria-hidden", "true")
    assert style(page, ".ruler", "pointerEvents") == "none"
    page.keyboard.press("Escape")
    expect(ruler).to_be_hidden()


def middle(locator):
    box = locator.bounding_box()
    return box["y"] + box["height"] / 2


def test_the_quick_exit_still_counts_every_esc(browser, site):
    page = visit(browser, site, json.dumps(EVERYTHING))
    page.goto(f"{site.url}/swiadczenia/pomoc-w-kryzysie/")
    page.get_by_role("button", name="Ułatwienia").click()
    page.route("**/*", lambda route: route.fulfill(body="elsewhere"))
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.get_by_text("elsewhere")).to_be_visible()
    page.context.close()


PARTED = """() => {
  const range = document.createRange(), found = [];
  for (const text of [...document.querySelectorAll(".week dd")].map(e => e.firstChild))
    for (const word of text.data.matchAll(/\\S+/g)) {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      found.push([word[0], lines.size]);
    }
  return found;
}"""


@pytest.mark.parametrize("kept", ['{"text": "150"}', '{"text": "200"}', '{"spacing": "wide"}'])
def test_hours_are_not_parted_on_a_phone(browser, site, kept):
    page = visit(browser, site, kept, viewport={"width": 360, "height": 740})
    page.goto(site.url + "/kontakt/")
    found = page.evaluate(PARTED)
    assert found
    assert [word for word, lines in found if lines > 1] == []
    page.context.close()
