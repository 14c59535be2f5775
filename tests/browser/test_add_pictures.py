"""In a real browser: whoever uploads many pictures sees how many of them are ready."""

import pytest
from playwright.sync_api import expect

from tests.samples import png


@pytest.fixture
def screen(panel, site):
    """The screen for many pictures, opened by the administrator."""
    panel.goto(f"{site.url}/admin/images/multiple/add/")
    return panel


def file(name, data=None):
    """Return a file as a person chooses it."""
    return {"name": name, "mimeType": "image/png", "buffer": data or png().read()}


def test_pictures_are_counted_as_they_become_ready(screen):
    told = screen.locator("[data-pictures-progress]")
    expect(told).to_be_hidden()
    files = [file("a.png"), file("b.png"), file("c.png"), file("zly.png", b"nic")]
    screen.locator("#fileupload").set_input_files(files)
    expect(screen.locator("#upload-list > .upload-complete")).to_have_count(4)
    expect(told.get_by_role("status")).to_have_text("Gotowe: 0 z 3")
    form = screen.locator("#upload-list form")
    form.first.get_by_role("button", name="Uaktualnij").click()  # the description is missing
    expect(form.first).to_contain_text("Napisz jednym zdaniem")
    expect(told.get_by_role("status")).to_have_text("Gotowe: 0 z 3")
    form.first.locator("[name$=description]").fill("Drzwi z poręczą")
    form.first.get_by_role("button", name="Uaktualnij").click()
    expect(told.get_by_role("status")).to_have_text("Gotowe: 1 z 3")
    form.first.get_by_role("link", name="Usuń").click()
    expect(told.get_by_role("status")).to_have_text("Gotowe: 1 z 2")
    form.first.locator("[name$=description]").fill("Hol z ławką")
    form.first.get_by_role("button", name="Uaktualnij").click()
    expect(told.get_by_role("status")).to_contain_text("Wszystkie obrazy są gotowe")
    expect(told.get_by_role("progressbar", include_hidden=True)).to_have_js_property("value", 2)
