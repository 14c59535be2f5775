"""Library: what counts as the text of a PDF, DOCX, ODT or TXT file."""

import re
import tracemalloc

import pytest

from library import document_readers
from library.document_text import State, outcome
from tests.library.documents import docx, locked_pdf, odt, pdf, zipped

POLISH = "Zażółć gęślą jaźń: ŻÓŁĆ, 300+ zł"
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def test_a_pdf_is_read_with_its_polish_letters():
    assert outcome(pdf(POLISH, "Druga strona"), "pdf")[:2] == (State.READ, f"{POLISH} Druga strona")


def test_a_pdf_that_is_only_locked_against_changes_is_read():
    assert outcome(locked_pdf(""), "pdf")[:2] == (State.READ, "Zasiłek rodzinny")


def test_a_pdf_that_asks_for_a_password_says_so():
    assert outcome(locked_pdf("Kasztan"), "pdf")[:2] == (State.ENCRYPTED, "")


@pytest.mark.parametrize("pages", [("",), ("", "  ", "\n"), ("***",)])
def test_a_pdf_without_words_is_a_scan(pages):
    assert outcome(pdf(*pages), "pdf")[:2] == (State.EMPTY, "")


def spoilt(data):
    """Return a PDF whose pages say that they are packed in a way that nobody knows."""
    return re.sub(rb"/Length \d\d (?=>>\nstream\nBT)", b"/Filter/Nie", data)


def test_a_page_that_cannot_be_read_does_not_spoil_the_others():
    first, second = pdf("Dobra strona", "Zła strona").split(b"endstream", 1)
    torn = first + b"endstream" + spoilt(second)
    assert outcome(torn, "pdf")[:2] == (State.READ, "Dobra strona")


def test_a_pdf_of_which_no_page_can_be_read_is_broken():
    assert outcome(spoilt(pdf("Raz", "Dwa")), "pdf")[:2] == (State.BROKEN, "")


def test_only_the_first_pages_of_a_long_pdf_are_read(monkeypatch):
    monkeypatch.setattr(document_readers, "PAGES", 2)
    assert outcome(pdf("Raz", "Dwa", "Trzy"), "pdf")[:2] == (State.CUT, "Raz Dwa")
    assert outcome(pdf("Raz", "Dwa"), "pdf")[:2] == (State.READ, "Raz Dwa")


def test_a_docx_is_read_paragraph_by_paragraph_with_its_tables():
    row = "".join(f"<w:tc>{PARAGRAPH.format(cell)}</w:tc>" for cell in ("Dochód", "674 zł"))
    body = PARAGRAPH.format("Zasi</w:t></w:r><w:r><w:t>łek") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    body += PARAGRAPH.format(
        "a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:br/><w:t>d"
    )
    assert outcome(docx(body), "docx")[:2] == (State.READ, "Zasiłek Dochód 674 zł a b-c d")


@pytest.mark.parametrize(
    "hidden",
    [
        "<w:del><w:r><w:delText>skreślone</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>przeniesione</w:t></w:r></w:moveFrom>",
        '<w:r><w:instrText>HYPERLINK "http://x"</w:instrText></w:r>',
        "<w:pict><w:Fallback><w:t>dla starych programów</w:t></w:Fallback></w:pict>",
    ],
)
def test_what_a_docx_does_not_show_is_not_its_text(hidden):
    body = f"<w:p>{hidden}<w:ins><w:r><w:t>Wniosek</w:t></w:r></w:ins></w:p>"
    assert outcome(docx(body), "docx")[:2] == (State.READ, "Wniosek")


def test_footnotes_and_documents_with_a_number_are_part_of_a_docx():
    notes = {"word/footnotes.xml": "<f><p><t>Przypis</t></p></f>", "word/header1.xml": "<t>N</t>"}
    made = docx(PARAGRAPH.format("Regulamin"), "word/document2.xml", **notes)
    assert outcome(made, "docx")[:2] == (State.READ, "Regulamin Przypis")


def test_an_odt_is_read_without_remarks_and_deletions():
    deleted = "<text:tracked-changes><text:p>skreślone</text:p></text:tracked-changes>"
    remark = "<office:annotation><text:p>uwaga</text:p></office:annotation>"
    number = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{number}<text:p>przypis</text:p></text:note>"
    body = f"{deleted}<text:h>Statut</text:h><text:p>Oś<text:span>rodek{remark}</text:span>"
    body += f"{note}dalej</text:p><text:p>do<text:s/>pobrania</text:p>"
    assert outcome(odt(body), "odt")[:2] == (State.READ, "Statut Ośrodek przypis dalej do pobrania")


@pytest.mark.parametrize(
    ("extension", "data"),
    [
        ("docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
        ("odt", odt("<text:p>x</text:p>", "<m><encryption-data/></m>")),
        ("docx", docx(PARAGRAPH.format("x")).replace(b"\0\0\x08\0", b"\x01\0\x08\0")),
    ],
)
def test_an_office_document_that_asks_for_a_password_says_so(extension, data):
    assert outcome(data, extension)[:2] == (State.ENCRYPTED, "")


@pytest.mark.parametrize(
    "data",
    [
        zipped({"word/document.xml": f"{LAUGHS}<w><t>&b;</t></w>"}),
        zipped({"word/document.xml": "<t>" * 1000}),
        zipped({"xl/workbook.xml": "<t>tabela</t>"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old .doc",
    ],
    ids=["entities", "not closed", "a table", "old"],
)
def test_an_office_document_that_is_none_is_broken(data):
    assert outcome(data, "docx")[:2] == (State.BROKEN, "")


def test_a_document_nested_very_deep_is_read():
    depth = 50_000
    xml = "<a>" * depth + "<t>dno</t>" + "</a>" * depth
    assert outcome(zipped({"word/document.xml": xml}), "docx")[:2] == (State.READ, "dno")


@pytest.mark.parametrize("inside", ["<w:t>a", "<w:p>", "<w:t>"])
def test_of_a_zip_bomb_only_the_beginning_is_unpacked(inside, monkeypatch):
    monkeypatch.setattr(document_readers, "UNPACKED", 1_000_000)
    bomb = docx(PARAGRAPH.format("Początek") + inside + " " * 20_000_000)
    assert len(bomb) < 30_000
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    assert outcome(bomb, "docx")[0] == State.CUT
    assert tracemalloc.get_traced_memory()[1] - before < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "iso-8859-2", "utf-16"])
def test_a_plain_text_is_read_in_every_encoding_of_polish_computers(encoding):
    assert outcome(POLISH.encode(encoding), "txt")[:2] == (State.READ, POLISH)


def test_a_program_that_is_called_txt_is_broken():
    assert outcome(bytes(range(32)) * 9, "txt")[0] == State.BROKEN


def test_a_plain_text_may_have_a_stray_nul():
    assert outcome(b"zasi\0\xc5\x82ek na dziecko \0", "txt")[:2] == (
        State.READ,
        "zasiłek na dziecko",
    )
