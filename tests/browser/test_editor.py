"""In a real browser: what the editor's own scripts do with what is typed."""

import re

import pytest
from playwright.sync_api import expect

WATCHED = """document.addEventListener("w-unsaved:watch-edits", () => {
  document.documentElement.dataset.watched = "yes"; // from now on a change is saved by itself
});"""

COUNT = "from wagtail.models import Page; print(Page.objects.filter(title='Zapisana raz').count())"


@pytest.fixture
def editor(panel, site):
    """The editor of a new page, opened by the administrator."""
    home = "from home.models import HomePage; print(HomePage.objects.get().pk)"
    number = site.manage("shell", "-v0", "-c", home).strip()
    panel.goto(f"{site.url}/admin/pages/add/pages/contentpage/{number}/")
    return panel


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


def test_a_page_saved_while_it_is_saving_itself_is_made_once(editor, site):
    editor.add_init_script(WATCHED)
    editor.reload()
    expect(editor.locator("html")).to_have_attribute("data-watched", "yes")

    def press_the_button_meanwhile(route):
        answer = route.fetch()  # it has saved itself, and does not know yet
        editor.get_by_role("button", name="Zapisz").first.dispatch_event("click")
        route.fulfill(response=answer)

    editor.route(re.compile("/admin/pages/add/"), press_the_button_meanwhile, times=1)
    editor.locator("#id_title").press_sequentially("Zapisana raz")
    expect(editor.locator(".messages")).to_contain_text("Zapisana raz")
    assert site.manage("shell", "-v0", "-c", COUNT).strip() == "1"


def test_a_day_that_does_not_exist_stays_as_it_was_typed(editor):
    editor.get_by_role("tab", name="Ustawienia").click()
    day = editor.locator("#id_next_review")
    for typed in ("31.02.2027", "za rok"):
        day.fill(typed)
        day.press("Tab")
        expect(day).to_have_value(typed)
