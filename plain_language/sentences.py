"""Layer 1: a text cut into sentences, sentences into words, words into syllables.

Only what Polish spelling says: a vowel is a syllable, "i" before a vowel softens the consonant and
is none ("nie" has one). An official text is full of dots that end nothing: "art. 6 ust. 3 pkt 2".
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from search import polish

WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
# Each run of dots is looked at once, from its first: a line of dots costs no more than its length.
_END = re.compile(r"(?<![.!?…])[.!?…]++[)\"”’»]*+(?=\s)")
_VOWEL = re.compile(r"i(?=[aąeęoóu])|([aąeęioóuy])")
_ABBREVIATIONS = frozenset(
    [
        "al",
        "art",
        "bł",
        "cd",
        "dot",
        "dr",
        "dz",
        "im",
        "in",
        "inż",
        "itd",
        "itp",
        "jw",
        "ks",
        "lek",
        "lit",
        "lok",
        "łac",
        "m.in",
        "mgr",
        "min",
        "mjr",
        "mł",
        "n.p",
        "nast",
        "np",
        "nr",
        "os",
        "pl",
        "płk",
        "pn",
        "por",
        "poz",
        "pkt",
        "pod",
        "prof",
        "pt",
        "ref",
        "rep",
        "rozdz",
        "str",
        "św",
        "sygn",
        "szt",
        "tel",
        "tj",
        "tys",
        "tzn",
        "tzw",
        "ub",
        "ul",
        "ust",
        "w.w",
        "wew",
        "wg",
        "woj",
        "wyd",
        "zał",
        "zob",
        "zw",
        "ww",
    ]
)


@dataclass(frozen=True)
class Word:
    """A word of a sentence: as it is written, where, and as words are compared."""

    text: str
    start: int
    end: int

    @property
    def lower(self):
        """Return the word in small letters, with its Polish signs."""
        return self.text.lower()

    @property
    def stem(self):
        """Return what all forms of the word share."""
        return polish.stem(polish.fold(self.text))

    @property
    def is_number(self):
        """Say whether it is written in digits."""
        return self.text[0].isdigit()

    @property
    def syllables(self):
        """Return how many syllables it has: int, 0 for a number."""
        return syllables(self.lower)


@dataclass(frozen=True)
class Sentence:
    """A sentence and its words."""

    text: str
    words: tuple

    @classmethod
    def read(cls, text):
        """Return the sentence that a text is."""
        found = WORD.finditer(text)
        return cls(text, tuple(Word(w.group(), w.start(), w.end()) for w in found))


@lru_cache(maxsize=20_000)
def syllables(word):
    """Return how many syllables a word in small letters has: "pomoc" → 2, "nie" → 1."""
    return sum(1 for vowel in _VOWEL.finditer(word) if vowel.group(1))


def sentences(paragraphs):
    """Return the Sentences of some paragraphs (str each); none crosses the end of a paragraph."""
    cut = [part for paragraph in paragraphs for part in _cut(" ".join(paragraph.split()))]
    read = map(Sentence.read, cut)
    return [sentence for sentence in read if any(not w.is_number for w in sentence.words)]


def _cut(text):
    """Yield the sentences of one paragraph."""
    begin = 0
    for mark in _END.finditer(text):
        before = text[max(begin, mark.start() - 30) : mark.start()]
        if _ends_here(before, mark.group(), text[mark.end() + 1 : mark.end() + 2]):
            yield text[begin : mark.end()].strip()
            begin = mark.end()
    if text[begin:].strip():
        yield text[begin:].strip()


def _ends_here(before, mark, after):
    """Say whether a mark ends a sentence; `after`: the sign behind the space that follows."""
    if not mark.startswith("."):
        return True
    if not (after.isupper() or after.isdigit() or after in '„"(–-•'):
        return False
    last = before.rsplit(None, 1)[-1].lstrip('(„"').lower() if before.strip() else ""
    if after.isdigit() and len(last) <= 4:
        return False
    return last not in _ABBREVIATIONS and not (len(last) == 1 and last.isalpha() and last != "r")
