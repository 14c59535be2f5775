"""In a real browser: targets, links, headings as WCAG AAA asks (2.5.5, 2.4.9, 2.4.10)."""

import pytest

from tests.browser.addresses import PAGES


@pytest.fixture(scope="module", params=PAGES.values(), ids=PAGES)
def shown(request, window, site):
    """Each page, loaded once."""
    window.goto(site.url + request.param)
    return window


@pytest.mark.parametrize("width", [320, 1280])
def test_every_target_is_44_pixels_wide_and_high_unless_it_stands_in_text(shown, width):
    shown.set_viewport_size({"width": width, "height": 800})
    small = shown.evaluate(
        """() => {
        const inText = e => getComputedStyle(e).display === "inline" && e.closest("p, li, dd, td");
        const kinds = "a, button, input:not([type=hidden]), select, summary";
        return [...document.querySelectorAll(kinds)]
          .filter(e => e.checkVisibility({visibilityProperty: true}))
          .filter(e => !inText(e) && !e.closest(".task, .card"))  // the whole card is one
          .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 160)])
          .filter(([box]) => box.width < 43.5 || box.height < 43.5)
          .map(([box, html]) => `${Math.round(box.width)} × ${Math.round(box.height)} ${html}`);
        }"""
    )
    assert small == []


def test_links_of_one_name_lead_to_one_place(shown):
    """So that somebody who hears only a list of links knows where each of them leads."""
    names = shown.evaluate(
        """() => {
        const places = {};
        for (const link of document.querySelectorAll("a[href]")) {
          if (!link.checkVisibility()) continue;
          const name = (link.getAttribute("aria-label") ?? [...link.querySelectorAll("img")]
            .map(e => e.alt).join(" ") + link.textContent).trim()
            .replace(/\\s+/g, " ").toLowerCase();
          if (link.closest(".contents")) continue;  // to a part of this page, of the same name
          (places[name] ??= new Set()).add(link.href);
        }
        return Object.entries(places).filter(([name, set]) => set.size > 1 || name.length < 1)
          .map(([name, set]) => [name, ...set]);
        }"""
    )
    assert names == []


def test_every_section_has_a_heading_and_none_is_empty(shown):
    bare = shown.evaluate(
        """() => [
          // The opening of the declaration is a section without a heading by its conditions.
          ...[...document.querySelectorAll("section:not(#a11y-wstep)")]
            .filter(e => e.checkVisibility())
            .filter(e => !e.querySelector("h1, h2, h3, h4") && !e.ariaLabel),
          ...[...document.querySelectorAll("h1, h2, h3, h4")].filter(e => !e.textContent.trim()),
        ].map(e => e.outerHTML.slice(0, 200))"""
    )
    assert bare == []
