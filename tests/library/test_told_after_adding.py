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


def test_another_file_in_a_documents_form_is_warned_of(administrator, committed):
    document = SiteDocument.objects.create(
        title="Uchwała", file=SimpleUploadedFile("uchwala.pdf", accessible_pdf(TEXT))
    )
    browser, address = logged_in(administrator), f"/admin/documents/edit/{document.pk}/"

    def said_after(**facts):
        with committed():
            answer = browser.post(address, {"title": "Uchwała", **facts})
        assert answer.status_code == 302
        said = [one for one in get_messages(answer.wsgi_request) if one.level_tag == "warning"]
        return [str(one) for one in said]

    scan = said_after(file=SimpleUploadedFile("skan.pdf", pdf("")))
    assert len(scan) == 1
    assert "nie ma tekstu" in scan[0]
    assert said_after() == []


@pytest.fixture
def put(administrator, committed):
    """Send a document by the chooser of a page; return the chooser's next step."""

    def send(data, address="/admin/documents/chooser/create/"):
        facts = {
            "document-chooser-upload-title": "Uchwała",
            "document-chooser-upload-file": SimpleUploadedFile("uchwala.pdf", data),
        }
        with committed():
            answer = logged_in(administrator).post(address, facts)
        return answer.json()

    return send


def test_the_chooser_of_a_page_asks_before_it_puts_such_a_document_there(put):
    step = put(pdf(""))
    document = SiteDocument.objects.get()
    assert step["step"] == "choose"
    assert "„Uchwała”" in step["html"]
    assert "nie ma tekstu" in step["html"]
    assert f'href="/admin/documents/chooser/chosen/{document.pk}/"' in step["html"]
    assert 'href="/admin/documents/chooser/"' in step["html"]


def test_what_the_field_asked_of_the_chooser_is_kept(put):
    step = put(pdf(""), "/admin/documents/chooser/create/?multiple=1")
    assert f"/chooser/chosen/{SiteDocument.objects.get().pk}/?multiple=1" in step["html"]


def test_a_document_without_fault_is_chosen_at_once(put):
    step = put(accessible_pdf(TEXT))
    assert step["step"] == "chosen"
    assert step["result"]["title"] == "Uchwała"
