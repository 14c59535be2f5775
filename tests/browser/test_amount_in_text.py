"""In a real browser: an editor puts an amount into a text, and residents read what it is today."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.log_in import give_password
from tests.browser.watching import errors_of

MAKE = """
from datetime import date
from home.models import HomePage
from mopscms.content.examples.amounts import amount
from mopscms.content.making import make_page
from pages.models import ContentPage
amount("Zasiłek okresowy (próba)", [("215.84", date(2026, 1, 1), None)], per="miesięcznie")
amount("Zasiłek stały (próba)", [("99", date(2026, 1, 1), None)])
body = [("text", {"heading": "", "text": "<p>Dostaniesz</p>"})]
page = ContentPage(title="Ile dostaniesz", slug="ile-dostaniesz", body=body)
print(make_page("amount-in-text", HomePage.objects.get(), page).pk)
"""


@pytest.fixture(scope="module")
def number(site):
    """The number of a page with one text."""
    return site.manage("shell", "-v0", "-c", MAKE).strip()


@pytest.fixture
def errors(page):
    """What the browser complains about, collected while the test runs."""
    found = errors_of(page)
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else None)
    return found


def open_editor(page, site, number):
    page.goto(f"{site.url}/admin/pages/{number}/edit/")
    if "/logowanie/" in page.url:
        give_password(page, site.admin_email, site.admin_password)
    text = page.locator(".public-DraftEditor-content").first
    expect(text).to_be_visible()
    return text


def choose(page, text, name="Zasiłek okresowy (próba)"):
    """Choose the amount and go on at the end of the text once the window is gone."""
    page.get_by_role("link", name=name).click()
    expect(page.locator(".modal")).to_be_hidden()
    text.focus()
    page.keyboard.press("Control+End")


def publish(page):
    page.get_by_role("button", name="Więcej akcji").last.click()
    page.locator("[name='action-publish']").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_an_amount_is_put_in_with_the_button_and_read_on_the_page(page, site, number, errors):
    text = open_editor(page, site, number)
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Shift+Home")
    page.get_by_role("button", name=re.compile("^Kwota z listy")).click()
    choose(page, text)
    amount = text.locator(".amount-in-text")
    expect(amount).to_have_attribute("data-label", "Kwota: Zasiłek okresowy (próba)")
    expect(amount).to_have_attribute("data-says", "215,84\u00a0zł miesięcznie")
    page.keyboard.type(", jeśli spełniasz warunki.")
    expect(text).to_have_text("Dostaniesz ¤, jeśli spełniasz warunki.")
    stored = page.locator("input[name='body-0-value-text']")  # a moment after the last key
    expect(stored).to_have_value(re.compile("warunki"))
    publish(page)
    page.goto(f"{site.url}/ile-dostaniesz/")
    said = "Dostaniesz 215,84\u00a0zł miesięcznie, jeśli spełniasz warunki."
    expect(page.locator("article p").get_by_text("Dostaniesz")).to_have_text(said)
    assert errors == []


def test_an_amount_is_copied_by_reference_and_deleted_as_a_whole(page, site, number, errors):
    text = open_editor(page, site, number)
    amount = text.locator(".amount-in-text")
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("(/kwota")
    page.get_by_role("option", name="Kwota z listy").click()
    choose(page, text)
    expect(text).to_have_text("(¤")
    page.keyboard.type(") ")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+v")
    expect(text).to_have_text("(¤) (¤) ")
    expect(amount).to_have_count(2)
    for _ in range(3):
        page.keyboard.press("Backspace")
    expect(amount).to_have_count(1)
    assert errors == []


def test_a_click_on_an_amount_puts_another_in_its_place(page, site, number, errors):
    text = open_editor(page, site, number)
    amount = text.locator(".amount-in-text")
    text.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Od stycznia /kwota")
    page.get_by_role("option", name="Kwota z listy").click()
    choose(page, text)
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+c")
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+v")  # a copy, which must not change along
    expect(amount).to_have_count(2)
    amount.first.click()
    choose(page, text, "Zasiłek stały (próba)")
    expect(amount.first).to_have_attribute("data-label", "Kwota: Zasiłek stały (próba)")
    expect(amount.last).to_have_attribute("data-label", "Kwota: Zasiłek okresowy (próba)")
    expect(text).to_have_text("Od stycznia ¤Od stycznia ¤")
    assert errors == []
