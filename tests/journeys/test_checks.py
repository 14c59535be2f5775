"""A journey: the panel stops what shuts people out; an editor mends it, a publisher says why."""

import re

import pytest
from playwright.sync_api import expect

REASON = "Pilny komunikat, nagłówki poprawimy w piątek."
MAKE_PAGE = """
from home.models import HomePage
from pages.models import ContentPage
body = [("text", {{"heading": "Dla kogo", "text": "<h4>Dzieci</h4><p>Dla rodzin.</p>"}})]
page = ContentPage(title="{title}", slug="{slug}", body=body, live=False)
HomePage.objects.get().add_child(instance=page)
page.save_revision()
print(page.pk)
"""


@pytest.fixture
def make_draft(staff):
    """Return a function that makes a draft with a heading that skips a level: its number."""

    def make_draft(title, slug):
        made = MAKE_PAGE.format(title=title, slug=slug)
        return staff.manage("shell", "-v0", "-c", made).strip()

    return make_draft


def open_page(page, site, number):
    page.goto(f"{site.url}/admin/pages/{number}/edit/")
    expect(page.locator("[data-contentpath='heading'] input").first).to_be_visible()
    page.wait_for_load_state("networkidle")  # a person takes longer than the editor to start


def press(page, action):
    page.locator(f"[name='{action}']").first.dispatch_event("click")


def status(browser, address):
    context = browser.new_context()
    answer = context.request.get(address)
    context.close()
    return answer.status


def test_a_publisher_is_stopped_mends_and_publishes(browser, staff, publisher_page, make_draft):
    number, page = make_draft("Dla rodzin", "dla-rodzin"), publisher_page
    open_page(page, staff, number)
    press(page, "action-publish")
    panel = page.get_by_role("region", name="Strona nie została opublikowana")
    expect(panel).to_contain_text("blok 1 (Tekst z nagłówkiem „Dla kogo”)")
    block = panel.get_by_role("link").last.get_attribute("href")
    expect(page.locator(block)).to_contain_text("przeskakuje poziom")
    assert status(browser, f"{staff.url}/dla-rodzin/") == 404

    heading = page.locator(".public-DraftEditor-content h4")
    heading.click()
    page.keyboard.press("Home")
    page.keyboard.press("Backspace")  # an ordinary paragraph again
    expect(heading).to_have_count(0)
    stored = page.locator("[name='body-0-value-text']")  # the editor writes there a moment later
    expect(stored).not_to_have_value(re.compile("header-four"))
    press(page, "action-publish")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert status(browser, f"{staff.url}/dla-rodzin/") == 200


def test_an_editor_is_told_and_a_publisher_gives_a_reason(
    browser, staff, editor_page, publisher_page, make_draft, submit
):
    number = make_draft("Pilny komunikat", "pilny-komunikat")
    open_page(editor_page, staff, number)
    submit(editor_page)
    expect(editor_page.locator(".messages")).to_contain_text("Zanim będzie można ją opublikować")

    page = publisher_page
    open_page(page, staff, number)
    page.locator("[data-workflow-action-name='approve']").first.dispatch_event("click")
    page.get_by_label("Opublikuj mimo to").fill(REASON)
    page.wait_for_load_state("networkidle")
    page.locator("[data-workflow-action-name='approve']").first.dispatch_event("click")
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert status(browser, f"{staff.url}/pilny-komunikat/") == 200

    page.goto(f"{staff.url}/admin/pages/{number}/history/")
    expect(page.locator("main")).to_contain_text("Opublikowano mimo braków")
    expect(page.locator("main")).to_contain_text(REASON)
    page.goto(f"{staff.url}/admin/reports/accessibility/")
    expect(page.get_by_role("row", name="Pilny komunikat")).to_contain_text("przeskakuje poziom")
