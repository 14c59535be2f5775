"""In a real browser: every page holds when the visitor changes it: zoom, spacing, colours, keys."""

import pytest

from tests.browser.addresses import PAGES

SPACING = """* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  line-height: 1.5 !important; } p { margin-bottom: 2em !important; }"""
TEXTS = [("", ""), ("200", ""), ("200", "wide")]
# Text in a box that cuts off what does not fit. Heard texts are one pixel on purpose.
CUT_OFF = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.checkVisibility() && e.clientWidth > 1 && e.textContent.trim())
  .filter(e => getComputedStyle(e).overflow === "hidden")
  .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 200))"""
# Lines of text that lie upon one another.
OVERLAPPING = """() => {
  const kinds = "p, li, h1, h2, h3, dt, dd, summary, label";
  const lines = [...document.querySelectorAll(`main :is(${kinds})`)]
    .filter(e => e.checkVisibility() && !e.closest(".exit"))
    .filter(e => !e.querySelector("p, ul, ol, dl, h2, h3, div, label"));
  return lines.slice(1).map((e, at) => [lines[at], e])
    .filter(([one, other]) => !one.contains(other))
    .filter(([one, other]) => {
      const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
      return a.bottom > b.top + 2 && b.bottom > a.top + 2 && a.right > b.left + 2
        && b.right > a.left + 2;
    }).map(([one, other]) => `${one.outerHTML.slice(0, 90)} / ${other.outerHTML.slice(0, 90)}`);
}"""
WIDTH = "document.documentElement.scrollWidth"
FOCUSABLE = """[...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, video, [tabindex='0']")]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && e.tabIndex >= 0)"""
# Of what has the focus: which one it is, how its ring looks, whether anything covers it.
FOCUS = """() => {
  const one = document.activeElement;
  const box = one.getBoundingClientRect(), look = getComputedStyle(one);
  const at = document.elementFromPoint(
    Math.min(Math.max(box.left + Math.min(box.width, 80) / 2, 1), innerWidth - 1),
    Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 1), innerHeight - 1));
  return {
    html: one.outerHTML.slice(0, 160),
    index: window.stops.indexOf(one),
    ring: look.outlineStyle === "none" ? 0 : parseFloat(look.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    covered: !(one.contains(at) || at?.contains(one) || at?.closest("label")?.control === one),
  };
}"""


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def opened(request, window, site):
    """Each page, loaded once, as wide as 1280 px are at 400%."""
    window.set_viewport_size({"width": 320, "height": 800})
    window.goto(site.url + request.param)
    return window


@pytest.fixture
def shown(opened):
    """The page as it was loaded."""
    yield opened
    opened.emulate_media(forced_colors="none", color_scheme="light")
    opened.evaluate(
        """() => {
        for (const name of Object.keys(document.documentElement.dataset))
          delete document.documentElement.dataset[name];
        for (const sheet of document.styleSheets) sheet.disabled = false;
        document.querySelectorAll("[data-test]").forEach(e => e.remove());
        }"""
    )


@pytest.mark.parametrize(("text", "spacing"), TEXTS)
def test_text_large_or_spaced_or_as_it_is_fits_on_a_narrow_screen(shown, text, spacing):
    shown.evaluate(
        "kept => Object.assign(document.documentElement.dataset, kept)",
        {name: value for name, value in (("text", text), ("spacing", spacing)) if value},
    )
    assert shown.evaluate(WIDTH) <= 320
    assert shown.evaluate(CUT_OFF) == []
    assert shown.evaluate(OVERLAPPING) == []


def test_a_visitors_own_text_spacing_loses_nothing(shown):
    shown.evaluate(
        """text => {
        const style = document.createElement("style");
        style.dataset.test = "";
        style.textContent = text;
        document.head.append(style);
        }""",
        SPACING,
    )
    assert shown.evaluate(WIDTH) <= 320
    assert shown.evaluate(CUT_OFF) == []
    assert shown.evaluate(OVERLAPPING) == []


def test_forced_colours_keep_icons_and_the_edges_of_controls(shown):
    shown.emulate_media(forced_colors="active")
    lost = shown.evaluate(
        """() => [
          ...document.querySelectorAll("main svg, button, input:not([type=hidden]), select")]
        .filter(e => e.checkVisibility({visibilityProperty: true}) && e.type !== "radio")
        .filter(e => e.tagName.toLowerCase() === "svg"
          ? getComputedStyle(e).color === getComputedStyle(document.body).backgroundColor
          : parseFloat(getComputedStyle(e).borderTopWidth) < 1)
        .map(e => e.outerHTML.slice(0, 160))"""
    )
    assert lost == []


def test_without_styles_the_page_reads_in_order(shown):
    shown.evaluate("() => { for (const sheet of document.styleSheets) sheet.disabled = true; }")
    order = shown.evaluate(
        """() => [".skip-links", ".site-header", "main", "h1", "footer"]
        .map(e => document.querySelector(e).getBoundingClientRect().top + scrollY)"""
    )
    assert order == sorted(order)
    assert shown.locator("#preferences-panel").is_hidden()
    doubled = shown.evaluate(
        """() => [...document.querySelectorAll("label, legend, h1, h2, button")]
        .filter(e => e.checkVisibility() && e.textContent.trim())
        .map(e => [e.textContent.trim(), e.nextElementSibling?.textContent.trim()])
        .filter(([text, next]) => text === next)"""
    )
    assert doubled == []


@pytest.mark.parametrize(("width", "forced"), [(320, "none"), (1280, "active")])
def test_tab_reaches_everything_in_order_and_the_focus_is_always_seen(shown, width, forced):
    shown.set_viewport_size({"width": width, "height": 800})
    shown.emulate_media(forced_colors=forced)
    shown.evaluate(
        f"() => {{ document.documentElement.dataset.motion = 'off'; window.stops = {FOCUSABLE};"
        " document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); }"
    )
    count = shown.evaluate("window.stops.length")
    shown.locator("body").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    reached = tab_through(shown, count)
    shown.set_viewport_size({"width": 320, "height": 800})
    assert [one["index"] for one in reached] == list(range(count)), reached
    assert [one for one in reached if not one["seen"] or one["covered"] or one["ring"] < 2] == []


def tab_through(page, count):
    """Press Tab until so many elements had the focus, or none had a new one; tell of each."""
    reached = []
    within = 0  # a film's own buttons are stops too, of the one element
    while len(reached) < count and within < 12:
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if reached and focus["index"] == reached[-1]["index"]:
            within += 1
        else:
            within = 0
            reached.append(focus)
    return reached
