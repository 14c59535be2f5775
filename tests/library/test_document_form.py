"""Library: whoever uploads a document is told whether the search can read it."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import override
from wagtail.documents.forms import get_document_form

from library.document_text import State
from library.forms import TOLD
from library.models import TEXT_STATES, SiteDocument
from tests.library.documents import accessible_pdf, docx, locked_pdf, pdf, zipped
from tests.samples import logged_in

TEXT = "Dodatek osłonowy"
UPLOADS = {  # name, what it holds, what the editor is told in English
    "whole": ("uchwala.pdf", lambda: pdf(TEXT), "finds this document by its text"),
    "scan": ("skan.pdf", lambda: pdf(""), "a scan"),
    "password": ("tajne.pdf", lambda: locked_pdf("Kasztan"), "protected by a password"),
    "damaged": ("uchwala.docx", lambda: docx("<w:p>"), "could not be read"),
    "too long": ("uchwala.txt", lambda: b"Dodatek " * 70_000, "very long"),
    "a table": (
        "tabela.xlsx",
        lambda: zipped({"xl/workbook.xml": ""}),
        "does not read files of this type",
    ),
}


@pytest.fixture
def staff(administrator, monkeypatch):
    """The browser of somebody who may add documents, on a site where every save is final."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **options: do())
    return logged_in(administrator)


@pytest.fixture(params=list(UPLOADS))
def upload(request):
    """A file as a browser sends it, and what its sender is to be told."""
    name, content, told = UPLOADS[request.param]
    return SimpleUploadedFile(name, content()), told


def help_of(html, name):
    """Return what stands under the field with this name."""
    field = BeautifulSoup(html, "html.parser").find(attrs={"name": name})
    return field.find_parent(class_="w-field__wrapper").find(class_="help").get_text(strip=True)


def test_the_form_of_a_document_tells_what_became_of_it(staff, upload):
    file, told = upload
    added = staff.post("/admin/documents/add/", {"title": "Uchwała", "file": file})
    assert added.status_code == 302
    document = SiteDocument.objects.get()
    with override("en"):
        field = get_document_form(SiteDocument)(instance=document, user=None).fields["file"]
        assert told in field.help_text
        assert field.help_text.endswith("Maximum filesize: 20.0\xa0MB.")
    edited = staff.get(f"/admin/documents/edit/{document.pk}/")
    assert help_of(edited.content, "file").startswith(str(TOLD[State(document.text_state)]))


def test_many_documents_at_once_are_each_told_about(staff, upload):
    file, told = upload
    answer = staff.post("/admin/documents/multiple/add/", {"title": "Uchwała", "files[]": file})
    document = SiteDocument.objects.get()
    shown = help_of(json.loads(answer.content)["form"], f"doc-{document.pk}-title")
    assert shown.startswith(str(TOLD[State(document.text_state)]))
    with override("en"):
        assert told in str(TOLD[State(document.text_state)])


def test_a_mistyped_date_of_the_version_is_refused_and_stays_in_the_field(staff):
    document = SiteDocument.objects.create(title="Druk", file=SimpleUploadedFile("d.txt", b"x"))
    address = f"/admin/documents/edit/{document.pk}/"
    for typed in ("31.02.2026", "pierwszego maja", "01.11.2062"):
        answer = staff.post(address, {"title": "Druk", "version_date": typed})
        assert list(answer.context["form"].errors) == ["version_date"], typed
        field = BeautifulSoup(answer.content, "html.parser").find(attrs={"name": "version_date"})
        assert field["value"] == typed
    field = get_document_form(SiteDocument)(instance=document, user=None).fields["version_date"]
    assert field.widget.get_config()["validateOnBlur"] is False
    assert staff.post(address, {"title": "Druk", "version_date": "1.5.2026"}).status_code == 302


def test_a_document_from_the_chooser_is_found_by_its_text(staff):
    facts = {"title": "Uchwała", "file": SimpleUploadedFile("uchwala.pdf", accessible_pdf(TEXT))}
    form = {f"document-chooser-upload-{name}": value for name, value in facts.items()}
    answer = staff.post("/admin/documents/chooser/create/", form)
    assert json.loads(answer.content)["step"] == "chosen"
    assert [document.text for document in SiteDocument.objects.search("osłonowy")] == [TEXT]


def test_a_replaced_document_is_told_about_again(staff):
    locked = SimpleUploadedFile("uchwala.pdf", locked_pdf("Kasztan"))
    staff.post("/admin/documents/add/", {"title": "Uchwała", "file": locked})
    address = f"/admin/documents/edit/{SiteDocument.objects.get().pk}/"
    body = f"<w:p><w:t>{TEXT}</w:t></w:p>"
    file = SimpleUploadedFile("uchwala.docx", docx(body))
    staff.post(address, {"title": "Uchwała", "file": file})
    assert help_of(staff.get(address).content, "file").startswith(str(TOLD[State.READ]))
    assert [document.title for document in SiteDocument.objects.search("osłonowy")] == ["Uchwała"]


def test_every_outcome_has_a_label_and_a_sentence():
    assert {state for state, _label in TEXT_STATES} == set(State) == set(TOLD)


@pytest.mark.django_db
def test_a_new_document_is_told_nothing_and_a_form_for_one_fact_is_no_danger():
    form = get_document_form(SiteDocument)
    assert not any(str(told) in form(user=None).fields["file"].help_text for told in TOLD.values())
    document = SiteDocument.objects.create(title="Uchwała")
    assert list(get_document_form(SiteDocument, ["tags"])(instance=document).fields)


@pytest.mark.parametrize(
    ("size", "told"), [(0, "Wysłany plik jest pusty."), (20 * 1024**2 + 1, "za duży")]
)
def test_an_empty_or_huge_file_is_refused_with_one_message(staff, size, told):
    file = SimpleUploadedFile("uchwala.pdf", bytes(size))
    answer = staff.post("/admin/documents/add/", {"title": "Uchwała", "file": file})
    said = BeautifulSoup(answer.content, "html.parser").select_one(".error-message")
    assert told in said.get_text()
    assert "Rozszerzenie" not in said.get_text()
