"""axe on a page in every look that visitors give it: what it finds, and what it cannot tell.

The rules: WCAG 2.2 A and AA, the AAA rules of axe (contrast 7:1, links of one purpose) and its best
practices. The looks: three widths, light, dark and high contrast, text as it is and twice as large.
A scheme changes colours and nothing else, the size of the text only where things are: `looks` says
what of it is asked where.
"""

import re
from itertools import product
from pathlib import Path

SCRIPT = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
REQUIRED = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # of the panel
TAGS = [*REQUIRED, "wcag2aaa", "best-practice"]  # of what residents read
OFF_BY_DEFAULT = {
    "color-contrast-enhanced": "wcag2aaa",
    "identical-links-same-purpose": "wcag2aaa",
    "target-size": "wcag22aa",
}
WIDTHS = [320, 768, 1280]
SIZES = ["", "200"]  # data-text of <html>, as preferences-first.js sets it
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "high contrast": {"color_scheme": "light", "contrast": "yellow-on-black"},
}
ENHANCED = "color-contrast-enhanced"
COLOURS = (ENHANCED, "link-in-text-block")
PLACES = ("target-size", "scrollable-region-focusable")
# What axe leaves to people to judge, and we did: {rule: what axe says of it}. A slide of the
# carousel, a wide table or the list of suggestions lies partly outside its box or over the page;
# that every text keeps its contrast is tested by itself (test_contrast.py).
OVERLAPPED = "overlap|obscured"
EXPLAINED = {
    "color-contrast": OVERLAPPED,
    "color-contrast-enhanced": OVERLAPPED,
    "target-size": "negative tabindex",  # a suggestion that lies over a link of the page
}
# Of the panel: text over Wagtail's gradients and pinned columns, in its colours; "1" is short.
UNTOLD = f"{OVERLAPPED}|gradient|too short|pseudo element"
OF_PANEL = {"color-contrast": UNTOLD, "color-contrast-enhanced": UNTOLD}
# What fades has its last shade at once: there are hundreds of looks, and none need wait for it.
STILL = """() => document.getAnimations()
  .filter(one => one.effect.getComputedTiming().endTime !== Infinity)
  .forEach(one => one.finish())"""
# The rule of 7:1 leaves to that of 4.5:1 what breaks both; told of all, it is asked alone.
ALL_OF_CONTRAST = """axe.configure({checks: [{id: "color-contrast-enhanced", options: {
  ignoreUnicode: true, ignoreLength: false, ignorePseudo: false, boldValue: 700, boldTextPt: 14,
  largeTextPt: 18, pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
  contrastRatio: {normal: {expected: 7}, large: {expected: 4.5}}}}]})"""
RUN = """rules => axe.run({include: [rules.within], exclude: rules.without}, {
  ...(rules.only.length ? {runOnly: {type: 'rule', values: rules.only}} : {
    runOnly: {type: 'tag', values: rules.tags},
    rules: Object.fromEntries([
      ...rules.on.map(id => [id, {enabled: true}]),
      ["color-contrast", {enabled: !rules.on.includes("color-contrast-enhanced")}],
    ]),
  }),
  resultTypes: ['violations', 'incomplete'],
})"""


def load(page):
    """Let the page know axe, past its policy, which takes no script but the site's own files.

    Screens of the panel have one already, Wagtail's: another version, which says less of contrast.
    """
    if not page.evaluate("Boolean(window.axe?.ofTests)"):
        script = SCRIPT.read_text(encoding="utf-8")
        page.evaluate(f"{script};{ALL_OF_CONTRAST};window.axe.ofTests = true")


def faults(page, tags=TAGS, within="html", without=(), explained=EXPLAINED, only=()):
    """Return what axe finds on the page as it is, and what it cannot tell and nobody explained.

    A list of lines: "rule: element: what is wrong". `within`, `without`: selectors of what is
    looked at, and of what in it is left out; `only`: names of rules instead of all with the tags.
    """
    load(page)
    on = [rule for rule, tag in OFF_BY_DEFAULT.items() if tag in tags]
    place = {"within": within, "without": list(without)}
    found = page.evaluate(RUN, {"tags": tags, "on": on, "only": list(only), **place})
    wrong = [(rule["id"], node) for rule in found["violations"] for node in rule["nodes"]]
    unclear = [(rule["id"], node) for rule in found["incomplete"] for node in rule["nodes"]]
    left = [
        (rule, node)
        for rule, node in unclear
        if rule not in explained or not re.search(explained[rule], node["failureSummary"])
    ]
    return [
        f"{rule}: {node['html'][:200]}: {node['failureSummary']}" for rule, node in wrong + left
    ]


def found_in_looks(page, widths=WIDTHS, sizes=SIZES, schemes=tuple(SCHEMES)):
    """Return what axe finds in each look: {"320 px, dark, text 200%": [lines]}; {} if nothing."""
    found = {}
    for width, size, scheme, only in looks(widths, sizes, schemes):
        wear(page, scheme, width, size)
        lines = faults(page, only=only)
        if lines:
            found[f"{width} px, {scheme}, text {size or 100}%"] = lines
    return found


def looks(widths, sizes, schemes):
    """Yield (width, size, scheme, rules) of the looks that differ in what rules see; () means all.

    All rules are asked of the light scheme in each width, and with large text in the narrowest; in
    wider windows large text is asked for what depends on places, another scheme for its colours.
    """
    for width, size, scheme in product(widths, sizes, schemes):
        large = size != sizes[0]
        if scheme != "light":
            if not large:
                yield width, size, scheme, COLOURS
        else:
            yield width, size, scheme, PLACES if large and width != widths[0] else ()


def found_in_main_looks(page):
    """Return what axe finds in a state of a page, in a narrow and a wide window, light and dark."""
    found = found_in_looks(page, widths=[320, 1280], sizes=[""], schemes=["light", "dark"])
    for width in (320, 1280):
        wear(page, "light", width)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[f"{width} px"] = ["the page scrolls sideways"]
    return found


def wear(page, scheme, width, size=""):
    """Give the page a look; colours that fade have their last shade."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=SCHEMES[scheme]["color_scheme"])
    wanted = {"text": size, "contrast": SCHEMES[scheme].get("contrast", "")}
    page.evaluate(
        """wanted => {
        const kept = document.documentElement.dataset;
        for (const [name, value] of Object.entries(wanted))
          value ? kept[name] = value : delete kept[name];
        }""",
        wanted,
    )
    page.evaluate(STILL)
