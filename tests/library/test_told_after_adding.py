"""Library: whoever adds a document reads at once if not everybody can read it, and what to do."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile

from library.models import SiteDocument
from tests.library.documents import accessible_pdf, docx, locked_pdf, pdf
from tests.samples import logged_in

TEXT = "Dodatek osłonowy"
WHOLE = docx(f"<w:p><w:t>{TEXT}</w:t></w:p>")


@pytest.fixture
def add(administrator, committed):
    """Send one document by its form, as it is when all is done; return the warnings."""

    def send(name, data, title="Uchwała"):
        file = SimpleUploadedFile(name, data)
        with committed():
            answer = logged_in(administrator).post(
                "/admin/documents/add/", {"title": title, "file": file}
            )
        assert answer.status_code == 302
        said = [one for one in get_messages(answer.wsgi_request) if one.level_tag == "warning"]
        return [str(one) for one in said]

    return send


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("skan.pdf", pdf(""), "nie ma tekstu"),
        ("uchwala.pdf", pdf(TEXT), "W Wordzie: Plik → Zapisz jako → PDF → Opcje"),
        ("tajne.pdf", locked_pdf("Kasztan"), "hasł"),
        ("uchwala.docx", docx("<w:p>"), "uszkodzony"),
    ],
)
def test_a_document_that_not_everybody_can_read_is_warned_of(add, name, data, told):
    said = add(name, data)
    document = SiteDocument.objects.get()
    assert len(said) == 1
    assert "„Uchwała”" in said[0]
    assert told in said[0]
    assert f"/admin/documents/edit/{document.pk}/" in said[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [("uchwala.pdf", accessible_pdf(TEXT)), ("uchwala.docx", WHOLE)],
)
def test_of_a_document_without_fault_nothing_is_said(add, name, data):
    assert add(name, data) == []


def test_a_title_is_no_markup_in_the_warning(add):
    assert "<b>" not in add("skan.pdf", pdf(""), title="<b>Uchwała</b>")[0]


def test_of_many_documents_at_once_each_with_a_fault_is_warned_of(administrator, committed):
    browser, said = logged_in(administrator), []
    sent = {"skan.pdf": pdf(""), "dobra.pdf": accessible_pdf(TEXT)}
    for name, data in sent.items():
        with committed():
            facts = {"title": name, "files[]": SimpleUploadedFile(name, data)}
            answer = browser.post("/admin/documents/multiple/add/", facts)
        assert answer.json()["success"] is True
        said += [str(one) for one in get_messages(answer.wsgi_request)]
    assert len(said) == 1
    assert "„skan.pdf”" in said[0]
