"""Layer 1: passwords that Polish people think of first, and so do those who guess them.

Django's own list is of English ones.
"""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.polish import fold

WORDS = Path(__file__).parent / "easy_words.txt"
FEWEST = 3  # words that are hard enough to guess together
LONGEST = 64  # letters; whatever is longer is not made of two of these words
# What is written in place of letters.
LOOKALIKES = str.maketrans("@40135$!", "aaoiessi")


class EasyPasswordValidator:
    """Refuses a password made of one or two words of the list, digits and signs left out."""

    def validate(self, password, user=None):
        """Raise ValidationError if it is easy to guess."""
        plain = fold(password)
        core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", plain)
        if any(is_easy(letters(text)) for text in (plain, core.translate(LOOKALIKES))):
            raise ValidationError(
                _(
                    "This password is easy to guess: it is made of a common word, a name or the "
                    "name of the Centre. Join several words that do not belong together."
                ),
                code="easy",
            )

    def get_help_text(self):
        """Return what the validator asks for."""
        return _("Not a common word, a name or the name of the Centre, with digits added.")


def is_easy(text):
    """Say whether a text (str of small letters) is made of fewer than FEWEST known words.

    A text without letters is easy too. Counts the fewest words for each beginning of the text.
    """
    if len(text) > LONGEST:
        return False
    fewest = [0]
    for end in range(1, len(text) + 1):
        starts = (start for start in range(end) if text[start:end] in words())
        fewest.append(min((fewest[start] + 1 for start in starts), default=FEWEST))
    return fewest[-1] < FEWEST


@cache
def words():
    """Return the words of the list and those of this site's own name: a set."""
    lines = WORDS.read_text("utf-8").splitlines()
    listed = " ".join(line for line in lines if not line.startswith("#")).split()
    own = f"{settings.WAGTAIL_SITE_NAME} {urlsplit(settings.BASE_URL).hostname}"
    return {*listed, *(word for word in re.split("[^a-z]+", fold(own)) if len(word) > 2)}


def letters(text):
    """Return the letters of a text."""
    return "".join(filter(str.isalpha, text))
