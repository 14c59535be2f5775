"""Library: a file is taken only if it is what its name says and brings no program with it."""

import zipfile
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtailmedia.forms import get_media_form

from library import contents
from library.models import SiteDocument, SiteMedia
from tests.library.documents import accessible_pdf, docx, locked_pdf, odt, pdf, zipped
from tests.library.files import CAPTIONS, bomb, encoded
from tests.library.programs import ACTING, HARMLESS
from tests.samples import logged_in

OFFICE = "application/vnd.ms-word.document.macroEnabled.main+xml"
LINKED = '<Relationship Type="…/attachedTemplate" Target="https://evil.example/a.dotm"/>'
MP4 = b"\x00\x00\x00\x18ftypmp42" + bytes(12)
WEBM = b"\x1aE\xdf\xa3\x93\x42\x82\x84webm" + bytes(20)


def programmed(name, **more):
    """Return a DOCX with one more member."""
    return docx("<w:p/>", **{name: "x", **more})


def bombed():
    """Return a DOCX that claims 400 MB in a few kilobytes."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(400_000_000))
    return buffer.getvalue()


def damaged():
    """Return a DOCX in which what lists its parts is packed wrongly."""
    data = bytearray(docx("<w:p/>", **{"[Content_Types].xml": "type " * 90}))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        member = archive.getinfo("[Content_Types].xml")
    begins = member.header_offset + 30 + len(member.filename)
    data[begins : begins + 2] = b"\xff\xff"
    return bytes(data)


def crowded():
    """Return a DOCX of more members than any document has."""
    return zipped({"word/document.xml": "", **{f"word/{number}": "" for number in range(10_001)}})


TAKEN = {
    "pdf": ("a.pdf", lambda: pdf("Zasiłek")),
    "accessible pdf": ("a.pdf", lambda: accessible_pdf("Zasiłek")),
    "locked pdf": ("a.pdf", lambda: locked_pdf("Kasztan")),
    **{kind: ("a.pdf", data) for kind, data in HARMLESS.items()},
    "docx": ("a.docx", lambda: docx("<w:p/>")),
    "docx in capitals": ("A.DOCX", lambda: docx("<w:p/>")),
    "docx of a local template": ("a.docx", lambda: docx("", **{"word/_rels/settings.xml.rels": (
        '<Relationship Type="…/attachedTemplate" Target="file:///C:\\Normal.dotm"/>')})),
    "xlsx": ("a.xlsx", lambda: zipped({"xl/workbook.xml": ""})),
    "pptx": ("a.pptx", lambda: zipped({"ppt/presentation.xml": ""})),
    "odt": ("a.odt", lambda: odt("")),
    "ods": ("a.ods", lambda: zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""})),
    "odt with an empty library": ("a.odt", lambda: zipped({
        "content.xml": "", "Basic/Standard/script-lb.xml": ""})),
    "rtf": ("a.rtf", lambda: b"{\\rtf1 Zasi\\'b3ek}"),
    "txt": ("a.txt", lambda: "Zasiłek\r\n\trodzinny".encode("cp1250")),
    "txt of two bytes a letter": ("a.txt", lambda: "Zasiłek".encode("utf-16")),
    "csv": ("a.csv", lambda: "\ufeffulica;numer\n".encode()),
    "mp4": ("a.mp4", lambda: MP4),
    "webm": ("a.webm", lambda: WEBM),
    "mp3": ("a.mp3", lambda: b"\xff\xfb\x90\x00" + bytes(50)),
    "mp3 with a tag": ("a.mp3", lambda: b"ID3\x04" + bytes(50)),
    "vtt": ("a.vtt", lambda: CAPTIONS),
    "vtt of Windows": ("a.vtt", lambda: b"\xef\xbb\xbfWEBVTT\r\n\r\n1\r\n00:00:00.000 --> "
        b"01:00:01.000 align:start\r\nA\r\n"),
    "vtt with a long note": ("a.vtt", lambda: b"WEBVTT\n\nNOTE " + b"a" * 5000 + CAPTIONS[6:]),
}  # fmt: skip
REFUSED = {
    "a web page as pdf": ("a.pdf", lambda: b"<html><script>a</script>", "another"),
    "a web page before a pdf": ("a.pdf", lambda: b"<script>a</script>" + pdf("a"), "another"),
    "the beginning of a pdf": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(90), "another"),
    "a locked pdf that runs": (
        "a.pdf", lambda: locked_pdf("Kasztan") + b"/S /J#61vaScript", "script"),
    **{kind: ("a.pdf", data, "script") for kind, data in ACTING.items()},
    "a pdf as docx": ("a.docx", lambda: pdf("a"), "another"),
    "a program as docx": ("a.docx", lambda: b"MZ\x90\x00" + bytes(90), "another"),
    "any archive as docx": ("a.docx", lambda: zipped({"a.exe": "MZ"}), "another"),
    "a table as a letter": ("a.docx", lambda: zipped({"xl/workbook.xml": ""}), "another"),
    "a picture before an archive": ("a.docx", lambda: b"GIF89a" + docx(""), "another"),
    "half an archive": ("a.docx", lambda: docx("<w:p/>" * 90)[:200], "another"),
    "a damaged member": ("a.docx", damaged, "another"),
    "a document of 1997": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "another"),
    "an encrypted docx": ("a.docx", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode(
        "utf-16-le"), "locked"),
    "macros": ("a.docx", lambda: programmed("word/vbaProject.bin"), "program"),
    "macros in capitals": ("a.docx", lambda: programmed("WORD/VBAPROJECT.BIN"), "program"),
    "macros in a folder": ("a.docx", lambda: programmed("word\\vbaData.xml"), "program"),
    "a docm": ("a.docx", lambda: programmed("a", **{"[Content_Types].xml": OFFICE}), "program"),
    "renamed macros": ("a.docx", lambda: programmed("a.bin", **{
        "[Content_Types].xml": "application/vnd.ms-office.vbaProject"}), "program"),
    "a control": ("a.docx", lambda: programmed("word/activeX/activeX1.bin"), "program"),
    "a template of others": ("a.docx", lambda: programmed("a", **{
        "word/_rels/settings.xml.rels": LINKED}), "program"),
    "macros of a table": ("a.xlsx", lambda: zipped({
        "xl/workbook.xml": "", "xl/macrosheets/sheet1.xml": ""}), "program"),
    "macros of an odt": ("a.odt", lambda: zipped({
        "content.xml": "", "Basic/Standard/Module1.xml": ""}), "program"),
    "scripts of an odt": ("a.odt", lambda: zipped({
        "content.xml": "", "Scripts/python/a.py": ""}), "program"),
    "an ods as odt": ("a.odt", lambda: zipped({
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}),
        "another"),
    "a bomb": ("a.docx", bombed, "too_much"),
    "a crowd": ("a.docx", crowded, "too_much"),
    "a web page as rtf": ("a.rtf", lambda: b"<html>", "another"),
    "an rtf with an object": ("a.rtf", lambda: b"{\\rtf1{\\object\\objdata 01}}", "program"),
    "a web page as txt": ("a.txt", lambda: b"\xef\xbb\xbf <!DOCTYPE html><p>", "another"),
    "php as csv": ("a.csv", lambda: b"<?php system($_GET[0]); ?>", "another"),
    "a picture as txt": ("a.txt", lambda: encoded("RGB", "PNG"), "another"),
    "a late nul": ("a.csv", lambda: b"a;b\n" * 40_000 + b"\x00", "another"),
    "a web page as mp4": ("a.mp4", lambda: b"<html>" + bytes(90), "another"),
    "another film": ("a.webm", lambda: MP4, "another"),
    "matroska": ("a.webm", lambda: WEBM.replace(b"webm", b"matr"), "another"),
    "a text as mp3": ("a.mp3", lambda: b"Dzie\xc5\x84 dobry", "another"),
    "subtitles of another kind": ("a.vtt", lambda: b"1\n00:00:00,000 --> a", "no_captions"),
    "a web page as captions": ("a.vtt", lambda: b"<script>a</script>", "no_captions"),
    "captions without any": ("a.vtt", lambda: b"WEBVTT - Film\n\nNOTE Nic\n", "silent"),
    "times without words": ("a.vtt", lambda: b"WEBVTT\n\n00:00.000 --> 00:01.000\n\n", "silent"),
}  # fmt: skip


def uploaded(name, data):
    return SimpleUploadedFile(name, data)


@pytest.mark.parametrize("kind", TAKEN)
def test_what_is_what_it_says_is_taken(kind):
    name, data = TAKEN[kind]
    file = uploaded(name, data())
    contents.check(file, name.rpartition(".")[2])
    assert file.tell() == 0


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_something_else_is_refused_in_words(kind):
    name, data, code = REFUSED[kind]
    with pytest.raises(ValidationError) as refusal:
        contents.check(uploaded(name, data()), name.rpartition(".")[2])
    assert refusal.value.code == code
    assert "%" not in refusal.value.messages[0]


def test_every_refusal_is_in_polish():
    with override("pl"):
        polish = [str(message) for message in contents.MESSAGES.values()]
    with override("en"):
        assert not set(polish) & {str(message) for message in contents.MESSAGES.values()}


# -- At every door of the panel --


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", ["a web page as pdf", "a page that runs", "macros", "a bomb", "a web page as txt"]
)
def test_no_door_lets_a_refused_document_in(administrator, kind):
    staff, (name, data, code) = logged_in(administrator), REFUSED[kind]
    told = str(contents.MESSAGES[code] % {"extension": name.rpartition(".")[2].upper()})
    doors = {
        "/admin/documents/add/": {"title": "A", "file": uploaded(name, data())},
        "/admin/documents/multiple/add/": {"title": "A", "files[]": uploaded(name, data())},
        "/admin/documents/chooser/create/": {
            "document-chooser-upload-title": "A",
            "document-chooser-upload-file": uploaded(name, data()),
        },
    }
    for door, form in doors.items():
        answer = staff.post(door, form)
        assert answer.status_code == 200
        shown = BeautifulSoup(answer.content, "html.parser").get_text()
        assert told.split(":")[0] in shown.encode().decode("unicode_escape", "ignore") + shown
    assert get_document_model().objects.count() == 0


@pytest.mark.django_db
def test_a_document_that_was_taken_earlier_can_be_described_still(administrator):
    document = SiteDocument.objects.create(title="A", file=uploaded("a.pdf", b"<html>"))
    form = {"title": "Uchwała", "collection": document.collection_id}
    answer = logged_in(administrator).post(f"/admin/documents/edit/{document.pk}/", form)
    assert answer.status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "file", "said"),
    [
        ("file", ("a.mp4", b"<html>" + bytes(90)), "MP4"),
        ("captions", ("a.vtt", b"<script>a</script>"), "VTT"),
        ("thumbnail", ("a.jpg", b"<script>a</script>"), ""),
        ("thumbnail", ("a.png", bomb(15_000, 15_000)), "25"),
        ("thumbnail", ("a.svg", b"<svg onload='a'/>"), ""),
    ],
)
def test_nothing_of_a_film_is_what_it_does_not_say(field, file, said):
    files = {"file": uploaded("a.mp4", MP4), "captions": uploaded("a.vtt", CAPTIONS)}
    form = get_media_form(SiteMedia)(
        {"title": "A", "duration": 1},
        files | {field: uploaded(*file)},
        instance=SiteMedia(type="video"),
    )
    assert list(form.errors) == [field]
    assert said in form.errors[field][0]
