"""Layer 0: takes out of a document who wrote it: names in its properties, in photos inside it.

The site calls `forget`. The child, `python -m library.document_origin pdf`, gets the file on its
standard input; it answers with a line, an Origin, and after it the new file, if there is one. Title
and language stay: whoever uses a screen reader needs them.
"""

import subprocess
import sys
from enum import StrEnum
from typing import NamedTuple

from library import child, office_origin, pdf_origin, rtf_origin

SECONDS = 20  # then the child is ended; a PDF of 100 pages with tags takes a few
CHILD = child.command("library.document_origin")
FORGETTERS = {"pdf": pdf_origin.forget, "rtf": rtf_origin.forget}
FORGETTERS |= dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods"), office_origin.forget)


class Origin(StrEnum):
    """What became of the names; library.forgetting has the words for people."""

    UNKNOWN = "unknown"
    FORGOTTEN = "forgotten"
    SIGNED = "signed"
    LOCKED = "locked"
    KEPT = "kept"


class Outcome(NamedTuple):
    """What became of the names in a file, and the file without them: bytes; None if it stays."""

    origin: Origin
    data: bytes | None = None


def forget(data, extension):
    """Return the Outcome for a file: bytes and "pdf". Never raises, whatever the bytes are."""
    if extension not in FORGETTERS:
        return Outcome(Origin.FORGOTTEN)  # a text has no properties
    try:
        origin, _line, changed = child.ask([*CHILD, extension], data, SECONDS).partition(b"\n")
        return Outcome(Origin(origin.decode()), changed or None)
    except OSError:  # the server has no process to spare; it is tried again at night
        return Outcome(Origin.UNKNOWN)
    except (subprocess.SubprocessError, ValueError):
        return Outcome(Origin.KEPT)


# -- The child's side -------------------------------------------------------------------------


def main():
    """Take the names out of the file on the standard input; answer on the standard output."""
    child.bind(SECONDS)
    origin, changed = outcome(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.buffer.write(origin.encode() + b"\n" + (changed or b""))


def outcome(data, extension):
    """Return the Outcome for a file."""
    try:
        return Outcome(Origin.FORGOTTEN, FORGETTERS[extension](data))
    except pdf_origin.Locked:
        return Outcome(Origin.LOCKED)
    except office_origin.Signed:
        return Outcome(Origin.SIGNED)
    except Exception:  # of whatever kind: nothing is promised about damaged files
        return Outcome(Origin.KEPT)


if __name__ == "__main__":
    main()
