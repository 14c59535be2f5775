"""Layer 0: whether a PDF brings a program with it: scripts, commands that start another program.

The site calls `find`. The child, `python -m library.pdf_programs`, gets the file on its standard
input, follows whatever a reader of PDFs could act on, and answers with a Finding.
"""

import re
import subprocess
import sys
import time
from enum import StrEnum
from io import BytesIO

from library import child

CHILD = child.command("library.pdf_programs")
PATIENCE, OBJECTS = 10, 200_000  # seconds, objects; then it is too much

# What never leads to an action, and is most of a file.
NO_ACTIONS = {"/StructTreeRoot", "/Resources", "/Contents", "/Metadata", "/P"}
NO_ACTIONS |= {"/AP", "/Dest", "/Dests", "/MK", "/Threads"}
NO_ACTIONS |= {"/SE", "/StructParent"}  # from a bookmark into the tree of tags
ACTS = {"/JavaScript", "/Launch"}
# Office programs write these for a form's dates, numbers and sums; readers know what they mean.
PLAIN = r"""(?:[\s\d.,+-]|true|false|"[^"\\]*"|'[^'\\]*')*"""
KNOWN = r"AF(?:Date|Number|Percent|Range|Simple|Special|Time)_\w+"
CALCULATION = re.compile(
    rf"\s*(?:{KNOWN}\s*\({PLAIN}(?:new\s+Array\s*\({PLAIN}\){PLAIN})?\)\s*;?\s*)+"
)
SCRIPT = re.compile(rb"<(\w+:)?script\b", re.I)  # of a form in XML (XFA)
# For a file that the child could not look through.
HIDDEN = re.compile(rb"#([0-9a-fA-F]{2})")
SEEN = re.compile(rb"/(Launch|JavaScript|JS)\b")


class Finding(StrEnum):
    """What became of the search."""

    NOTHING = "nothing"
    PROGRAM = "program"
    DAMAGED = "damaged"  # or no PDF
    LOCKED = "locked"  # by a password, which visitors do not have
    TOO_MUCH = "too_much"


def find(data):
    """Return the Finding for a PDF: bytes. Never raises, whatever the bytes are."""
    try:
        found = Finding(child.ask(CHILD, data).decode())
    except OSError:  # the server has no process to spare
        found = Finding.LOCKED
    except (subprocess.SubprocessError, ValueError):
        found = Finding.TOO_MUCH
    if found == Finding.LOCKED and SEEN.search(HIDDEN.sub(_shown, data)):
        return Finding.PROGRAM
    return found


def _shown(match):
    """Return the letter of a name that is written as a number: J of /#4aavaScript."""
    return bytes.fromhex(match[1].decode())


# -- The child's side -------------------------------------------------------------------------


def main():
    """Look through the file on the standard input and answer on the standard output."""
    child.bind()
    sys.stdout.write(outcome(sys.stdin.buffer.read()))


def outcome(data):
    """Return the Finding for a PDF."""
    from pypdf import PdfReader  # the server itself never loads it

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return Finding.LOCKED
        return follow(reader.root_object)
    except (MemoryError, RecursionError):
        return Finding.TOO_MUCH
    except Exception:  # of whatever kind: the library promises nothing about damaged files
        return Finding.DAMAGED


def follow(root):
    """Return the Finding for all that the catalogue of a PDF leads to."""
    deadline, seen, left = time.monotonic() + PATIENCE, set(), [root]
    while left:
        one = left.pop()
        if hasattr(one, "idnum"):  # a reference to an object
            number = (one.idnum, one.generation)
            one = None if number in seen else _resolved(one)
            seen.add(number)
        if isinstance(one, list):
            left += one
        elif isinstance(one, dict):
            if acts(one):
                return Finding.PROGRAM
            left += [value for name, value in one.items() if name not in NO_ACTIONS]
        if len(seen) > OBJECTS or time.monotonic() > deadline:
            return Finding.TOO_MUCH
    return Finding.NOTHING


def _resolved(reference):
    """Return the object that is meant; None if it is damaged: readers do not find it, either."""
    try:
        return reference.get_object()
    except (MemoryError, RecursionError):
        raise
    except Exception:
        return None


def acts(one):
    """Say whether a dictionary of a PDF is an action that runs something, or a form that does."""
    if "/XFA" in one and SCRIPT.search(_content(one["/XFA"])):
        return True
    if "/JS" in one:
        return not CALCULATION.fullmatch(_content(one["/JS"]).decode("utf-8", "replace"))
    kind = one.get("/S")
    return kind is not None and kind.get_object() in ACTS


def _content(value):
    """Return what a string, a stream or a list of both holds: bytes."""
    value = value.get_object()
    if isinstance(value, list):
        return b"".join(_content(part) for part in value)
    if hasattr(value, "get_data"):
        return value.get_data()
    return value if isinstance(value, bytes) else str(value).encode()


if __name__ == "__main__":
    main()
