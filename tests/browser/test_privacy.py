"""In a real browser: what is stored is what the page about privacy says, and nothing else."""

import pytest
from playwright.sync_api import expect

from core.stored import BROWSER, COOKIE, is_known
from tests.browser.addresses import READ
from tests.browser.axe import found_in_main_looks
from tests.browser.log_in import log_in

MAKE = """
from datetime import timedelta
from django.utils import timezone
from news.models import Notice
now = timezone.now()
times = dict(starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=9))
Notice.objects.create(title="Próba prywatności", level=1, **times)
"""
GONE = "from news.models import Notice; Notice.objects.filter(title='Próba prywatności').delete()"


@pytest.fixture
def notice(site):
    """A notice of the site that can be closed; it is gone after the test."""
    site.manage("shell", "-v0", "-c", MAKE)
    yield "Zamknij komunikat: Próba prywatności"
    site.manage("shell", "-v0", "-c", GONE)


def keys(page):
    """Return the keys that the page's browser stores."""
    return page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")


def unknown(page):
    """Return the cookies and keys that the list of what is stored does not name."""
    cookies = [cookie["name"] for cookie in page.context.cookies()]
    found = [name for name in cookies if not is_known(COOKIE, name)]
    return found + [key for key in keys(page) if not is_known(BROWSER, key)]


def test_a_reader_gets_no_cookie_and_keeps_only_what_is_in_the_list(page, site, notice):
    for path in READ.values():
        page.goto(site.url + path)
        assert page.context.cookies() == [], path
        assert keys(page) == [], path
    page.goto(site.url)
    page.get_by_role("button", name=notice).click()
    page.get_by_role("combobox").first.fill("zasiłek")
    expect(page.get_by_role("listbox").first).to_be_visible()
    assert keys(page) == ["dismissed-notices"]
    assert page.context.cookies() == []
    assert unknown(page) == []


def test_what_work_in_the_panel_stores_is_in_the_list(browser, site):
    context = browser.new_context(locale="pl", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    log_in(page, site)
    for path in ("/admin/pages/", "/admin/settings/legal/inspector/", "/admin/account/"):
        page.goto(site.url + path)
        assert unknown(page) == [], path
    page.goto(f"{site.url}/polityka-prywatnosci/")
    assert {"sessionid", "csrftoken"} <= {one["name"] for one in context.cookies()}
    assert unknown(page) == []
    context.close()


def test_the_history_is_reached_from_the_page_and_axe_finds_nothing(page, site):
    page.goto(f"{site.url}/o-nas/")
    page.get_by_role("link", name="Historia zmian tej strony").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Historia zmian: O nas")
    assert found_in_main_looks(page) == {}
    page.get_by_role("link", name="Wróć na stronę: O nas").click()
    expect(page).to_have_url(f"{site.url}/o-nas/")
