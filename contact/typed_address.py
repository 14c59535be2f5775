"""Layer 2: what residents type into the field of the street, taken apart: plain data, no database.

"mieszkam na ul. Polnej 5, 00-001 Miasto": besides the street a number before or after it, words
that lead to it, a postcode, a town. Nobody knows beforehand which of them belong to the street
("Na Skarpie", "3 Maja"), so there are several readings, the plainest first.
"""

import re

from contact.house_numbers import house_number
from search import polish

MOST = 16  # readings of one text
# A number at the end, after a letter: "Polna 5", "Polna 12a m. 3", "Polna5"; not that of "3 Maja".
_NUMBER_AT_END = re.compile(
    r"(?<=[^\W\d_])[\s.,]*(?:\b(?:nr|numer|dom|domu|bud)(?:\b|(?=\d))\.?\s*)*"
    r"(?P<number>\d+ ?[^\W\d_]?(?: ?[/-] ?\d+ ?[^\W\d_]?)*"
    r"(?:\W*(?:m|lok|lokal|mieszkanie|mieszkania)\W*\d+\w?)?)\W*$",
    re.IGNORECASE,
)
_NUMBER_FIRST = re.compile(
    r"^\W*(?:(?:nr|numer)\b\.?\s*)?"
    r"(?P<number>\d+(?: ?[^\W\d_]\b)?(?: ?[/-] ?\d+(?:[^\W\d_]\b)?)*"
    r"(?:\W*\b(?:m|lok|lokal|mieszkanie|mieszkania)\b\W*\d+\w?)?)[\s.,]+(?=[^\W\d_])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b\d{2} ?[-–] ?\d{3}\b")
_PIECES = re.compile(r"[,;\n]+")
_LEADING = {"adres", "ja", "jest", "mieszka", "mieszkam", "mieszkamy", "na", "przy", "w", "we"}
_LEADING |= {"zam", "zamieszkala", "zamieszkaly"}


def apart(text):
    """Return (street, number) of "Polna 5"; the number is "" if the text does not end with one."""
    found = _NUMBER_AT_END.search(text)
    if found and house_number(found["number"]):
        return text[: found.start()].strip(), found["number"].strip()
    return text, ""


def readings(text, towns=()):
    """Yield (street, number) as the text may be read, each once, the plainest first.

    towns: the names of towns that may stand beside a street. The number may be "".
    """
    seen = {}
    for piece in _pieces(text, towns):
        for street, number in _numbered(piece):
            for shorter in _without_leading(street):
                seen.setdefault((shorter, number))
    yield from list(seen)[:MOST]


def _pieces(text, towns):
    """Yield the text as it is, without postcode and town, and each part between commas."""
    yield text
    whole = _POSTCODE.sub(",", text)
    known = [frozenset(map(polish.stem, polish.words(town))) for town in towns]
    parts = [part.strip(" .") for part in _PIECES.split(whole)]
    parts = [part for part in parts if part and frozenset(polish.stems(part)) not in known]
    yield " ".join(parts)
    yield from (_without_town(part, towns) for part in (" ".join(parts), *parts))
    yield from parts


def _without_town(text, towns):
    """Return the text without a town at its beginning or end, and without "w" before that."""
    words = text.split()
    for stems in sorted((polish.stems(town) for town in towns), key=len, reverse=True):
        size = len(stems)
        if 0 < size < len(words) and polish.stems(" ".join(words[-size:])) == stems:
            words = words[:-size]
            words = words[:-1] if words[-1].casefold() in ("w", "we") else words
        elif 0 < size < len(words) and polish.stems(" ".join(words[:size])) == stems:
            words = words[size:]
    return " ".join(words)


def _numbered(text):
    """Yield (street, number): as it is, with the number at the end, with the number first."""
    yield text, ""
    street, number = apart(text)
    if number:
        yield street, number
    found = _NUMBER_FIRST.search(text)
    if found and house_number(found["number"]):
        yield text[found.end() :].strip(), found["number"].strip()


def _without_leading(text):
    """Yield the text, and again with one word less while it begins with one that only leads."""
    yield text
    words = text.split()
    while len(words) > 1 and polish.fold(words[0]).strip(".:,") in _LEADING:
        words = words[1:]
        yield " ".join(words)
