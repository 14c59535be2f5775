"""Library: a document that is uploaded or replaced is read, then found by its text."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import DataError, connection
from django.test.utils import CaptureQueriesContext

from library import tasks
from library.document_text import Reading, State
from library.models import SiteDocument
from library.tasks import read_document
from tests.library.documents import docx, pdf
from tests.samples import logged_in

pytestmark = pytest.mark.django_db


def note(text):
    """Return a plain file as a browser uploads it."""
    return SimpleUploadedFile("notatka.txt", text.encode())


def kept(text="Dodatek osłonowy", title="Uchwała"):
    """Return a document of the library that nobody has read yet."""
    return SiteDocument.objects.create(title=title, file=note(text))


def found(words):
    """Return the titles of the documents that the search finds, best first."""
    return [document.title for document in SiteDocument.objects.search(words)]


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may add documents."""
    return logged_in(administrator)


def test_a_new_document_is_read_when_the_transaction_holds(committed):
    with committed():
        document = kept()
        assert (document.text, document.text_state) == ("", State.UNREAD)
        assert found("osłonowy") == []
    assert (document.text, document.text_state) != ("Dodatek osłonowy", State.READ)  # loaded before
    document = SiteDocument.objects.get()
    assert (document.text, document.text_state) == ("Dodatek osłonowy", State.READ)
    assert found("osłonowy") == ["Uchwała"]


def test_what_was_uploaded_is_read_and_found(staff, committed):
    with committed():
        file = SimpleUploadedFile("uchwala.pdf", pdf("Dodatek osłonowy"))
        staff.post("/admin/documents/add/", {"title": "Uchwała", "file": file})
    assert found("osłonowy") == ["Uchwała"]


@pytest.mark.parametrize("name", ["notatka.txt", "inna.txt"])
def test_a_file_that_is_replaced_is_read_again(name, staff, committed):
    with committed():
        document = kept()
        document._set_document_file_metadata()
        document.save()
    with committed():
        file = SimpleUploadedFile(name, b"Karta du\xc5\xbcej rodziny")
        staff.post(f"/admin/documents/edit/{document.pk}/", {"title": "Uchwała", "file": file})
        assert SiteDocument.objects.get().text == ""  # the old one is gone at once
    assert SiteDocument.objects.get().text == "Karta dużej rodziny"
    assert (found("osłonowy"), found("rodziny")) == ([], ["Uchwała"])


def test_a_document_that_gets_another_title_is_not_read_again(staff, committed):
    with committed():
        document = kept()
    Path(document.file.path).write_text("Zmienione")
    with committed():
        staff.post(f"/admin/documents/edit/{document.pk}/", {"title": "Obwieszczenie"})
    assert SiteDocument.objects.get().text == "Dodatek osłonowy"
    assert found("osłonowy") == ["Obwieszczenie"]


def test_an_old_instance_does_not_bring_an_old_text_back(committed):
    with committed():
        document = kept()
        assert document.text == ""
    document.title = "Obwieszczenie"
    document.save()
    assert (document.text, document.text_state) == ("Dodatek osłonowy", State.READ)
    assert SiteDocument.objects.get().text == "Dodatek osłonowy"


def test_the_title_keeps_its_weight():
    weights = {f.field_name: f.boost for f in SiteDocument.get_searchable_search_fields()}
    assert weights == {"title": 10, "searchable_text": None}


def test_what_is_gone_is_left_alone():
    read_document.call(10**9)
    document = kept()
    Path(document.file.path).unlink()
    read_document.call(document.pk)
    nameless = SiteDocument.objects.create(title="Bez pliku")
    read_document.call(nameless.pk)
    assert set(SiteDocument.objects.values_list("text_state", flat=True)) == {State.UNREAD}


@pytest.mark.parametrize("change", ["replace", "delete"])
def test_what_changes_while_the_old_file_is_read_stays_changed(change, monkeypatch):
    document = kept()

    def read_slowly(data, extension):
        if change == "delete":
            document.delete()
        else:
            document.file.save("nowa.txt", ContentFile(b"Nowy"))
        return Reading(State.READ, "Stary")

    monkeypatch.setattr(tasks, "read_file", read_slowly)
    read_document.call(document.pk)
    assert list(SiteDocument.objects.values_list("text", flat=True)) == [""] * (change == "replace")


def test_of_a_text_that_the_index_refuses_the_beginning_is_kept(monkeypatch):
    document = kept("Dodatek osłonowy")
    add = tasks.index.insert_or_update_object

    def refuse(found):
        if len(found.text) > 7:
            raise DataError("string is too long for tsvector")
        add(found)

    monkeypatch.setattr(tasks, "CHARACTERS", 28)
    monkeypatch.setattr(tasks.index, "insert_or_update_object", refuse)
    read_document.call(document.pk)
    document = SiteDocument.objects.get()
    assert (document.text, document.text_state) == ("Dodatek", State.CUT)
    assert found("dodatek") == ["Uchwała"]


@pytest.mark.parametrize("alphabet", ["ABCDEFGHIJKLMNOPQRSTUVWXYZ", "абвгдежзийклмнопрстуфхцчшщ"])
def test_half_a_million_letters_of_different_words_break_no_database(alphabet):
    words = (a + b + c + d for a in alphabet for b in alphabet for c in alphabet for d in alphabet)
    text = " ".join(word for word, _number in zip(words, range(110_000), strict=False))
    document = kept(text)
    read_document.call(document.pk)
    document = SiteDocument.objects.get()
    assert (document.text_state, len(document.text) > 100_000) == (State.CUT, True)
    document.save()
    call_command("update_index", verbosity=0)
    assert found("uchwała") == ["Uchwała"]


def test_a_type_in_capitals_is_read_too():
    body = "<w:p><w:t>Dodatek osłonowy</w:t></w:p>"
    file = SimpleUploadedFile("UCHWAŁA.DOCX", docx(body))
    document = SiteDocument.objects.create(title="Uchwała", file=file)
    read_document.call(document.pk)
    assert SiteDocument.objects.get().text == "Dodatek osłonowy"


def questions_for_texts(read):
    """Return how often the database is asked for texts while documents are read."""
    with CaptureQueriesContext(connection) as captured:
        assert len(read()) == 3
    return sum('."text"' in query["sql"] for query in captured)


def test_lists_do_not_load_the_text_and_indexing_keeps_none_of_it():
    for _copy in range(3):
        kept()
    SiteDocument.objects.update(text="Dodatek osłonowy")
    assert questions_for_texts(lambda: [d.url for d in SiteDocument.objects.all()]) == 0
    documents = list(SiteDocument.get_indexed_objects())
    assert all(document.searchable_text() for document in documents)
    assert not any("text" in vars(document) for document in documents)


def test_documents_from_before_are_read_by_a_command_and_only_once(capsys):
    kept()
    kept("", title="Pusty")
    call_command("read_documents")
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["1/2 Uchwała", "2/2 Pusty"]
    assert found("osłonowy") == ["Uchwała"]
    call_command("read_documents")
    assert capsys.readouterr().out == "Wszystkie dokumenty są już odczytane.\n"
