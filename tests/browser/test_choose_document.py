"""In a real browser: a PDF sent in the chooser of a page, which not everybody can read."""

import pytest
from playwright.sync_api import expect

from tests.library.documents import accessible_pdf, pdf

NUMBER = """
from wagtail.models import Page
print(Page.objects.get(slug="standardy-ochrony-maloletnich-przyklad").pk)
"""


@pytest.fixture
def chooser(panel, site):
    """The chooser of the document of a page, opened by the administrator."""
    number = site.manage("shell", "-v0", "-c", NUMBER).strip()
    panel.goto(f"{site.url}/admin/pages/{number}/edit/")
    panel.locator("#id_standards-chooser [data-chooser-action-choose]").first.click()
    return panel.locator(".modal-body")


def send(chooser, data):
    """Send a file in the chooser."""
    chooser.get_by_role("tab", name="Prześlij").click()
    chooser.locator("#id_document-chooser-upload-title").fill("Standardy")
    file = {"name": "standardy.pdf", "mimeType": "application/pdf", "buffer": data}
    chooser.locator("input[type=file]").set_input_files(file)
    chooser.locator("form[enctype] button[type=submit]").click()


def test_its_author_may_send_another_file_or_put_it_there_anyway(chooser, panel):
    chosen = panel.locator("#id_standards-chooser")
    send(chooser, pdf(""))
    expect(chooser.get_by_role("alert")).to_contain_text("nie każdy go przeczyta")
    chooser.get_by_role("link", name="Wybierz lub prześlij inny plik").click()
    send(chooser, pdf(""))
    chooser.get_by_role("link", name="Wstaw ten dokument mimo to").click()
    expect(panel.locator(".modal-body")).to_have_count(0)
    expect(chosen).to_contain_text("Standardy")


def test_a_document_that_everybody_can_read_is_put_there_at_once(chooser, panel):
    send(chooser, accessible_pdf("Standardy ochrony"))
    expect(panel.locator(".modal-body")).to_have_count(0)
    expect(panel.locator("#id_standards-chooser")).to_contain_text("Standardy")
