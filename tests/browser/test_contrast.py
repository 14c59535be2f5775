"""In a real browser: every colour scheme reads well: text 7:1, edges and focus 3:1; WCAG AAA."""

import pytest

from tests.browser import axe
from tests.browser.addresses import PAGES

SCHEMES = ["black-on-white", "white-on-black", "yellow-on-black", "black-on-yellow"]
THEMES = [("light", ""), ("dark", ""), *[("light", scheme) for scheme in SCHEMES]]
# Text and what it may stand on.
TEXT = [
    ("ink", "paper"),
    ("ink", "tint"),
    ("ink-soft", "paper"),
    ("ink-soft", "tint"),
    ("accent", "paper"),
    ("accent", "tint"),
    ("accent-strong", "paper"),
    ("accent-strong", "tint"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-bar", "bar"),
    ("on-highlight", "highlight"),
    ("on-urgent", "urgent"),
]
# Edges of controls, the mark of the current page, the ring of the focus and what is beside it.
EDGES = [
    ("edge", "paper"),
    ("edge", "tint"),
    ("ink-soft", "paper"),
    ("accent", "paper"),
    ("highlight", "bar"),
    ("urgent-edge", "urgent"),
    ("focus", "focus-gap"),
    ("focus", "paper"),
    ("focus", "tint"),
]
RATIO = """pairs => {
  const probe = document.createElement("i");
  document.body.append(probe);
  const light = token => {
    probe.style.color = `var(--${token})`;
    const parts = getComputedStyle(probe).color.match(/[0-9.]+/g).slice(0, 3)
      .map(part => part / 255)
      .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05;
  };
  const ratios = pairs.map(pair => [...pair, pair.map(light).sort((a, b) => b - a)])
    .map(([one, other, [more, less]]) => [one, other, more / less]);
  probe.remove();
  return ratios;
}"""
# Of all text the colours and what is behind it, and texts that have the colour of what is behind.
COLOURS = """() => {
  const clear = "rgba(0, 0, 0, 0)";
  const behind = e => {
    const paper = getComputedStyle(e).backgroundColor;
    return paper === clear && e.parentElement ? behind(e.parentElement) : paper;
  };
  const texts = [...document.querySelectorAll("body *")].filter(e => e.checkVisibility())
    .filter(e => [...e.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(e => [getComputedStyle(e).color, behind(e), e.outerHTML.slice(0, 160)]);
  return [[...new Set(texts.flatMap(([ink, paper]) => [ink, paper]))],
    texts.filter(([ink, paper]) => ink === paper)];
}"""
VIOLATIONS = """async options => (await axe.run(options)).violations.flatMap(fault =>
  fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))"""


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def shown(request, window, site):
    """Each page, loaded once."""
    window.goto(site.url + request.param)
    return window


def wear(page, light, scheme):
    """Let the page look as if the visitor had chosen the scheme on a light or dark device."""
    page.emulate_media(color_scheme=light)
    page.evaluate("value => document.documentElement.dataset.contrast = value", scheme)
    if not scheme:
        page.evaluate("delete document.documentElement.dataset.contrast")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_shows_all_text_in_one_colour_on_the_other(shown, scheme):
    wear(shown, "light", scheme)
    colours, same = shown.evaluate(COLOURS)
    assert len(colours) == 2
    assert same == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_contrast_too_low_in_a_scheme(shown, scheme):
    wear(shown, "light", scheme)
    assert axe.faults(shown, only=axe.COLOURS) == []


@pytest.mark.parametrize(("light", "scheme"), THEMES)
def test_every_token_keeps_its_contrast(page, site, light, scheme):
    page.goto(f"{site.url}/o-nas/")
    wear(page, light, scheme)
    assert [pair for pair in page.evaluate(RATIO, TEXT) if pair[2] < 7] == []
    assert [pair for pair in page.evaluate(RATIO, EDGES) if pair[2] < 3] == []


@pytest.mark.parametrize("ink", ["#888", "#666"])
def test_a_contrast_that_is_too_low_would_be_seen(page, site, ink):
    """Below 4.5:1, which is of AA, and below the 7:1 of AAA."""
    page.goto(f"{site.url}/o-nas/")
    axe.load(page)
    page.evaluate(
        "ink => document.documentElement.style.setProperty('--ink', ink, 'important')", ink
    )
    assert page.evaluate(VIOLATIONS, {"runOnly": ["color-contrast-enhanced"]})
    assert axe.faults(page, only=axe.COLOURS)
    assert axe.faults(page)
    assert [pair for pair in page.evaluate(RATIO, TEXT) if pair[2] < 7]


@pytest.mark.parametrize(("light", "scheme"), THEMES)
def test_the_open_panel_reads_as_well_as_the_page(page, site, light, scheme):
    page.goto(f"{site.url}/o-nas/")
    page.get_by_role("button", name="Ułatwienia").click()
    axe.load(page)
    wear(page, light, scheme)
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"]
    assert page.evaluate(VIOLATIONS, {"runOnly": {"type": "tag", "values": tags}}) == []
