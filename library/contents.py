"""Layer 0: whether an uploaded file is what its name says, and brings no program with it.

Looks at the beginning of a file and at the list of what an archive holds; unpacks nothing large.
A PDF is looked through by a child process.
"""

import lzma
import re
import zipfile
import zlib

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from library.pdf_programs import Finding, find

MESSAGES = {
    "another": _(
        "This is not a %(extension)s file, whatever its name says. Open it in the program in which "
        "it was written, save it there as %(extension)s and upload it again."
    ),
    "program": _(
        "This file holds a program (macros), which could harm whoever opens it. "
        "Save it without macros or as PDF and upload it again."
    ),
    "script": _(
        "This PDF holds a script or starts a program, which could harm whoever opens it. Save it "
        "anew, without scripts, in the program in which it was written, and upload it again."
    ),
    "too_much": _(
        "This file grows beyond measure when it is opened. "
        "Save it anew or as PDF and upload it again."
    ),
    "no_captions": _(
        "This is no WebVTT file: its first line must be WEBVTT. Captions in another form, such as "
        ".srt, have to be saved as WebVTT; a new name is not enough."
    ),
    "silent": _(
        "This file of captions holds no caption. Save the captions anew as .vtt and open the file "
        "in Notepad: it should hold times, such as 00:01.000 --> 00:04.000, each with words below."
    ),
    "locked": _(
        "This file is protected by a password, so visitors could not open it. "
        "Save it without a password and upload it again."
    ),
}
# What a file begins with, and after how many bytes.
SIGNATURES = {
    "pdf": (0, re.compile(rb"%PDF-\d")),
    "rtf": (0, re.compile(rb"\{\\rtf")),
    "mp4": (4, re.compile(rb"ftyp")),
    "m4a": (4, re.compile(rb"ftyp")),
    "webm": (0, re.compile(rb"\x1aE\xdf\xa3.{1,60}?webm", re.DOTALL)),
    "mp3": (0, re.compile(rb"ID3|\xff[\xe0-\xff]")),
    "vtt": (0, re.compile(rb"(\xef\xbb\xbf)?WEBVTT[\s]")),
}
# What Python's reader of archives raises over a damaged one; NotImplementedError over a way to pack
# that it does not know.
UNREADABLE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError)
UNREADABLE += (ValueError, LookupError, NotImplementedError)
# Times and, on the next line, words: https://www.w3.org/TR/webvtt1/#webvtt-caption-or-subtitle-cue
CAPTION = re.compile(
    rb"\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+(\d{2,}:)?\d\d:\d\d\.\d{3}[^\r\n]*(\r\n?|\n)[ \t]*[^\s]"
)
# The part that makes an archive a document of this kind.
PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/", "odt": "content.xml", "ods": "content.xml"}
OPEN = {"odt": b"opendocument.text", "ods": b"opendocument.spreadsheet"}
TEXTS = {"txt", "csv"}
KNOWN = {*SIGNATURES, *PARTS, *TEXTS}
PACKED_BY_WORD = b"\xd0\xcf\x11\xe0"  # what is encrypted, and documents of before 2007

BEGINNING = 4096  # bytes
UNPACKED, MEMBERS, LIST = 300_000_000, 10_000, 1_000_000  # bytes, files, bytes of one list
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
WEB_PAGE = re.compile(rb"\s*<(!doctype|html|head|body|script|svg|iframe|\?php|\?xml)", re.I)
PROGRAMS = re.compile(
    r"(.*/)?(vbaproject[^/]*\.bin|vbadata\.xml|activex/.+|macrosheets/.+)"
    r"|basic/.+/(?!script-lb\.xml)[^/]+\.xml|scripts/.+[^/]",
    re.I,
)
PROGRAM_TYPES = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.I)
ELSEWHERE = re.compile(rb'Target="(https?:|ftp:|\\\\)', re.I)
PDF_FAULTS = {
    Finding.PROGRAM: "script",
    Finding.DAMAGED: "another",
    Finding.TOO_MUCH: "too_much",
}
RTF_PROGRAM = re.compile(rb"\\(objdata|objocx|objemb)\b")


def check(file, extension):
    """Raise ValidationError, in words for who uploads, unless the file is what its name says."""
    extension = extension.lower()
    if extension not in KNOWN:  # the field refuses it, and names what is taken
        return
    code = _fault(file, extension)
    file.seek(0)
    if code:
        raise ValidationError(MESSAGES[code], code, {"extension": extension.upper()})


def _fault(file, extension):
    """Return what is wrong: a key of MESSAGES, or None."""
    file.seek(0)
    beginning = file.read(BEGINNING)
    if extension in PARTS:
        return _fault_of_archive(file, extension, beginning)
    if extension in TEXTS:
        return _fault_of_text(file, beginning)
    skipped, signature = SIGNATURES[extension]
    if not signature.match(beginning, skipped):
        return "no_captions" if extension == "vtt" else "another"
    if extension == "vtt" and not CAPTION.search(beginning + file.read()):
        return "silent"
    if extension == "pdf":
        file.seek(0)
        return PDF_FAULTS.get(find(file.read()))
    return "program" if extension == "rtf" and _holds_object(file) else None


def _fault_of_text(file, beginning):
    is_wide = beginning.startswith((b"\xff\xfe", b"\xfe\xff"))
    if is_wide:
        return None
    file.seek(0)
    if WEB_PAGE.match(beginning.removeprefix(b"\xef\xbb\xbf")):
        return "another"
    return "another" if any(CONTROLS.search(piece) for piece in file.chunks()) else None


def _holds_object(file):
    """Say whether an RTF has a program packed into it."""
    file.seek(0)
    return bool(RTF_PROGRAM.search(file.read()))


def _fault_of_archive(file, extension, beginning):
    if beginning.startswith(PACKED_BY_WORD):
        file.seek(0)
        is_locked = "EncryptedPackage".encode("utf-16-le") in file.read()
        return "locked" if is_locked else "another"
    if not beginning.startswith(b"PK\x03\x04"):
        return "another"
    try:
        with zipfile.ZipFile(file) as archive:
            return _fault_of_members(archive, extension)
    except UNREADABLE:
        return "another"
    except RuntimeError:  # a member is encrypted
        return "locked"


def _fault_of_members(archive, extension):
    members = archive.infolist()
    if len(members) > MEMBERS or sum(one.file_size for one in members) > UNPACKED:
        return "too_much"
    names = [one.filename.replace("\\", "/") for one in members]
    if not any(name.startswith(PARTS[extension]) for name in names):
        return "another"
    kind = _list(archive, "mimetype")
    if kind and not kind.strip().endswith(OPEN.get(extension, b"")):
        return "another"
    if any(PROGRAMS.fullmatch(name) for name in names):
        return "program"
    types = _list(archive, "[Content_Types].xml") + _list(archive, "META-INF/manifest.xml")
    linked = _list(archive, "word/_rels/settings.xml.rels")
    is_linked = b"attachedTemplate" in linked and ELSEWHERE.search(linked)
    return "program" if PROGRAM_TYPES.search(types) or is_linked else None


def _list(archive, name):
    """Return the beginning of a member that lists others: bytes; nothing if there is none."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(LIST)
