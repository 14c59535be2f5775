"""In a real browser: a page is deleted, found in the bin, and brought back."""

import pytest
from playwright.sync_api import expect

from tests.browser import axe

MAKE = """
from home.models import HomePage
from pages.models import ContentPage, SectionPage
top = SectionPage(title="Dział do usunięcia", slug="dzial-{number}")
HomePage.objects.get().add_child(instance=top)
top.save_revision().publish()
for name in ("Jedna", "Druga"):
    page = ContentPage(title=f"{{name}} podstrona", slug=name.lower())
    top.add_child(instance=page)
    page.save_revision().publish()
print(top.pk)
"""
LOOKS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@pytest.fixture
def deleted(panel, site, request):
    """The panel after an administrator has deleted a section with two pages below it."""
    number = abs(hash(request.node.name))
    page = site.manage("shell", "-v0", "-c", MAKE.format(number=number)).strip()
    panel.goto(f"{site.url}/admin/pages/{page}/delete/")
    expect(panel.get_by_text("Razem 3 strony trafią do kosza")).to_be_visible()
    assert looks(panel) == {}
    panel.get_by_label("wpisz liczbę stron: 3").fill("3")
    panel.get_by_role("button", name="Tak, usuń").click()
    expect(panel.locator(".messages")).to_contain_text("3 strony są w koszu")
    panel.address = f"{site.url}/dzial-{number}/"
    return panel


def looks(page):
    """Return what axe finds on the screen in every look."""
    found = {}
    page.mouse.move(0, 0)  # off the buttons, which change their colours
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(axe.STILL)  # colours fade into others
        found[width, scheme] = axe.faults(page, axe.TAGS, "main", (), axe.OF_PANEL)
    return {look: faults for look, faults in found.items() if faults}


def test_an_administrator_brings_a_section_back(deleted):
    assert deleted.request.get(deleted.address).status == 404
    deleted.get_by_role("navigation", name="Główne menu").get_by_role("link", name="Kosz").click()
    expect(deleted.get_by_role("heading", name="Kosz")).to_be_visible()
    assert looks(deleted) == {}
    deleted.get_by_role("link", name="Dział do usunięcia").first.click()
    expect(deleted.get_by_text("Druga podstrona")).to_be_visible()
    assert looks(deleted) == {}
    expect(deleted.get_by_label("Opublikuj ponownie to, co było opublikowane")).to_be_checked()
    deleted.get_by_role("button", name="Przywróć", exact=True).click()
    expect(deleted.locator(".messages")).to_contain_text("jest z powrotem")
    for address in (deleted.address, f"{deleted.address}druga/"):
        assert deleted.request.get(address).status == 200


def test_an_administrator_removes_a_section_for_good(deleted):
    deleted.goto(deleted.url.split("/admin/")[0] + "/admin/bin/")
    address = deleted.locator("a[href*='/restore/']").first.get_attribute("href")
    deleted.goto(deleted.url.split("/admin/")[0] + address.replace("/restore/", "/remove/"))
    expect(deleted.get_by_text("3 strony zostaną usunięte na zawsze")).to_be_visible()
    assert looks(deleted) == {}
    deleted.get_by_role("button", name="Usuń na zawsze").click()
    expect(deleted.get_by_text("Niczego nie usunięto")).to_be_visible()
    assert looks(deleted) == {}
    deleted.get_by_label("Aby usunąć na zawsze, wpisz: 3").fill("3")
    deleted.get_by_role("button", name="Usuń na zawsze").click()
    expect(deleted.locator(".messages")).to_contain_text("Usunięto na zawsze 3 strony")
