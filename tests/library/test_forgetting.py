"""Library: no document is stored with the names of its authors, by whichever door it comes."""

import hashlib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.utils.translation import override

from library import document_origin
from library.document_origin import Origin, Outcome
from library.forgetting import NAMES, ORIGINS
from library.models import SiteDocument
from library.tasks import read_document
from tests.library import authored
from tests.library.programs import acting
from tests.samples import logged_in

pytestmark = pytest.mark.django_db

SIGNED = acting("/PieceInfo << /A 1 >> /Perms << >> /Lang (pl)")
BIG = 3_000_000  # bytes: more than what Django keeps in the memory


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may add documents."""
    return logged_in(administrator)


def uploaded(data, name="uchwala.pdf"):
    return SimpleUploadedFile(name, data)


def stored(document):
    """Return what the file of a document holds, once what Wagtail knows of it was compared."""
    with document.open_file() as file:
        data = file.read()
    assert document.file_size == len(data)
    assert document.file_hash == hashlib.sha1(data, usedforsecurity=False).hexdigest()
    return data


DOORS = {
    "/admin/documents/add/": lambda file: {"title": "A", "file": file},
    "/admin/documents/multiple/add/": lambda file: {"title": "A", "files[]": file},
    "/admin/documents/chooser/create/": lambda file: {
        "document-chooser-upload-title": "A", "document-chooser-upload-file": file},
}  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("padding", [0, BIG])
def test_by_no_door_a_name_gets_in(door, padding, staff):
    file = uploaded(
        authored.paper(change=lambda writer: writer.add_attachment("a", bytes(padding)))
    )
    assert staff.post(door, DOORS[door](file)).status_code in (200, 302)
    document = SiteDocument.objects.get()
    assert b"Kowalski" not in stored(document)
    assert document.origin == Origin.FORGOTTEN
    assert document.filename.startswith("uchwala")


def test_a_file_that_takes_the_place_of_another_forgets_too(staff):
    staff.post("/admin/documents/add/", {"title": "A", "file": uploaded(b"Tekst", "a.txt")})
    address = f"/admin/documents/edit/{SiteDocument.objects.get().pk}/"
    staff.post(address, {"title": "A", "file": uploaded(authored.word(), "a.docx")})
    document = SiteDocument.objects.get()
    assert document.file_extension == "docx"
    assert document.file_size == len(stored(document)) < len(authored.word())


def test_many_at_once_of_which_one_has_too_long_a_title_forget_too(staff):
    sent = {"title": "A" * 300, "files[]": uploaded(authored.paper())}
    number = staff.post("/admin/documents/multiple/add/", sent).json()["uploaded_file_id"]
    address = f"/admin/documents/multiple/create_from_uploaded_document/{number}/"
    facts = {f"uploaded-document-{number}-title": "Uchwała"}
    assert staff.post(address, facts).json()["success"] is True
    assert b"Kowalski" not in stored(SiteDocument.objects.get())


def test_what_names_nobody_is_stored_byte_for_byte(staff):
    data = authored.paper("")
    staff.post("/admin/documents/add/", {"title": "A", "file": uploaded(data)})
    assert stored(SiteDocument.objects.get()) == data


def said_in(answer):
    return [str(one) for one in get_messages(answer.wsgi_request) if one.level_tag == "warning"]


def test_whoever_adds_a_signed_document_is_told_that_it_may_name_its_author(staff, committed):
    with committed():
        answer = staff.post("/admin/documents/add/", {"title": "Umowa", "file": uploaded(SIGNED)})
    document = SiteDocument.objects.get()
    assert stored(document) == SIGNED
    assert document.origin == Origin.SIGNED
    assert "„Umowa” może zdradzać, kto go napisał" in said_in(answer)[-1]
    form = staff.get(f"/admin/documents/edit/{document.pk}/")
    shown = BeautifulSoup(form.content, "html.parser").get_text()
    assert str(NAMES[Origin.SIGNED]) in shown


def test_every_outcome_is_named_in_polish():
    assert {value for value, _label in ORIGINS} == set(Origin)
    with override("pl"):
        polish = {str(words) for words in (*dict(ORIGINS).values(), *NAMES.values())}
    with override("en"):
        assert not polish & {str(words) for words in (*dict(ORIGINS).values(), *NAMES.values())}


# -- What is in the library already --


def kept(data, name="uchwala.pdf"):
    """Return a document from before: nobody has looked at its file."""
    document = SiteDocument(title="Uchwała", file=ContentFile(data, name))
    document._set_document_file_metadata()
    document.save()
    assert document.origin == Origin.UNKNOWN
    return document


def test_documents_from_before_forget_and_keep_their_address(committed):
    before = kept(authored.paper())
    old = Path(before.file.path)
    with committed():
        call_command("read_documents", verbosity=0)
    document = SiteDocument.objects.get()
    assert b"Kowalski" not in stored(document)
    assert (document.url, document.origin) == (before.url, Origin.FORGOTTEN)
    assert document.text == "Zasiłek rodzinny Zasiłek stały"
    assert not old.exists()
    call_command("read_documents", verbosity=0)
    assert SiteDocument.objects.get().file.name == document.file.name


def test_a_document_from_before_that_names_nobody_keeps_its_file():
    before = kept(authored.paper(""))
    read_document.call(before.pk)
    document = SiteDocument.objects.get()
    assert (document.file.name, document.origin) == (before.file.name, Origin.FORGOTTEN)


def test_a_file_that_is_replaced_meanwhile_is_left_alone(monkeypatch):
    document = kept(authored.paper())

    def forget_slowly(data, extension):
        document.file.save("nowa.txt", ContentFile(b"Nowy"))
        return Outcome(Origin.FORGOTTEN, b"Stary")

    monkeypatch.setattr("library.forgetting.forget", forget_slowly)
    read_document.call(document.pk)
    found = SiteDocument.objects.get()
    assert found.file.read() == b"Nowy"
    assert found.origin == Origin.UNKNOWN


def test_a_document_whose_name_has_no_room_for_another_keeps_it(committed):
    before = kept(authored.paper(), "a" * 86 + ".pdf")
    with committed():
        call_command("read_documents", verbosity=0)
    document = SiteDocument.objects.get()
    assert (document.file.name, document.origin) == (before.file.name, Origin.KEPT)
    assert document.text == "Zasiłek rodzinny Zasiłek stały"


def test_a_store_that_is_full_holds_up_no_other_document(monkeypatch):
    first, second = kept(authored.paper()), kept(b"Tekst", "druk.txt")

    def refuse(*args, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", refuse)
    call_command("read_documents", verbosity=0)
    found = SiteDocument.objects.in_bulk()
    assert found[first.pk].origin == Origin.UNKNOWN
    assert found[first.pk].text == "Zasiłek rodzinny Zasiłek stały"
    assert found[second.pk].text == "Tekst"


def test_without_a_process_to_spare_it_is_done_later(monkeypatch):
    document = kept(authored.paper())
    monkeypatch.setattr(document_origin, "CHILD", ["/nowhere/python"])
    read_document.call(document.pk)
    monkeypatch.undo()
    assert SiteDocument.objects.get().origin == Origin.UNKNOWN
    call_command("read_documents", verbosity=0)
    assert b"Kowalski" not in stored(SiteDocument.objects.get())
