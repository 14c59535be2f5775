"""A journey: an editor changes the quote, a second person approves, a resident reads it."""

import re

from playwright.sync_api import expect

HOME = "Miejski Ośrodek Pomocy Społecznej w Tomaszowie Mazowieckim"
NEW_QUOTE = "Nawet najmniejszy gest zmienia czyjś świat."


def open_about(page, site):
    """Open "O nas" in the editor by walking down the tree of pages."""
    page.goto(f"{site.url}/admin/pages/")
    page.get_by_role("row", name=HOME).get_by_role("link").last.click()
    page.get_by_role("link", name="O nas", exact=True).click()
    expect(page.locator("[name$='-value-quote']")).to_be_visible()


def test_a_quote_goes_from_the_editor_to_the_resident(
    browser, staff, editor_page, publisher_page, submit
):
    editor = editor_page
    open_about(editor, staff)
    editor.locator("[name$='-value-quote']").fill(NEW_QUOTE)
    editor.get_by_role("button", name="Przełącz podgląd").first.click()
    preview = editor.frame_locator("iframe.w-preview__iframe").first
    expect(preview.locator("blockquote")).to_contain_text(NEW_QUOTE)
    submit(editor)

    resident = browser.new_page()
    resident.goto(f"{staff.url}/o-nas/")
    expect(resident.locator("blockquote")).not_to_contain_text(NEW_QUOTE)

    publisher = publisher_page
    open_about(publisher, staff)
    publisher.locator("[data-workflow-action-name='approve']").first.dispatch_event("click")
    publisher.wait_for_url(re.compile(r"/admin/pages/\d+/$"))

    resident.goto(f"{staff.url}/o-nas/")
    expect(resident.locator("blockquote")).to_contain_text(NEW_QUOTE)
