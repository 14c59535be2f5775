"""Layer 1: the check: paragraphs in, a Report out. It knows no page and changes nothing.

The figure is FOG-PL: R. Gunning's fog index (The Technique of Clear Writing, 1952) as adapted to
Polish by Pracownia Prostej Polszczyzny of the University of Wrocław (T. Piekot, G. Zarzeczny, the
program Logios): 0.4 × (words a sentence + 100 × long words / words), where a long word has four
syllables, as in W. Pisarek and A. Seretny, and not three, as in English. It says how many years of
school a reader needs. The levels are those of the same source, by the schools that Poland has today
(8 + 4 years).
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from plain_language.passive import passives
from plain_language.sentences import sentences

LONG_SENTENCE = 20  # words
LONG_WORD = 4  # syllables
FEW_WORDS = 100  # below it the figure says little
LONGEST_TEXT = 200_000  # signs; the rest is not read
LISTED = 30  # sentences of a kind that a report shows, the worst first
OFTEN = 15  # long words that a report names


class Level(TextChoices):
    """Who understands a text at the first reading."""

    PRIMARY = "primary", _("A person who finished primary school will understand this text.")
    SECONDARY = "secondary", _("A person who finished secondary school will understand this text.")
    HIGHER = "higher", _("Only a person with a university degree will understand this text.")
    EXPERT = "expert", _("This text is hard even for people with a university degree.")

    @classmethod
    def of(cls, years):
        """Return the level of a text that needs so many years of school."""
        limits = ((9, cls.PRIMARY), (13, cls.SECONDARY), (18, cls.HIGHER))
        return next((level for limit, level in limits if years < limit), cls.EXPERT)


@dataclass
class Marked:
    """A sentence with something to look at: `pieces` are (text, is_marked)."""

    text: str
    words: int
    pieces: list
    entries: list = field(default_factory=list)


@dataclass
class Report:
    """What was found in a text."""

    words: int = 0
    sentences: int = 0
    long_words: int = 0
    long_sentences: list = field(default_factory=list)
    passive: list = field(default_factory=list)
    official: list = field(default_factory=list)
    frequent_long_words: list = field(default_factory=list)
    is_cut: bool = False

    @property
    def words_a_sentence(self):
        """Return the mean length of a sentence: float."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def long_share(self):
        """Return how many words of a hundred are long: float."""
        return 100 * self.long_words / self.words if self.words else 0.0

    @property
    def fog(self):
        """Return FOG-PL: years of school that a reader needs, a float."""
        return 0.4 * (self.words_a_sentence + self.long_share)

    @property
    def level(self):
        """Return the Level."""
        return Level.of(self.fog)

    @property
    def is_short(self):
        """Say whether the text is too short for the figure to mean much."""
        return self.words < FEW_WORDS

    @property
    def is_clean(self):
        """Say whether there is nothing to advise."""
        return not (self.long_sentences or self.passive or self.official)


def check(paragraphs, dictionary):
    """Return the Report on some paragraphs (str each); dictionary: official.Dictionary."""
    kept, is_cut = _bounded(paragraphs)
    read = sentences(kept)
    report = Report(sentences=len(read), is_cut=is_cut)
    long_words = Counter()
    for sentence in read:
        report.words += len(sentence.words)
        long_words.update(w.lower for w in sentence.words if w.syllables >= LONG_WORD)
        _look_at(sentence, report, dictionary)
    report.long_words = long_words.total()
    report.frequent_long_words = long_words.most_common(OFTEN)
    report.long_sentences.sort(key=lambda one: -one.words)
    for name in ("long_sentences", "passive", "official"):
        setattr(report, name, getattr(report, name)[:LISTED])
    return report


def _look_at(sentence, report, dictionary):
    """Add what is found in one sentence to the report."""
    text, length = sentence.text, len(sentence.words)
    if length > LONG_SENTENCE:
        report.long_sentences.append(Marked(text, length, [(text, False)]))
    spans = passives(sentence)
    if spans:
        report.passive.append(Marked(text, length, _pieces(text, spans)))
    found = dictionary.find(sentence)
    if found:
        entries = list({id(entry): entry for _start, _end, entry in found}.values())
        spans = [(start, end) for start, end, _entry in found]
        report.official.append(Marked(text, length, _pieces(text, spans), entries))


def _pieces(text, spans):
    """Return the text cut where something is marked: [(text, is_marked)], in order."""
    pieces, here = [], 0
    for start, end in spans:
        if start >= here:
            pieces += [(text[here:start], False), (text[start:end], True)]
            here = end
    return [piece for piece in [*pieces, (text[here:], False)] if piece[0]]


def _bounded(paragraphs):
    """Return the paragraphs that are read, and whether some were left out."""
    left, kept = LONGEST_TEXT, []
    for paragraph in paragraphs:
        left -= len(paragraph)
        if left < 0:
            return kept, True
        kept.append(paragraph)
    return kept, False
