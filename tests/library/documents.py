"""Library: documents as files, small and real: PDF, DOCX, ODT."""

import zipfile
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
LEFT, TOP, LEADING = 72, 770, 14


def pdf(*pages):
    """Return a PDF with these pages, each a text with ends of line; Polish letters can be copied.

    One font with a table from its codes to letters, as office programs write it.
    """
    letters = sorted(set("".join(pages)) - {"\n"})
    codes = {letter: f"{code:02x}" for code, letter in enumerate(letters, 1)}
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    widths = " ".join(["500"] * len(letters))
    font = f"/Subtype /Type1 /BaseFont /Helvetica /FirstChar 1 /LastChar {len(letters)}"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        f"<< /Type /Font {font} /Widths [{widths}] /ToUnicode {4 + 2 * len(pages)} 0 R >>",
    ]
    for number, page in enumerate(pages):
        contents = f"{5 + 2 * number} 0 R"
        resources = "<< /Font << /F1 3 0 R >> >>"
        facts = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Resources {resources}"
        objects.append(f"<< /Type /Page {facts} /Contents {contents} >>")
        objects.append(_stream(_drawn(page, codes)))
    return numbered([*objects, _stream(_table(codes))])


def _drawn(page, codes):
    """Return the operators that draw a page's lines one under another."""
    lines = ["".join(codes[letter] for letter in line) for line in page.split("\n")]
    shown = "\n".join(f"<{line}> Tj 0 -{LEADING} Td" for line in lines)
    return f"BT /F1 12 Tf {LEFT} {TOP} Td {shown} ET" if page else ""


def _table(codes):
    """Return a CMap: which letter each code of the font is."""
    rows = [f"<{code}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    chars = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return f"begincmap\n1 begincodespacerange <00> <ff> endcodespacerange\n{chars}\nendcmap"


def _stream(text):
    """Return a stream object with this content."""
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def numbered(objects):
    """Return the file that these objects make, with its table of places."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(out)
    tail = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{rows}{tail}".encode()


def locked_pdf(password):
    """Return a PDF that opens with this password; "" opens it for everybody, to read only."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Zasiłek rodzinny"))))
    writer.encrypt(password, "właściciel", algorithm="AES-256")
    return written(writer)


def closed_pdf():
    """Return a PDF that everybody may open and nobody may have read aloud."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(accessible_pdf("Zasiłek rodzinny"))))
    writer.encrypt("", "właściciel", permissions_flag=UserAccessPermissions.PRINT)
    return written(writer)


def accessible_pdf(*pages, without=(), title="Regulamin", **pictures):
    """Return a PDF of these pages with all that a screen reader needs, but for what is named.

    `without`: any of "tags", "mark", "language", "title", "shown". `picture=0` puts a picture on
    the first page.
    """
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(*pages))))
    root, names = writer.root_object, {"/MarkInfo", "/StructTreeRoot", "/Lang"}
    made = {
        "/MarkInfo": DictionaryObject(
            {NameObject("/Marked"): BooleanObject("mark" not in without)}
        ),
        "/StructTreeRoot": DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")}),
        "/Lang": TextStringObject("" if "language" in without else "pl-PL"),
    }
    for name in names - ({"/StructTreeRoot"} if "tags" in without else set()):
        root[NameObject(name)] = made[name]
    writer.add_metadata({"/Title": "  " if "title" in without else title})
    shown = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject("shown" not in without)}
    )
    root[NameObject("/ViewerPreferences")] = shown
    for number in pictures.values():
        _put_picture(writer.pages[number])
    return written(writer)


def _put_picture(page):
    """Give the page a picture of one dot, as a scanner does."""
    image = StreamObject()
    facts = {"/Type": "/XObject", "/Subtype": "/Image"}
    image.update({NameObject(key): NameObject(value) for key, value in facts.items()})
    drawn = DictionaryObject({NameObject("/Im0"): image})
    page["/Resources"][NameObject("/XObject")] = drawn


def written(writer):
    """Return the bytes of the file that a PdfWriter makes."""
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def docx(body, name="word/document.xml", **members):
    """Return a DOCX with this markup in its body: "<w:p>…</w:p>"."""
    xml = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({name: xml, **members})


def odt(body, manifest="<manifest/>"):
    """Return an ODT with this markup in its text: "<text:p>…</text:p>"."""
    names = f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0"'
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    xml = f"<office:document-content {names}>{text}</office:document-content>"
    return zipped({"content.xml": xml, "META-INF/manifest.xml": manifest})


def zipped(members):
    """Return a zip archive with these members: {name: text or bytes}."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()
