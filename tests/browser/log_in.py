"""The form of the log-in in a browser, filled in as staff do."""

from playwright.sync_api import expect


def log_in(page, site, email=None, password=None):
    """Lead a page to the first screen of the panel; without an e-mail as the administrator.

    The form is filled in where a person's session of an earlier test has ended, or there is none.
    """
    email = email or site.admin_email
    page.context.add_cookies(site.sessions.get(email, []))
    page.goto(f"{site.url}/admin/")
    if page.locator("#id_password").count():
        give_password(page, email, password or site.admin_password)
    expect(page.get_by_role("navigation", name="Główne menu")).to_be_visible()
    site.sessions[email] = page.context.cookies()


def give_password(page, email, password):
    """Fill in the form that the page shows, and send it."""
    page.locator("#id_login").fill(email)
    page.locator("#id_password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Zaloguj").click()
