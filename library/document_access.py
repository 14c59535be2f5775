"""Layer 0: whether a PDF can be read with a screen reader; runs in the child of document_text.

What is looked at is what a program can tell (ISO 14289, WCAG 2.2): tags, language, title, text.
Whether the tags make sense only a person can tell.
"""

from enum import StrEnum
from io import BytesIO

PAGES = 200  # as many as are read
EXTRACT = 1 << 9  # the permission to take the text out for accessibility (ISO 32000-1, table 22)


class Barrier(StrEnum):
    """What is wrong with a PDF; library.access has the words for people."""

    DAMAGED = "damaged"
    PASSWORD = "password"  # noqa: S105 — not one
    LOCKED = "locked"
    SCAN = "scan"
    SCANNED_PAGES = "scanned-pages"
    UNTAGGED = "untagged"
    LANGUAGE = "language"
    TITLE = "title"
    TITLE_HIDDEN = "hidden-name"
    UNCLEAR = "unclear"


def barriers(data, silent, pages):
    """Return what is wrong with a PDF that opens: a list of Barriers, the worst first.

    `silent`: the numbers of the pages on which no text was found, from 0, of the first `pages`.
    """
    from pypdf import PdfReader  # the server itself never loads it

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        reader.decrypt("")
    catalog = reader.root_object
    found = []
    if reader.is_encrypted and not int(reader.user_access_permissions) & EXTRACT:
        found.append(Barrier.LOCKED)
    if len(silent) == pages:
        return [*found, Barrier.SCAN]  # without text there is nothing to be tagged
    if any(_has_picture(reader.pages[number]) for number in silent):
        found.append(Barrier.SCANNED_PAGES)
    if not _is_tagged(catalog):
        found.append(Barrier.UNTAGGED)
    if not _text(catalog.get("/Lang")):
        found.append(Barrier.LANGUAGE)
    if not _title(reader):
        found.append(Barrier.TITLE)
    elif not _is_true(_of(catalog, "/ViewerPreferences"), "/DisplayDocTitle"):
        found.append(Barrier.TITLE_HIDDEN)
    return found


def _of(holder, name):
    """Return the dictionary under a name, {} if there is none."""
    value = holder.get(name)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, dict) else {}


def _is_true(holder, name):
    """Say whether a dictionary has a true under a name; one of pypdf's is an object: bool."""
    value = holder.get(name)
    return value is not None and getattr(value.get_object(), "value", None) is True


def _is_tagged(catalog):
    """Say whether the document says that it is tagged, and has the tags: bool."""
    is_marked = _is_true(_of(catalog, "/MarkInfo"), "/Marked")
    return is_marked and bool(_of(catalog, "/StructTreeRoot"))


def _text(value):
    """Return a string of a PDF without blanks, "" if there is none."""
    value = value.get_object() if value is not None else None
    return value.strip() if isinstance(value, str) else ""


def _title(reader):
    """Return the title of the document, from either of the two places for it."""
    title = (reader.metadata.title if reader.metadata else "") or ""
    if title.strip():
        return title
    titles = reader.xmp_metadata.dc_title if reader.xmp_metadata else {}
    return "".join((titles or {}).values()).strip()


def _has_picture(page):
    """Say whether a page shows a picture: then it is a scan, and not just empty."""
    drawn = _of(_of(page, "/Resources"), "/XObject").values()
    return any(one.get_object().get("/Subtype") in ("/Image", "/Form") for one in drawn)
