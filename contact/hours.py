"""Layer 2: the hours of one day: read as staff write them on a door, kept in one form.

"7.30 do 15.30", "8-12 i 13-16", "7³⁰–15³⁰", "dzień wewnętrzny". Nothing at all means closed.
Times are minutes since midnight, so that a day may end at 24:00.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

INTERNAL = "dzień wewnętrzny"
END_OF_DAY = 24 * 60
CLOSED_WORDS = {"", "x", "brak", "nieczynne", "zamknięte", "wolne", "nie przyjmujemy"}
ALL_DAY_WORDS = {"całą dobę", "cała doba", "całodobowo", "24h", "24 h", "24/7"}

TIME = r"(\d{1,2})(?:\s*[:.]\s*(\d{2})|(\d{2}))?"
INTERVAL = re.compile(rf"(?:od )?{TIME} ?(?:-|do) ?{TIME}")
SEPARATOR = re.compile(r"\s*(?:[,;/+\n]|\bi\b|\boraz\b)\s*")
FILLERS = re.compile(r"\b(?:w )?(?:godz(?:iny|inach)?|g)\b\.?|(?<![^\W\d_])(?<!24)(?<!24 )h\b")


@dataclass(frozen=True)
class Hours:
    """The hours of one day. Without intervals it is closed; on an internal day staff work."""

    intervals: tuple = ()  # (start, end) pairs in order, apart from one another
    internal: bool = False

    def __str__(self):
        """Return the one form in which hours are kept: "7:30–15:30, 16:00–18:00"."""
        spans = ", ".join(_span(start, end) for start, end in self.intervals)
        return INTERNAL if self.internal else spans


CLOSED = Hours()


def clock(minutes):
    """Return minutes since midnight as on a clock: 450 → "7:30"."""
    return f"{minutes // 60}:{minutes % 60:02}"


@lru_cache(maxsize=512)
def parse(text):
    """Return the Hours that a text says; raise ValidationError, in Polish, on any other text."""
    plain = _plain(text)
    if plain in CLOSED_WORDS:
        return CLOSED
    if plain in ALL_DAY_WORDS:
        return Hours(((0, END_OF_DAY),))
    if "wewn" in plain:
        return _internal(plain)
    spans = sorted(_interval(piece) for piece in SEPARATOR.split(plain) if piece)
    for (start, end), (next_start, next_end) in pairwise(spans):
        if next_start < end:
            names = {"first": _span(start, end), "second": _span(next_start, next_end)}
            message = _("%(first)s and %(second)s overlap. Write them as one, or mend the times.")
            raise ValidationError(message % names)
    return Hours(tuple(_joined(spans)))


def _plain(text):
    """Return a text in small letters with one kind of dash, digit and space, without fillers."""
    # Invisible signs come along when one copies from a page; nobody would see what is wrong.
    seen = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    plain = unicodedata.normalize("NFKC", seen).casefold()
    plain = re.sub(r"[‐‑‒–—―−]+|-{2,}", "-", plain)
    plain = FILLERS.sub(" ", plain)
    return re.sub(r"[^\S\n]+", " ", plain).strip(" .-\n")


def _internal(plain):
    if re.search(r"\d", plain):
        message = _("Write either hours or “%(internal)s”, not both.")
        raise ValidationError(message % {"internal": INTERNAL})
    return Hours(internal=True)


def _interval(piece):
    """Return (start, end) of "7.30 do 15.30"."""
    found = INTERVAL.fullmatch(piece)
    if not found:
        message = _(
            "“%(text)s” does not say from when until when. Write for example 7:30–15:30, "
            "or with a break: 8:00–12:00, 13:00–16:00."
        )
        raise ValidationError(message % {"text": piece})
    parts = found.groups()
    start, end = _minutes(*parts[:3]), _minutes(*parts[3:])
    if end <= start:
        message = _("%(span)s ends before it starts. Write the earlier time first.")
        raise ValidationError(message % {"span": _span(start, end)})
    return start, end


def _minutes(hour, minute, glued):
    """Return the time as minutes since midnight: "7" or "7" and "30"."""
    hour, minute = int(hour), int(minute or glued or 0)
    if minute > 59 or hour * 60 + minute > END_OF_DAY:
        message = _("There is no time %(time)s. The last one of a day is 24:00.")
        raise ValidationError(message % {"time": f"{hour}:{minute:02}"})
    return hour * 60 + minute


def _span(start, end):
    return f"{clock(start)}–{clock(end)}"


def _joined(spans):
    """Yield the spans in order; what touches becomes one: 8–12 and 12–16 are 8–16."""
    current = None
    for span in spans:
        if current and span[0] == current[1]:
            current = (current[0], span[1])
        else:
            if current:
                yield current
            current = span
    if current:
        yield current
