"""Layer 2: the Polish alphabet: which letter a title stands under, and in what order.

Not left to the database: SQLite knows no Polish, and PostgreSQL only if somebody installed it.
"""

import re
from dataclasses import dataclass

ALPHABET = "AĄBCĆDEĘFGHIJKLŁMNŃOÓPQRSŚTUVWXYZŹŻ"
NEVER_FIRST = "ĄĘŃQVXY"  # no service begins so, as a rule: listed only if one does
NUMBERS = "0–9"
_PLACES = {letter: place for place, letter in enumerate(ALPHABET)}


def key(title):
    """Return what sorts titles as a Polish dictionary does; quotation marks do not count."""
    said = "".join(re.findall(r"[\w\s]", title)).upper()
    return [(_PLACES.get(letter, -1 if ord(letter) < 128 else 99), letter) for letter in said]


def letter(title):
    """Return the letter that a title stands under: "Ś", or "0–9", for a title of no letters too."""
    first = re.search(r"\w", title)
    if not first or not first[0].isalpha():
        return NUMBERS
    return first[0].upper()[0]  # "ß" has two


def grouped(things):
    """Return (letter, things with a title) for the alphabet, in its order; a letter may be bare.

    things: anything with a `title`. Nothing at all gives an empty list.
    """
    groups = {}
    for thing in sorted(things, key=lambda thing: key(thing.title)):
        groups.setdefault(letter(thing.title), []).append(thing)
    if not groups:
        return []
    usual = [one for one in ALPHABET if one not in NEVER_FIRST]
    return [(one, groups.get(one, [])) for one in sorted({*usual, *groups}, key=_order)]


@dataclass(frozen=True)
class Letter:
    """A letter: on which page of a list it begins (None: it is bare), what of it is shown."""

    name: str
    page: int | None
    shown: list


def on_page(groups, found):
    """Return the Letters of a list of which a page is shown.

    groups: all of the list, as of `grouped`. found: a django.core.paginator.Page of it.
    """
    letters, start = [], 0
    first, last = found.start_index() - 1, found.end_index()
    for name, things in groups:
        page = start // found.paginator.per_page + 1 if things else None
        shown = things[max(first - start, 0) : max(last - start, 0)]
        letters.append(Letter(name, page, shown))
        start += len(things)
    return letters


def _order(letter):
    return (letter != NUMBERS, key(letter))
