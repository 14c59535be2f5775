"""The form of the log-in in a browser, filled in as staff do."""

from playwright.sync_api import expect


def log_in(page, site, email=None, password=None):
    """Lead a page to the first screen of the panel; without an e-mail as the administrator."""
    page.goto(f"{site.url}/admin/")
    give_password(page, email or site.admin_email, password or site.admin_password)
    expect(page.get_by_role("navigation", name="Główne menu")).to_be_visible()


def give_password(page, email, password):
    """Fill in the form that the page shows, and send it."""
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Zaloguj").click()
