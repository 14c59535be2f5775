"""In a real browser: landmarks, headings and names of what can be used are as they were looked at.

The kept trees are in snapshots/; after a change that is meant, UPDATE_SNAPSHOTS=1 writes them anew
for a person to read in the diff. Days and numbers are left out: they are of today.
"""

import os
import re
from pathlib import Path

import pytest

from tests.beginnings import example_site
from tests.browser.addresses import PAGES

SNAPSHOTS = Path(__file__).parent / "snapshots"
# The roles that people move by and use; running text has tests of its own.
ROLES = (
    "banner|navigation|search|main|region|complementary|contentinfo|form|heading|button|textbox|"
    "combobox|searchbox|radio|checkbox|group|radiogroup|img|table|alert|status|listbox|link"
)
OF_TODAY = re.compile(
    r"\b(poniedziałek|wtorek|środ[aę]|czwartek|piątek|sobot[aę]|niedziel[aę]|dziś|jutro|"
    r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|"
    r"listopada|grudnia|[0-9]+)\b",
    re.IGNORECASE,
)


def outline(page):
    """Return the page's tree of landmarks and names: one line each, without what is of today."""
    kept = []
    for line in page.locator("body").aria_snapshot().splitlines():
        found = re.match(rf"( *)- '?({ROLES})\b(?: (\"(?:[^\"\\]|\\.)*\"))?( \[level=\d\])?", line)
        if found:
            indent, role, name, level = found.groups()
            kept.append(f"{indent}{role}{level or ''} {OF_TODAY.sub('…', name or '')}".rstrip())
    return "\n".join(kept) + "\n"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A site that no other test has written on."""
    with example_site(tmp_path_factory.mktemp("untouched")) as site:
        yield site


@pytest.mark.parametrize("name", PAGES)
def test_the_tree_is_as_it_was_looked_at(window, untouched, name):
    window.goto(untouched.url + PAGES[name])
    file = SNAPSHOTS / f"{name.replace(' ', '-')}.txt"
    found = outline(window)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def test_no_tree_is_kept_of_a_page_that_is_gone():
    kept = {file.stem for file in SNAPSHOTS.glob("*.txt")}
    assert kept == {name.replace(" ", "-") for name in PAGES}


def test_a_name_that_is_lost_would_be_seen(window, untouched):
    window.goto(untouched.url)
    before = outline(window)
    window.evaluate("document.querySelector('nav').removeAttribute('aria-label')")
    assert outline(window) != before
