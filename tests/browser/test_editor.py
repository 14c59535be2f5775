"""In a real browser: what the editor's own scripts do with what is typed."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def editor(page, site):
    """The editor of a new page, opened by the administrator."""
    page.goto(f"{site.url}/admin/")
    page.locator("#id_username").fill(site.admin_email)
    page.locator("#id_password").fill(site.admin_password)
    page.get_by_role("button", name=re.compile("Zaloguj")).click()
    expect(page.get_by_role("navigation", name="Główne menu")).to_be_visible()
    home = "from home.models import HomePage; print(HomePage.objects.get().pk)"
    number = site.manage("shell", "-v0", "-c", home).strip()
    page.goto(f"{site.url}/admin/pages/add/pages/contentpage/{number}/")
    return page


def test_a_slug_follows_the_title_in_plain_ascii(editor):
    editor.locator("#id_title").press_sequentially("Zasiłek żółty łąka")
    editor.get_by_role("tab", name="Adres").click()
    expect(editor.locator("#id_slug")).to_have_value("zasilek-zolty-laka")


def test_a_slug_typed_by_hand_keeps_its_polish_letters_as_ascii(editor):
    editor.get_by_role("tab", name="Adres").click()
    slug = editor.locator("#id_slug")
    slug.press_sequentially("Zasiłek Rodzinny Łódź")
    slug.blur()
    expect(slug).to_have_value("zasilek-rodzinny-lodz")
