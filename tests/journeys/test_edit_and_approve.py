"""A journey: an editor changes the quote, a second person approves, a resident reads it."""

import re

import pytest
from playwright.sync_api import expect

PASSWORD = "poranna-herbata-42"
HOME = "Miejski Ośrodek Pomocy Społecznej w Tomaszowie Mazowieckim"
NEW_QUOTE = "Nawet najmniejszy gest zmienia czyjś świat."
MAKE_STAFF = """
from django.contrib.auth.models import Group
from users.models import User
for name, group in (("redaktorka", "Redaktorzy"), ("zastepca", "Publikujący")):
    user = User.objects.create_user(name + "@example.org", "{password}", first_name=name)
    user.groups.add(Group.objects.get(name=group))
"""


@pytest.fixture(scope="module")
def staff(site):
    """An editor and a publisher."""
    site.manage("shell", "-v0", "-c", MAKE_STAFF.format(password=PASSWORD))
    return site


def logged_in(browser, site, email):
    """Return a page of a person who logged in through the form."""
    page = browser.new_context(locale="pl", viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{site.url}/admin/")
    page.get_by_label("E-mail").fill(email)
    page.locator("#id_password").fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Zaloguj", re.IGNORECASE)).click()
    expect(page.get_by_role("navigation", name="Główne menu")).to_be_visible()
    return page


def open_about(page, site):
    """Open "O nas" in the editor by walking down the tree of pages."""
    page.goto(f"{site.url}/admin/pages/")
    page.get_by_role("row", name=HOME).get_by_role("link").last.click()
    page.get_by_role("link", name="O nas", exact=True).click()
    expect(page.locator("[name$='-value-quote']")).to_be_visible()


def submit(page):
    """Hand the page over for approval."""
    page.get_by_role("button", name="Więcej akcji").last.click()
    page.locator("[name='action-submit']").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_a_quote_goes_from_the_editor_to_the_resident(browser, staff):
    editor = logged_in(browser, staff, "redaktorka@example.org")
    open_about(editor, staff)
    editor.locator("[name$='-value-quote']").fill(NEW_QUOTE)
    editor.get_by_role("button", name="Przełącz podgląd").first.click()
    preview = editor.frame_locator("iframe.w-preview__iframe").first
    expect(preview.locator("blockquote")).to_contain_text(NEW_QUOTE)
    submit(editor)

    resident = browser.new_page()
    resident.goto(f"{staff.url}/o-nas/")
    expect(resident.locator("blockquote")).not_to_contain_text(NEW_QUOTE)

    publisher = logged_in(browser, staff, "zastepca@example.org")
    open_about(publisher, staff)
    publisher.locator("[data-workflow-action-name='approve']").first.dispatch_event("click")
    publisher.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    resident.goto(f"{staff.url}/o-nas/")
    expect(resident.locator("blockquote")).to_contain_text(NEW_QUOTE)
