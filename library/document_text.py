"""Layer 0: an uploaded file, read and examined by a child process that no file can make run away.

The site calls `read_file`. The child, `python -m library.document_text pdf`, gets the file on its
standard input and answers in JSON.
"""

import json
import re
import subprocess
import sys
import time
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from library import child, document_access
from library.child import MEMORY
from library.document_access import Barrier
from library.document_readers import READERS, Locked, TooMuch

SECONDS = 20  # then the child is ended
PATIENCE = 15  # seconds; then the child answers with what it has read so far
CHARACTERS = 500_000  # kept; a long statute has fewer

CHILD = child.command("library.document_text")


class State(StrEnum):
    """What became of a file; library.models has the words for people."""

    UNREAD = "unread"
    READ = "read"
    CUT = "cut"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    UNSUPPORTED = "unsupported"


# -- The site's side --------------------------------------------------------------------------


class Reading(NamedTuple):
    """What is known of a file: its text, and what is wrong with a PDF; None: not examined."""

    state: State
    text: str = ""
    barriers: list | None = None


def read_file(data, extension):
    """Return the Reading of a file: bytes and "pdf". Never raises, whatever the bytes are."""
    if extension not in READERS:
        return Reading(State.UNSUPPORTED)
    try:
        state, text, barriers = json.loads(_ask_child(data, extension))
        if not isinstance(text, str):
            return _broken(extension)
        known = None if barriers is None else [Barrier(barrier) for barrier in barriers]
        return Reading(State(state), text, known)
    except OSError:  # the server has no process to spare; the file is not to blame
        return Reading(State.UNREAD)
    except (subprocess.SubprocessError, ValueError, TypeError, RecursionError):
        return _broken(extension)


def _broken(extension):
    """Return the Reading of a file that cannot be read."""
    return Reading(State.BROKEN, "", [Barrier.DAMAGED] if extension == "pdf" else None)


def _ask_child(data, extension):
    """Return what the child says about the file: bytes."""
    return child.ask([*CHILD, extension], data, SECONDS)


# -- The child's side -------------------------------------------------------------------------


def main():
    """Read the file on the standard input and answer on the standard output."""
    bind()
    json.dump(outcome(sys.stdin.buffer.read(), sys.argv[1]), sys.stdout)


def bind():
    """Bound this process."""
    child.bind(SECONDS, MEMORY)


def outcome(data, extension):
    """Return the Reading of a file."""
    try:
        found, is_whole = collect(READERS[extension](data))
    except Locked:
        return Reading(State.ENCRYPTED, "", [Barrier.PASSWORD] if extension == "pdf" else None)
    except Exception:  # of whatever kind: the libraries promise nothing about damaged files
        return _broken(extension)
    barriers = examine(data, found) if extension == "pdf" else None
    text = clean("".join(found)[: 2 * CHARACTERS])
    if not re.search(r"\w", text):
        return Reading(State.EMPTY, "", barriers)
    if is_whole and len(text) <= CHARACTERS:
        return Reading(State.READ, text, barriers)
    return Reading(State.CUT, text[:CHARACTERS].rstrip(), barriers)


def examine(data, pages):
    """Return what is wrong with a PDF of which these pages were read: a list of Barriers."""
    silent = [number for number, text in enumerate(pages) if not re.search(r"\w", text)]
    try:
        return document_access.barriers(data, silent, len(pages))
    except Exception:  # as above; the text is known all the same
        return [Barrier.UNCLEAR]


def collect(pieces):
    """Return the pieces as a list and whether they are all; stop at what is enough."""
    enough = 2 * CHARACTERS  # before blanks are taken out
    deadline = time.monotonic() + PATIENCE
    kept, size = [], 0
    try:
        for piece in pieces:
            kept.append(piece)
            size += len(piece)
            if size > enough or time.monotonic() > deadline:
                raise TooMuch
    except TooMuch:
        return kept, False
    return kept, True


_SOFT_HYPHEN = re.compile(r"\u00ad\s*")
_END_OF_LINE = re.compile(r"(?<=([^\W\d_]))[-\u2010][^\S\n]*\n\s*(?=([^\W\d_]))")


def clean(text):
    """Return a text as one line of whole words, without what PostgreSQL refuses: "zasi-\nłek"."""
    text = _SOFT_HYPHEN.sub("", text)
    text = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    text = _END_OF_LINE.sub(_joint, unicodedata.normalize("NFKC", text))
    return " ".join(text.split())


def _joint(match):
    """Return what stands between two halves: nothing, unless it looks like Kowalska-Nowak."""
    around = match[1] + match[2]
    return "" if around.islower() or around.isupper() else "-"


if __name__ == "__main__":
    main()
