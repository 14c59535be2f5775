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

from search.polish import fold, stem

WORDS = Path(__file__).parent / "easy_words.txt"
FEWEST = 3  # different words that are hard enough to guess together
FEWEST_SIGNS = 5  # different ones
LONGEST = 64  # letters; longer ones are not taken apart into words
# Fingers go along a keyboard in rows and down its columns, there and back.
KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm"]
# What is written in place of letters.
LOOKALIKES = str.maketrans("@40135$!", "aaoiessi")


class EasyPasswordValidator:
    """Refuses a password of few signs, or of one or two words of the list and the keyboard.

    Digits and signs are left out, and a word is the same in all its forms, however often it comes.
    """

    def validate(self, password, user=None):
        """Raise ValidationError if it is easy to guess."""
        plain = fold(password)
        if len(set(plain)) < FEWEST_SIGNS:
            raise ValidationError(
                _("This password is easy to guess: it repeats a few signs."), code="easy"
            )
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
    """Say whether a text (str of small letters) is made of fewer than FEWEST different words.

    A text without letters is easy too. What is repeated as a whole counts once.
    """
    text = text[: (text + text).find(text, 1)]
    if len(text) > LONGEST:
        return False
    ways = [{frozenset()}]  # for each beginning of the text: the sets of words that it is made of
    for end in range(1, len(text) + 1):
        parts = ((start, word_in(text[start:end])) for start in range(end))
        made = {before | {word} for start, word in parts if word for before in ways[start]}
        ways.append({words for words in made if len(words) < FEWEST})
    return bool(ways[-1])


def word_in(part):
    """Return what is common to the forms of a known word (str), "" if the part is none.

    All of the keyboard is one word.
    """
    if len(part) > 2 and any(part in row or part[::-1] in row for row in KEYBOARD):
        return "qwerty"
    return stem(part) if stem(part) in stems() else ""


@cache
def stems():
    """Return the stems (search.polish) of the list and of this site's own name: a set."""
    lines = WORDS.read_text("utf-8").splitlines()
    listed = " ".join(line for line in lines if not line.startswith("#")).split()
    own = f"{settings.WAGTAIL_SITE_NAME} {urlsplit(settings.BASE_URL).hostname}"
    listed += [word for word in re.split("[^a-z]+", fold(own)) if len(word) > 2]
    return set(map(stem, listed))


def letters(text):
    """Return the letters of a text."""
    return "".join(filter(str.isalpha, text))
