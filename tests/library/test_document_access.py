"""Library: a PDF is examined when it is uploaded, and its editor reads what to do."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import override

from library import access, document_access, document_text
from library.document_access import Barrier
from library.document_text import State, read_file
from library.models import SiteDocument
from tests.library.documents import accessible_pdf, closed_pdf, docx, locked_pdf, pdf
from tests.library.files import half
from tests.library.test_document_form import help_of
from tests.samples import logged_in

TEXT = "Dodatek osłonowy"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (accessible_pdf(TEXT), []),
        (accessible_pdf(TEXT, ""), []),  # an empty page is no scan
        (pdf(TEXT), [Barrier.UNTAGGED, Barrier.LANGUAGE, Barrier.TITLE]),
        (accessible_pdf(TEXT, without=["tags"]), [Barrier.UNTAGGED]),
        (accessible_pdf(TEXT, without=["mark"]), [Barrier.UNTAGGED]),
        (accessible_pdf(TEXT, without=["language"]), [Barrier.LANGUAGE]),
        (accessible_pdf(TEXT, without=["title"]), [Barrier.TITLE]),
        (accessible_pdf(TEXT, without=["shown"]), [Barrier.TITLE_HIDDEN]),
        (accessible_pdf("", picture=0), [Barrier.SCAN]),
        (pdf("", ""), [Barrier.SCAN]),
        (accessible_pdf(TEXT, "", attachment=1), [Barrier.SCANNED_PAGES]),
        (closed_pdf(), [Barrier.LOCKED]),
        (locked_pdf("Kasztan"), [Barrier.PASSWORD]),
        (half(pdf(TEXT)), [Barrier.DAMAGED]),
        (b"nic", [Barrier.DAMAGED]),
    ],
)
def test_a_pdf_is_examined_in_the_child_that_reads_it(data, found):
    assert read_file(data, "pdf").barriers == found


def test_another_file_is_not_examined():
    assert read_file(docx("<w:p><w:t>Wniosek</w:t></w:p>"), "docx").barriers is None
    assert read_file(b"", "xlsx").barriers is None


def test_a_file_that_cannot_be_examined_is_read_all_the_same(monkeypatch):
    def fail(*facts):
        raise RecursionError

    monkeypatch.setattr(document_access, "barriers", fail)
    reading = document_text.outcome(pdf(TEXT), "pdf")
    assert reading == (State.READ, TEXT, [Barrier.UNCLEAR])


def test_every_barrier_has_a_label_and_says_what_to_do():
    assert set(access.LABELS) == set(access.ADVICE) == set(Barrier)


def test_a_word_of_the_database_means_what_was_stored():
    for barriers in (None, [], [Barrier.SCAN], [Barrier.UNTAGGED, Barrier.TITLE]):
        assert access.restored(access.stored(barriers)) == barriers
    assert len(access.stored(list(Barrier))) < 200


@pytest.fixture
def staff(administrator, monkeypatch):
    """The browser of somebody who may add documents, on a site where every save is final."""
    monkeypatch.setattr(transaction, "on_commit", lambda do, **options: do())
    return logged_in(administrator)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (pdf(TEXT), "W Wordzie: Plik → Zapisz jako → PDF → Opcje"),
        (pdf(""), "to skan"),
        (accessible_pdf(TEXT), "Tylko człowiek oceni"),
    ],
)
def test_the_editor_reads_in_the_form_what_to_do(staff, data, told):
    file = SimpleUploadedFile("uchwala.pdf", data)
    staff.post("/admin/documents/add/", {"title": "Uchwała", "file": file})
    document = SiteDocument.objects.get()
    assert told in help_of(staff.get(f"/admin/documents/edit/{document.pk}/").content, "file")


def test_a_new_file_is_examined_anew(staff):
    first = SimpleUploadedFile("uchwala.pdf", pdf(TEXT))
    staff.post("/admin/documents/add/", {"title": "Uchwała", "file": first})
    document = SiteDocument.objects.get()
    assert document.found_barriers
    better = SimpleUploadedFile("uchwala.pdf", accessible_pdf(TEXT))
    staff.post(f"/admin/documents/edit/{document.pk}/", {"title": "Uchwała", "file": better})
    assert SiteDocument.objects.get().found_barriers == []


@pytest.mark.django_db
def test_documents_that_were_read_before_are_examined_by_the_command(capsys):
    file = SimpleUploadedFile("uchwala.pdf", pdf(TEXT))
    document = SiteDocument.objects.create(title="Uchwała", file=file)
    SiteDocument.objects.update(text=TEXT, text_state=State.READ)
    assert SiteDocument.objects.get().found_barriers is None
    call_command("read_documents")
    assert Barrier.UNTAGGED in SiteDocument.objects.get(pk=document.pk).found_barriers
    capsys.readouterr()
    call_command("read_documents")
    assert capsys.readouterr().out == "Wszystkie dokumenty są już odczytane.\n"


def test_the_advice_is_in_plain_words():
    with override("en"):
        assert "OCR" in str(access.ADVICE[Barrier.SCANNED_PAGES])
        assert access.advice(None) == []
