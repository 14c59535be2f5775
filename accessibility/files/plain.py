"""Layer 2: the text of a page as plain text, which reads well aloud and in any program."""

from textwrap import fill

from django.utils.translation import gettext as _

WIDTH = 80
INDENT = "  "
LISTS = ("bullet", "number")


def plain(title, pieces):
    """Return a title and Pieces as text: str, with line feeds, one at its end."""
    parts, before = [_underlined(title, "=")], "heading"
    for piece in pieces:
        text = _piece(piece)
        goes_on = piece.kind in LISTS and (piece.number > 1 or piece.level > 1)
        closer = goes_on and before in LISTS
        parts.append(text if closer else f"\n{text}")
        before = piece.kind
    return "\n".join(parts) + "\n"


def _piece(piece):
    """Return one Piece as lines."""
    text = _with_addresses(piece)
    if piece.kind == "heading":
        return _underlined(text, "-" if piece.level == 2 else "")
    if piece.kind == "table":
        return "\n".join(_row(row, piece.rows[0]) for row in piece.rows[1:] or piece.rows)
    if piece.kind == "quote":
        quoted = _("“%(quote)s”") % {"quote": text.strip("„“”")}
        return _wrapped(quoted, INDENT, INDENT)
    if piece.kind in LISTS:
        mark = f"{piece.number}. " if piece.kind == "number" else "- "
        first = INDENT * (piece.level - 1) + mark
        return _wrapped(text, first, " " * len(first))
    return _wrapped(text)


def _with_addresses(piece):
    """Return the words of a Piece, an address in brackets after each link."""
    parts = []
    for place, run in enumerate(piece.runs):
        parts.append(run.text)
        following = piece.runs[place + 1].href if place + 1 < len(piece.runs) else ""
        if run.href and run.href != following:
            parts.append(f" ({run.href.removeprefix('mailto:').removeprefix('tel:')})")
    return "".join(parts)


def _row(row, head):
    """Return a row so that it makes sense when read aloud: each cell after its column's heading."""
    named = len(head) == len(row) and all(is_header for _text, is_header in head) and row != head
    cells = [
        f"{title}: {text}" if named and title else text
        for (text, _is_header), (title, _is_head) in zip(row, head if named else row, strict=True)
    ]
    return _wrapped("- " + "; ".join(cells), "", INDENT)


def _wrapped(text, first="", following=""):
    """Return the text in lines that fit; a line that its writer broke stays broken."""
    looks = {"break_long_words": False, "break_on_hyphens": False}
    lines = text.split("\n")
    filled = [fill(lines[0], WIDTH, initial_indent=first, subsequent_indent=following, **looks)]
    rest = {"initial_indent": following, "subsequent_indent": following}
    filled += [fill(line, WIDTH, **rest, **looks) for line in lines[1:]]
    return "\n".join(filled)


def _underlined(text, sign):
    """Return a heading with a line under it, if it has a sign."""
    return f"{text}\n{sign * min(len(text), WIDTH)}" if sign else text
