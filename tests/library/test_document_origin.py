"""Library: what a document says of its authors is taken out of it, and nothing else."""

import sys
import zipfile
from io import BytesIO

import PIL.Image
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from library import document_origin
from library.document_origin import Origin, forget, outcome
from tests.library import authored
from tests.library.authored import WHO, paper, photo
from tests.library.documents import docx, locked_pdf, numbered, pdf, written
from tests.library.programs import acting, objects, packed

NAMED = {
    "docx": authored.word,
    "xlsx": authored.sheet,
    "pptx": authored.slides,
    "odt": authored.opened,
    "ods": lambda: authored.opened(kind="spreadsheet"),
    "rtf": authored.rich,
    "pdf": paper,
}
NAMELESS = {
    "docx": lambda: authored.word(who=False),
    "xlsx": lambda: authored.sheet(""),
    "pptx": lambda: authored.slides(""),
    "odt": lambda: authored.opened(who=False),
    "rtf": lambda: authored.rich(""),
    "pdf": lambda: paper(""),
    "txt": lambda: WHO.encode(),
}


def unpacked(data):
    """Return all that a file holds, its archive unpacked: bytes."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return b"".join(archive.read(one) for one in archive.infolist())


@pytest.mark.parametrize("extension", NAMED)
def test_who_wrote_a_document_is_forgotten_and_its_title_is_not(extension):
    data = NAMED[extension]()
    assert WHO.encode() in unpacked(data)
    origin, changed = forget(data, extension)
    assert origin == Origin.FORGOTTEN
    assert b"Kowalski" not in unpacked(changed)
    assert b"Uchwa" in unpacked(changed)


@pytest.mark.parametrize("extension", NAMED)
def test_a_second_time_there_is_nothing_to_forget(extension):
    _origin, changed = outcome(NAMED[extension](), extension)
    assert outcome(changed, extension) == (Origin.FORGOTTEN, None)


@pytest.mark.parametrize("extension", NAMELESS)
def test_a_document_that_names_nobody_stays_byte_for_byte(extension):
    assert forget(NAMELESS[extension](), extension) == (Origin.FORGOTTEN, None)


def test_all_other_members_of_an_archive_stay_as_they_are_and_where_they_are():
    data = authored.word(**{"word/styles.xml": "<styles/>", "word/vml.bin": bytes(range(256))})
    changed = outcome(data, "docx").data
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(BytesIO(changed)) as new:
        assert old.namelist() == new.namelist()
        same = [name for name in old.namelist() if old.read(name) == new.read(name)]
        assert {"word/styles.xml", "word/vml.bin"} <= set(same)
        core = new.read("docProps/core.xml").decode()
    assert core == authored.CORE.format("")


def test_a_signed_office_document_stays_as_it_is():
    data = authored.word(**{"_xmlsignatures/sig1.xml": "<Signature/>"})
    assert outcome(data, "docx") == (Origin.SIGNED, None)


# -- PDF --


def test_of_a_pdf_all_stays_that_a_screen_reader_needs():
    before = PdfReader(BytesIO(paper()))
    after = PdfReader(BytesIO(outcome(paper(), "pdf").data))
    assert [page.extract_text() for page in after.pages] == [
        page.extract_text() for page in before.pages
    ]
    root = after.root_object
    assert after.pdf_header == "%PDF-1.7"
    assert after.metadata == {
        "/Title": "Uchwała", "/Producer": "Word", "/CreationDate": "D:20261102"}  # fmt: skip
    assert root["/Lang"] == "pl-PL"
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/StructTreeRoot"]["/K"]["/S"] == "/P"
    assert root["/StructTreeRoot"]["/K"]["/K"]["/Alt"] == "Nagłówek"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert after.xmp_metadata.dc_title == {"pl-PL": "Uchwała"}
    assert b":part>1</" in root["/Metadata"].get_data()


def test_what_pages_pictures_and_remarks_say_is_forgotten_too():
    def tell(writer):
        image, page = StreamObject(), writer.pages[0]
        image.update({NameObject("/Filter"): NameObject("/DCTDecode")})
        image._data = photo()
        page["/Resources"][NameObject("/XObject")] = DictionaryObject(
            {NameObject("/Im0"): writer._add_object(image)}
        )
        page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Jan"): NumberObject(1)})

    data = paper("", tell)
    assert b"Kowalski" in data
    changed = outcome(data, "pdf").data
    assert b"Kowalski" not in changed
    assert b"/Jan" not in changed
    assert b"Kowalski" not in outcome(authored.remark(), "pdf").data


def test_an_older_version_inside_a_pdf_goes():
    out = BytesIO(paper())
    writer = PdfWriter(out, incremental=True)
    writer.add_metadata({"/Author": "Anna Nowak"})
    both = written(writer)
    assert b"Jan Kowalski" in both
    changed = outcome(both, "pdf").data
    assert b"Kowalski" not in changed
    assert b"Nowak" not in changed


def test_a_packed_pdf_forgets():
    facts = "<< /Author (Jan Kowalski) >>"
    data = packed(*objects("/PieceInfo 4 0 R", "", facts))
    assert b"Kowalski" not in outcome(data, "pdf").data


@pytest.mark.parametrize("place", ["/AcroForm << /SigFlags 3 >>", "/Perms << >>"])
def test_a_signed_pdf_stays_as_it_is(place):
    assert outcome(acting(f"/PieceInfo << /A 1 >> {place}"), "pdf") == (Origin.SIGNED, None)
    assert outcome(acting(place), "pdf") == (Origin.FORGOTTEN, None)


def test_a_signature_is_seen_without_the_flag_of_its_form():
    field = "<< /FT /Sig /T (podpis) /V << /ByteRange [0 9 9 9] >> >>"
    data = acting("/PieceInfo << /A 1 >> /AcroForm << /Fields [4 0 R] >>", "", field)
    assert outcome(data, "pdf") == (Origin.SIGNED, None)


def test_a_pdf_whose_pages_stand_in_a_tree_keeps_its_tags_and_forgets():
    data = numbered(
        [
            "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 5 0 R /PieceInfo << /A 1 >> >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Pages /Parent 2 0 R /Count 1 /Kids [4 0 R] >>",
            "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] >>",
            "<< /Type /StructTreeRoot /K [6 0 R] >>",
            "<< /Type /StructElem /S /P /Alt (Opis) /P 5 0 R /Pg 4 0 R /K [0] >>",
        ]
    )
    origin, changed = outcome(data, "pdf")
    assert origin == Origin.FORGOTTEN
    tag = PdfReader(BytesIO(changed)).root_object["/StructTreeRoot"]["/K"][0].get_object()
    assert (tag["/S"], tag["/Alt"]) == ("/P", "Opis")


def test_a_pdf_that_would_grow_much_stays_as_it_is(monkeypatch):
    from library import pdf_origin

    monkeypatch.setattr(pdf_origin, "ROOM", -10_000_000)
    assert outcome(paper(), "pdf") == (Origin.KEPT, None)


def test_names_with_polish_letters_and_apostrophes_are_forgotten_too():
    rtf = rb"{\rtf1{\*\revtbl{Unknown;}{Micha\'b3 Nowak;}{\u321?ucja Kot;}} tekst}"
    changed = outcome(rtf, "rtf").data
    assert b"Nowak" not in changed
    assert b"Kot" not in changed
    word = docx('<w:p><w:ins w:author="Neil O\'Hara"><w:t>Tekst</w:t></w:ins></w:p>')
    assert b"Hara" not in unpacked(outcome(word, "docx").data)


def test_a_pdf_that_nobody_opens_without_a_password_tells_nothing():
    assert outcome(locked_pdf("Kasztan"), "pdf") == (Origin.FORGOTTEN, None)


def test_a_pdf_that_may_not_be_changed_stays_as_it_is():
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper())))
    writer.encrypt("", "właściciel", algorithm="AES-256")
    assert outcome(written(writer), "pdf") == (Origin.LOCKED, None)


def test_a_pdf_that_would_lose_something_stays_as_it_is(monkeypatch):
    from library import pdf_origin

    monkeypatch.setattr(pdf_origin, "_summary", lambda data: data)
    assert outcome(paper(), "pdf") == (Origin.KEPT, None)


@pytest.mark.parametrize("extension", NAMED)
def test_a_damaged_file_stays_as_it_is(extension):
    data = NAMED[extension]()
    for part in (data[: len(data) // 2], data[:20], b""):
        assert outcome(part, extension).data is None


# -- Photos --


def test_a_photo_stays_turned():
    word = authored.word(**{"word/media/image3.jpg": photo(turned=6)})
    with zipfile.ZipFile(BytesIO(outcome(word, "docx").data)) as archive:
        inside = archive.read("word/media/image3.jpg")
    with PIL.Image.open(BytesIO(inside)) as picture:
        assert dict(picture.getexif()) == {authored.TURNED: 6}
        assert picture.size == (60, 40)


# -- The child --


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('nonsense')", "print()"])
def test_a_child_that_fails_leaves_the_file(program, monkeypatch):
    monkeypatch.setattr(document_origin, "CHILD", [sys.executable, "-c", program])
    assert forget(pdf("Zasiłek"), "pdf") == (Origin.KEPT, None)


def test_a_server_without_a_process_to_spare_does_it_later(monkeypatch):
    monkeypatch.setattr(document_origin, "CHILD", ["/nowhere/python"])
    assert forget(pdf("Zasiłek"), "pdf") == (Origin.UNKNOWN, None)
