"""Layer 2: what residents type, made plain: no sign that hides, turns or breaks what is read."""

import unicodedata

# They turn the direction of what follows: "gnp.exe" would be read as "exe.png".
TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
STAY = "\n\t"


def plain(text):
    """Return a text without control characters, its letters in one spelling; lines stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(TURNING)
    text = "".join(c for c in text if c in STAY or unicodedata.category(c) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", text)


def one_line(text):
    """Return a text in one line."""
    return " ".join(text.split())
