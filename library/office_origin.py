"""Layer 0: takes out of an office document who wrote it; runs in the child of document_origin.

All members of the archive stay as they are, except those that hold properties, names of who
remarked and changed, and photos.
"""

import re
import zipfile
from copy import copy
from io import BytesIO
from shutil import copyfileobj
from xml.parsers import expat

from library.picture_origin import without_origin

LARGEST = 60_000_000  # bytes of a member that is looked into
SIGNATURE = re.compile(r"_xmlsignatures/.+|META-INF/(document|macro)signatures\.xml", re.I)
TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")


class Signed(Exception):
    """The file is signed: a change would break the signature."""


class Cutter:
    """Finds in a short XML the elements of one depth that hold something and do not stay."""

    def __init__(self, depth, stays=(), goes=None):
        """Take the depth (1: in the root) and the names that stay, or those that go."""
        self.depth, self.stays, self.goes = depth, stays, goes

    def __call__(self, data):
        """Return the XML without them: bytes."""
        if b"\x00" in data[:4]:
            raise ValueError("two bytes a letter")
        self.level, self.spans, self.start, self.full = 0, [], 0, False
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self.begin
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.hear
        self.parser.Parse(data, True)
        for start, end in reversed(self.spans):
            tag = TAG.match(data, start)  # of an element without content it is all
            last = tag if tag[0].endswith(b"/>") else TAG.match(data, end)
            data = data[:start] + data[last.end() :]
        return data

    def begin(self, name, attributes):
        """Take note of an element that begins."""
        if self.level == self.depth:
            self.start, self.full = self.parser.CurrentByteIndex, False
        self.full = self.full or bool(attributes)
        self.level += 1

    def end(self, name):
        """Take note of an element that ends."""
        self.level -= 1
        name = name.rpartition("}")[2]
        goes = name in self.goes if self.goes is not None else name not in self.stays
        if self.level == self.depth and self.full and goes:
            self.spans.append((self.start, self.parser.CurrentByteIndex))

    def hear(self, text):
        """Take note of text."""
        self.full = self.full or bool(text.strip())


def named(*patterns, instead=b"Autor"):
    """Return what puts this, as Word does, in the place of names: a function, bytes to bytes.

    The first group of a pattern is what stands before a name.
    """
    rules = [re.compile(pattern) for pattern in patterns]

    def put(data):
        for rule in rules:
            data = rule.sub(rb"\1" + instead, data)
        return data

    return put


CORE = Cutter(1, stays={"title", "language", "created", "modified", "revision", "version"})
VALUE = rb"""(?:(?<=")[^"<>]+|(?<=')[^'<>]+)"""  # up to the quote it began with
CHANGED = named(rb"""(\bw\d*:(?:author|initials|userId)=["'])""" + VALUE)
# The first that matches a member's whole name is used.
PARTS = {
    r"docProps/core\d*\.xml|.+\.psmdcp": CORE,
    r"docProps/app\d*\.xml": Cutter(1, goes={"Company", "Manager", "HyperlinkBase", "Template"}),
    r"docProps/custom\d*\.xml": Cutter(1),
    r"meta\.xml": Cutter(2, stays={"generator", "creation-date", "date", "title", "language",
        "document-statistic", "editing-duration", "editing-cycles"}),
    r"word/[^/]+\.xml": CHANGED,
    r"(content|styles)\.xml": named(
        rb"(<dc:creator>)[^<]+", rb"(<meta:creator-initials>)[^<]+"),
    r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml": named(rb"(<author>)[^<]+"),
    r"xl/persons/[^/]+\.xml": named(rb"""(\b(?:displayName|userId)=["'])""" + VALUE),
    r"xl/workbook\.xml": named(rb"""(absPath\b[^<>]*?\burl=["'])""" + VALUE, instead=b""),
    r"ppt/(commentAuthors|authors)\.xml": named(
        rb"""(\b(?:name|initials|userId)=["'])""" + VALUE),
    r"((word|xl|ppt)/media|Pictures|docProps)/.+\.(jpe?g|png)": without_origin,
}  # fmt: skip


def forget(data):
    """Return the document without names: bytes; None if there are none. Raises Signed and more."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members, changed = archive.infolist(), {}
        for number, one in enumerate(members):
            change = _change(one)
            if change:
                before = archive.read(one)
                after = change(before)
                changed |= {number: after} if after != before else {}
        if changed and any(SIGNATURE.fullmatch(one.filename) for one in members):
            raise Signed
        return _copied(archive, members, changed) if changed else None


def _change(member):
    """Return what takes names out of a member; None if it holds none."""
    for pattern, change in PARTS.items():
        if re.fullmatch(pattern, member.filename, re.I):
            if member.file_size > LARGEST:
                raise ValueError("too large")
            return change
    return None


def _copied(archive, members, changed):
    """Return an archive of the same members in the same order, but for those that changed."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as copied:
        for number, one in enumerate(members):
            facts = copy(one)
            facts.extra = b""
            if number in changed:
                copied.writestr(facts, changed[number], one.compress_type)
                continue
            with archive.open(one) as source, copied.open(facts, "w") as target:
                copyfileobj(source, target, 1 << 16)
    return out.getvalue()
