"""Library: PDFs that bring a program with them, in every place that has room for one."""

import zlib

from tests.library.documents import numbered

PLAIN = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
LAUNCH = "<< /S /Launch /F (cmd.exe) >>"


def acting(catalogue="", page="", *more):
    """Return a PDF of one page with this in its catalogue, on its page, and more objects from 4."""
    return numbered(objects(catalogue, page, *more))


def objects(catalogue="", page="", *more):
    """Return the objects of such a PDF: texts."""
    return [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} >>",
        *more,
    ]


def packed(*texts):
    """Return a PDF whose objects are compressed in a stream, as Acrobat and Word write them."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    first = " ".join(f"{number} {start}" for number, start in enumerate(starts, 1)) + " "
    body = zlib.compress((first + " ".join(texts)).encode("latin-1"))
    holder, table = len(texts) + 1, len(texts) + 2
    facts = f"/Type /ObjStm /N {len(texts)} /First {len(first)}"
    out = b"%PDF-1.7\n" + _stream(holder, facts, body)
    rows = [(0, 0, 255), *((2, holder, place) for place in range(len(texts))), (1, 9, 0)]
    rows.append((1, len(out), 0))
    cells = b"".join(
        bytes([kind]) + where.to_bytes(3) + bytes([place]) for kind, where, place in rows
    )
    facts = f"/Type /XRef /Size {table + 1} /W [1 3 1] /Root 1 0 R"
    tail = f"startxref\n{len(out)}\n%%EOF\n".encode()
    return out + _stream(table, facts, zlib.compress(cells)) + tail


def _stream(number, facts, body):
    """Return a compressed stream as an object with this number."""
    head = f"{number} 0 obj\n<< {facts} /Filter /FlateDecode /Length {len(body)} >>\nstream\n"
    return head.encode() + body + b"\nendstream\nendobj\n"


def form(action):
    """Return a PDF with a field whose value is worked out by an action."""
    field = f"<< /FT /Tx /T (suma) /Rect [0 0 9 9] /Subtype /Widget /AA << /C {action} >> >>"
    return acting("/AcroForm << /Fields [4 0 R] >>", "/Annots [4 0 R]", field)


SUM = '<< /S /JavaScript /JS (AFSimple_Calculate\\("SUM", new Array\\("a", "b"\\)\\);) >>'
DATE = '<< /S /JavaScript /JS (AFDate_FormatEx\\("dd.mm.yyyy"\\);) >>'
XFA = "<< /Length 42 >>\nstream\n<subform><script>xfa.host.beep()</script> \nendstream"
HARMLESS = {
    "a pdf that opens on a page": lambda: acting("/OpenAction [3 0 R /Fit]"),
    "a pdf with links": lambda: acting(
        "", "/Annots [<< /Subtype /Link /A << /S /URI /URI (https://example.org) >> >>]"
    ),
    "a pdf about scripts": lambda: acting("/Lang (/S /JavaScript /S /Launch /OpenAction)"),
    "a form with a sum": lambda: form(SUM),
    "a form with a date": lambda: form(DATE),
    "a packed pdf": lambda: packed(*objects()),
}
ACTING = {
    "a pdf that starts a program": lambda: acting(f"/OpenAction {LAUNCH}"),
    "a pdf that runs at once": lambda: acting("/OpenAction 4 0 R", "", PLAIN),
    "a pdf that runs when it is closed": lambda: acting(f"/AA << /WC {PLAIN} >>"),
    "scripts of a whole pdf": lambda: acting(
        "/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", "", PLAIN
    ),
    "a page that runs": lambda: acting("", f"/AA << /O {PLAIN} >>"),
    "a link that runs": lambda: acting("", f"/Annots [<< /Subtype /Link /A {PLAIN} >>]"),
    "a link that starts a program": lambda: acting("", f"/Annots [<< /A {LAUNCH} >>]"),
    "a link that runs then": lambda: acting(
        "", f"/Annots [<< /A << /S /URI /URI (a) /Next [{LAUNCH}] >> >>]"
    ),
    "a heading that runs": lambda: acting(
        "/Outlines << /First << /Title (a) /A 4 0 R >> >>", "", PLAIN
    ),
    "a form that runs": lambda: form(PLAIN),
    "a form that hides what runs": lambda: form(SUM.replace('"SUM"', "app.alert\\(1\\)")),
    "a form in xml that runs": lambda: acting("/AcroForm << /XFA [(form) 4 0 R] >>", "", XFA),
    "a script by another name": lambda: acting(
        "/OpenAction 4 0 R", "", PLAIN.replace("/JavaScript", "/J#61v#61Script")
    ),
    "a packed script": lambda: packed(*objects("/OpenAction 4 0 R", "", PLAIN)),
    "a script in a stream": lambda: acting(
        "/OpenAction << /S /JavaScript /JS 4 0 R >>",
        "",
        "<< /Length 13 >>\nstream\napp.alert(1);\nendstream",
    ),
}
