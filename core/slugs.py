"""Layer 1: addresses in plain ASCII made from Polish."""

from anyascii import anyascii
from django.utils.text import slugify

MAX_LENGTH = 240  # of the 255 that a page's slug may have: room for "-2" after it


def ascii_slug(text):
    """Return `text` as a slug: "Zasiłek rodzinny" gives "zasilek-rodzinny".

    Django's slugify drops ł, which does not decompose; Polish letters are spelt out first.
    """
    return slugify(anyascii(text))[:MAX_LENGTH].rstrip("-_")
