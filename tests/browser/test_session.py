"""In a real browser: a session that ends takes nothing away that was typed."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import axe
from tests.browser.log_in import give_password
from tests.browser.test_editor import WATCHED

ADD = "/admin/snippets/contact/building/add/"
END = """
from django.contrib.sessions.models import Session
Session.objects.all().delete()
"""
NEAR_THE_END = """
import time
from django.contrib.sessions.models import Session
from mopscms.sessions import SessionStore
for row in Session.objects.all():
    session = SessionStore(row.session_key)
    session["seen_at"] = int(time.time()) - 57 * 60
    session.save()
"""


FORGET = """
from contact.models import Building
Building.objects.filter(name="Budynek przy Próbnej").delete()
"""
TYPED = {"name": "Budynek przy Próbnej", "street": "ul. Próbna 1", "town": "Tomaszów Mazowiecki"}


@pytest.fixture
def form(panel, site):
    """A form of the panel in which something is typed; its clock obeys the test."""
    panel.clock.install()
    panel.goto(site.url + ADD)
    for name, text in TYPED.items():
        panel.locator(f"[name={name}]").fill(text)
    yield panel
    site.manage("shell", "-v0", "-c", FORGET)


def log_in_again(page, site):
    """Log in in the tab that the window opens, and close it."""
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Zaloguj się w nowej karcie").click()
    tab = opened.value
    give_password(tab, site.admin_email, site.admin_password)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Zalogowano ponownie")
    tab.close()


def test_what_was_typed_is_saved_after_logging_in_again(form, site):
    site.manage("shell", "-v0", "-c", END)
    form.clock.fast_forward(20_000)
    form.get_by_role("button", name="Zapisz").first.click()
    dialog = form.get_by_role("dialog", name="Nastąpiło wylogowanie")
    expect(dialog).to_be_visible()
    assert axe.faults(form, axe.REQUIRED, "dialog") == []
    dialog.get_by_role("button", name="Gotowe, sprawdź").click()
    expect(dialog.get_by_role("status")).to_contain_text("Jeszcze się nie udało")
    for name, text in TYPED.items():
        expect(form.locator(f"[name={name}]")).to_have_value(text)
    log_in_again(form, site)
    dialog.get_by_role("button", name="Gotowe, sprawdź").click()
    expect(form.locator(".messages")).to_contain_text("Budynek przy Próbnej")
    assert "/add/" not in form.url


def test_whoever_does_nothing_is_warned_and_goes_on(form, site):
    with form.expect_response(lambda answer: answer.request.method == "POST"):
        form.clock.fast_forward(61_000)  # the site hears that somebody types
    site.manage("shell", "-v0", "-c", NEAR_THE_END)
    form.clock.fast_forward(61_000)
    dialog = form.get_by_role("dialog", name="Zaraz nastąpi wylogowanie")
    expect(dialog).to_be_visible()
    assert axe.faults(form, axe.REQUIRED, "dialog") == []
    dialog.get_by_role("button", name="Pracuję dalej").click()
    expect(dialog).to_be_hidden()
    form.clock.fast_forward(61_000)
    expect(dialog).to_be_hidden()
    expect(form.locator("[name=street]")).to_have_value("ul. Próbna 1")


def test_what_saves_itself_waits_for_the_log_in_too(panel, site):
    home = "from home.models import HomePage; print(HomePage.objects.get().pk)"
    number = site.manage("shell", "-v0", "-c", home).strip()
    panel.add_init_script(WATCHED)
    panel.goto(f"{site.url}/admin/pages/{number}/edit/")
    expect(panel.locator("html")).to_have_attribute("data-watched", "yes")
    site.manage("shell", "-v0", "-c", END)
    panel.locator("#id_title").press_sequentially(" (próba)")
    expect(panel.get_by_role("dialog", name="Nastąpiło wylogowanie")).to_be_visible()
    expect(panel.locator("#id_title")).to_have_value(re.compile("(próba)"))
