"""The HTML of every kind of page is valid."""

import urllib.error
import urllib.parse
import urllib.request

import pytest

from tests import html
from tests.browser.addresses import PAGES

FAULTY = {
    "an element that nobody closes": "<section><p>tekst</p>",
    "an attribute twice": '<p id="a" id="b">tekst</p>',
}


def fetch(url):
    """Return the page's HTML as the server sends it, whatever its status: bytes."""
    try:
        with urllib.request.urlopen(urllib.parse.quote(url, safe=":/?=&")) as response:  # noqa: S310
            return response.read()
    except urllib.error.HTTPError as answer:
        return answer.read()


def test_every_page_is_valid(site, tmp_path):
    pages = {name: fetch(site.url + path) for name, path in PAGES.items()}
    assert html.faults(pages, tmp_path) == []


@pytest.mark.parametrize("body", FAULTY.values(), ids=FAULTY)
@pytest.mark.parametrize("checker", ["Nu", "stand-in"])
def test_a_fault_would_be_seen(body, checker, tmp_path, monkeypatch):
    if checker == "stand-in":
        monkeypatch.setattr(html, "NU", "")
    page = f"<!DOCTYPE html><html lang=pl><title>Strona</title><body>{body}</body></html>"
    assert html.faults({"faulty": page.encode()}, tmp_path) != []
