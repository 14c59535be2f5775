"""In a real browser: a page behind a password asks for it as well as any other page."""

import pytest
from playwright.sync_api import expect

from tests import html
from tests.browser import axe

CLOSE = """
from home.models import HomePage
from pages.models import ContentPage
from wagtail.models import PageViewRestriction
page = ContentPage(title="Dla rady", slug="dla-rady")
HomePage.objects.get().add_child(instance=page)
page.save_revision().publish()
PageViewRestriction.objects.create(
    page=page, restriction_type=PageViewRestriction.PASSWORD, password="kasztan"
)
"""


@pytest.fixture(scope="module")
def closed(site):
    """The address of a page that asks for a password."""
    site.manage("shell", "-v0", "-c", CLOSE)
    return f"{site.url}/dla-rady/"


def test_axe_finds_nothing_in_any_look(page, closed):
    page.goto(closed)
    expect(page.locator("h1")).to_have_count(1)
    assert axe.found_in_looks(page) == {}


def test_its_html_is_valid(page, closed, tmp_path):
    assert html.faults({"closed": page.request.get(closed).body()}, tmp_path) == []


def test_it_fits_a_narrow_screen_and_opens_by_keyboard(page, closed):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(closed)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    field = page.get_by_role("main").get_by_label("Hasło")
    field.focus()
    page.keyboard.type("orzech")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_contain_text("hasł")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert axe.found_in_main_looks(page) == {}
    field.fill("kasztan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dla rady")
