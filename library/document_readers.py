"""Layer 0: takes the text out of PDF, DOCX, ODT and TXT; runs in the child of document_text.

A reader is given the bytes of a file and yields text piece by piece, so that its caller can stop.
It raises Locked, TooMuch, or whatever a library raises over a damaged file.
"""

import re
import zipfile
from contextlib import suppress
from functools import partial
from io import BytesIO
from xml.parsers import expat

PAGES = 200
UNPACKED = 20_000_000  # bytes read out of a zip archive, which may claim any size
PIECE = 65_536  # bytes handed to the parser at a time


class Locked(Exception):
    """The file is protected by a password."""


class TooMuch(Exception):
    """There is more in the file than anybody wants to read."""


def read_pdf(data):
    """Yield the text of each page; a page that cannot be read does not spoil the others."""
    from pypdf import PdfReader  # the server itself never loads it

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    damage, readable = None, False
    for number, page in enumerate(reader.pages):
        if number == PAGES:
            raise TooMuch
        try:
            text = page.extract_text()
        except Exception as error:
            damage = error
            yield ""
        else:
            readable = True
            yield text + "\n"
    if damage and not readable:
        raise damage


def read_office(data, members, telling):
    """Yield the text of the zip archive's members whose name matches."""
    if data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data:
        raise Locked  # Word wraps what it encrypts
    left = UNPACKED
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in _open_members(archive, members):
            words = Words(telling)
            with archive.open(name) as member:
                while piece := member.read(PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise TooMuch
                    yield words.of(piece)
            yield words.of(b"", True)


def _open_members(archive, pattern):
    """Return the names of members that match; raise Locked if they are encrypted."""
    found = [info for info in archive.infolist() if re.fullmatch(pattern, info.filename)]
    with suppress(KeyError), archive.open("META-INF/manifest.xml") as manifest:
        if b"encryption-data" in manifest.read(16 * PIECE):  # OpenDocument
            raise Locked
    if any(info.flag_bits & 1 for info in found):
        raise Locked
    if not found:
        raise ValueError("no such member")
    return [info.filename for info in found]


class Words:
    """Takes the text out of an office document's XML as it comes by; keeps no tree of it."""

    # Deleted or moved away, other people's remarks, the same once more for old programs.
    SILENT = frozenset({"del", "moveFrom", "tracked-changes", "annotation", "Fallback"})
    SILENT |= {"note-citation"}  # a number glued to a word
    SIGNS = {"p": "\n", "h": "\n", "br": "\n", "cr": "\n", "line-break": "\n"}
    SIGNS |= {"tab": " ", "s": " ", "noBreakHyphen": "-"}

    def __init__(self, telling):
        """Listen inside the elements with the names in `telling`."""
        self.telling, self.loud, self.silent, self.found = telling, 0, 0, []
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.hear
        self.parser.StartDoctypeDeclHandler = self.refuse

    def of(self, piece, is_last=False):
        """Return the text in the next piece of the document."""
        self.parser.Parse(piece, is_last)
        found, self.found = "".join(self.found), []
        return found

    def start(self, name, attributes):
        """Take note of an element that begins."""
        name = name.rpartition("}")[2]
        self.loud += name in self.telling
        self.silent += name in self.SILENT
        self.found.append(self.SIGNS.get(name, ""))

    def end(self, name):
        """Take note of an element that ends."""
        name = name.rpartition("}")[2]
        self.loud -= name in self.telling
        self.silent -= name in self.SILENT
        self.found.append("\n" if name in ("p", "h") else "")

    def hear(self, text):
        """Keep the characters if they are text of the document as it stands."""
        if self.loud and not self.silent:
            self.found.append(text)

    def refuse(self, *doctype):
        """Refuse a document that could define entities; office programs write none."""
        raise ValueError("a document type declaration")


def read_txt(data):
    """Yield the text of a plain file, in the encoding that Polish files are most likely in."""
    text = data.decode(_encoding(data))
    strange = sum(not (sign.isprintable() or sign.isspace()) for sign in text[:PIECE])
    if strange * 10 > len(text[:PIECE]):
        raise ValueError("not a text")
    yield text


def _encoding(data):
    """Return the name of the encoding of a text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ("utf-8", "cp1250"):
        with suppress(UnicodeDecodeError):
            data.decode(encoding)
            # The two Polish single-byte encodings differ in ą, ś, ź; the signs tell which it is.
            latin = sum(map(data.count, (b"\xb1", b"\xb6", b"\xbc", b"\xa1", b"\xa6", b"\xac")))
            windows = sum(map(data.count, (b"\xb9", b"\x9c", b"\x9f", b"\xa5", b"\x8c", b"\x8f")))
            return "iso-8859-2" if encoding == "cp1250" and latin > windows else encoding
    return "iso-8859-2"


READERS = {
    "pdf": read_pdf,
    "docx": partial(read_office, members=r"word/(document\d*|footnotes)\.xml", telling={"t"}),
    "odt": partial(read_office, members=r"content\.xml", telling={"p", "h"}),
    "txt": read_txt,
}
