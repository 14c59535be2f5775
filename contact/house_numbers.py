"""Layer 2: numbers of houses: what people type, which ranges hold a number, where ranges overlap.

A range is anything with `number_from`, `number_to` (int or None: open at that end) and `parity`.
"""

import re
import unicodedata

ALL, ODD, EVEN = "all", "odd", "even"
FIRST, LAST = 1, 99_999
_SIDES = {ALL: (1, 0), ODD: (1,), EVEN: (0,)}  # a side is what its numbers leave, divided by two


def house_number(text):
    """Return the number in "12a", "nr 12/3 m. 5" or "12 A": an int, None if there is none."""
    plain = unicodedata.normalize("NFKC", text)  # 12½ becomes 121⁄2 in it
    found = re.search(r"\d+", text) or re.search(r"\d+", plain)
    number = int(found.group()[:9]) if found else 0
    return number if FIRST <= number <= LAST else None


def covers(row, number):
    """Say whether the range holds the house number."""
    low, high = _bounds(row)
    return low <= number <= high and number % 2 in _SIDES[row.parity]


def cover_every_number(rows):
    """Say whether each house number is in one of the ranges."""
    # The first number that is missing is the first of its side or comes right after a range.
    ends = [row.number_to for row in rows if row.number_to]
    tried = {FIRST, FIRST + 1, *(end + step for end in ends for step in (1, 2))}
    return all(any(covers(row, number) for row in rows) for number in tried if number <= LAST)


def overlaps(rows):
    """Return (row, earlier row, number in both) for the ranges of one street that overlap.

    Each row that overlaps one before it is named once, however many they are.
    """
    found = {}
    order = {id(row): place for place, row in enumerate(rows)}
    for side in _SIDES[ALL]:
        furthest = None
        for low, high, row in sorted(_on_side(rows, side), key=lambda known: known[0]):
            if furthest and low <= furthest[0]:
                later, earlier = sorted((row, furthest[1]), key=lambda r: -order[id(r)])
                found.setdefault(id(later), (later, earlier, low))
            if furthest is None or high > furthest[0]:
                furthest = (high, row)
    return sorted(found.values(), key=lambda overlap: order[id(overlap[0])])


def _on_side(rows, side):
    """Yield (lowest, highest number, row) for the rows that hold numbers of this side."""
    for row in rows:
        low, high = _bounds(row)
        low, high = low + (low - side) % 2, high - (high - side) % 2
        if side in _SIDES[row.parity] and low <= high:
            yield low, high, row


def _bounds(row):
    return row.number_from or FIRST, row.number_to or LAST
