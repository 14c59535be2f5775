"""In a real browser: two who edit one page."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.log_in import log_in

MAKE = """
from django.contrib.auth.models import Group
from home.models import HomePage
from pages.models import ContentPage
from users.models import User
user = User.objects.filter(email="wanda@example.org").first()
if user is None:
    user = User.objects.create_user("wanda@example.org", "{password}", first_name="Wanda")
    user.groups.add(Group.objects.get(name="Publikujący"))
page = ContentPage(title="Wspólna strona", slug="wspolna-{number}")
HomePage.objects.get().add_child(instance=page)
page.save_revision().publish()
print(page.pk)
"""
SAVE = """
from users.models import User
from wagtail.models import Page
page = Page.objects.get(pk={page}).specific
page.title = "Wersja Wandy"
page.save_revision(user=User.objects.get(email="wanda@example.org"))
"""
TITLES = """
from wagtail.models import Page
print("|".join(r.content["title"] for r in Page.objects.get(pk={page}).specific.revisions.all()))
"""
PASSWORD = "poranna-herbata-42"


@pytest.fixture
def shared(site, request):
    """The number of a page that two may edit."""
    number = abs(hash(request.node.name))
    return site.manage("shell", "-v0", "-c", MAKE.format(password=PASSWORD, number=number)).strip()


@pytest.fixture
def editing(panel, site, shared):
    """The administrator's editor of that page; it does not save by itself."""
    panel.goto(f"{site.url}/admin/pages/{shared}/edit/")
    form = panel.locator("form[data-edit-form]")
    form.evaluate("form => { form.dataset.wAutosaveActiveValue = 'false' }")
    # Two seconds after it was opened Wagtail notes what was in it, and compares from then on.
    expect(form).to_have_attribute("data-w-unsaved-has-edits-value", "false")
    return panel


@pytest.fixture
def save_as_wanda(site, shared):
    """Return a function by which somebody else saves a newer version."""
    return lambda: site.manage("shell", "-v0", "-c", SAVE.format(page=shared))


@pytest.fixture
def titles(site, shared):
    """Return a function that says which versions are stored."""
    return lambda: site.manage("shell", "-v0", "-c", TITLES.format(page=shared)).strip().split("|")


def press_save(page):
    page.get_by_role("button", name=re.compile("Zapisz szkic")).first.click()


def test_whoever_opens_a_page_that_somebody_edits_is_told(editing, browser, site, shared):
    context = browser.new_context(locale="pl", viewport={"width": 1280, "height": 900})
    other = context.new_page()
    log_in(other, site, "wanda@example.org", PASSWORD)
    other.goto(f"{site.url}/admin/pages/{shared}/edit/")
    other.locator("#w-editing-sessions").get_by_role("button").focus()
    told = other.locator("[data-tippy-root]:visible")
    expect(told).to_contain_text(site.admin_email)
    expect(told).to_contain_text("ogląda")
    context.close()


def test_a_save_over_a_newer_version_is_asked_about_first(editing, save_as_wanda, titles):
    editing.locator("#id_title").fill("Moja wersja")
    save_as_wanda()
    press_save(editing)
    dialog = editing.get_by_role("dialog").filter(has_text="Wanda")
    expect(dialog).to_contain_text("Jest już nowsza wersja")
    assert "Moja wersja" not in titles()
    expect(editing.locator("#id_title")).to_have_value("Moja wersja")
    dialog.locator("[data-w-dialog-target=confirm]").click()
    expect(editing.locator(".messages")).to_contain_text("Moja wersja")
    assert titles()[-2:] == ["Wersja Wandy", "Moja wersja"]


def test_a_save_by_itself_never_overwrites_a_newer_version(editing, save_as_wanda, titles):
    save_as_wanda()
    form = editing.locator("form[data-edit-form]")
    with editing.expect_response(lambda r: r.request.method == "POST" and "/edit/" in r.url) as got:
        form.evaluate("form => { form.dataset.wAutosaveActiveValue = 'true' }")
        editing.locator("#id_title").press_sequentially(" nowa")
    assert got.value.status == 400
    assert titles()[-1] == "Wersja Wandy"
