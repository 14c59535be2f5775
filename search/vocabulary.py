"""Layer 0: the words that the index holds, and which of them a mistyped word may have been."""

import re
import unicodedata
from dataclasses import dataclass, field
from threading import Lock

from django.db import OperationalError, transaction
from django.db.models import Count, Max
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search import polish
from search.content import LONGEST
from search.models import Word

SHORTEST = 3  # letters of a word worth learning
LONG = 8  # letters from which two errors are forgiven; shorter words have too many neighbours
MOST_NEIGHBOURS = 30
BEGINNING = 4  # letters that are enough when nothing else is left: "zalało" ~ "zalanie"
# What sounds alike, on folded words: "żeka" ~ "rzeka", "hleb" ~ "chleb", "wuzek" ~ "wózek".
_SOUNDS = [(re.compile(a), b) for a, b in (("rz", "z"), ("ch", "h"), ("u", "o"), ("x", "ks"))]


@dataclass(frozen=True)
class Guess:
    """A word that was perhaps meant: how it is written, its stems, how far it is."""

    form: str
    stems: tuple
    distance: float


# -- Writing ------------------------------------------------------------------------------------


def learn(contents):
    """Remember the words of what was indexed (search.content.Content); return them as a set."""
    forms = set()
    for content in contents:
        for text in (content.names, content.body):
            said = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
            forms.update(w for w in polish.WORD.findall(said) if _is_worth_learning(w))
    try:
        with transaction.atomic():
            _keep(forms)
    except OperationalError:  # two who publish the same new words wait for one another
        transaction.on_commit(lambda: _keep(forms), robust=True)
    return forms


def _keep(forms):
    words = [Word(form=form) for form in sorted(forms)]
    Word.objects.bulk_create(words, ignore_conflicts=True, batch_size=500)


def _is_worth_learning(word):
    return SHORTEST <= len(word) <= polish.LONGEST_WORD and word.isalpha()


def newest():
    """Return the number of the newest word, 0 without any."""
    return Word.objects.aggregate(newest=Max("pk"))["newest"] or 0


def forget(all_but, until):
    """Forget the words up to the number `until` that are not among the forms in `all_but`."""
    known = Word.objects.filter(pk__lte=until).values_list("pk", "form").iterator()
    gone = [pk for pk, form in known if form not in all_but]
    for start in range(0, len(gone), 500):
        Word.objects.filter(pk__in=gone[start : start + 500]).delete()


# -- Asking -------------------------------------------------------------------------------------


@dataclass
class Vocabulary:
    """All words, kept in memory by each worker: some 5 MB for 10,000 pages."""

    version: tuple
    forms: dict = field(default_factory=dict)  # {folded: a form as it is written}
    stems: dict = field(default_factory=dict)  # {stem: a folded form}
    sounds: dict = field(default_factory=dict)  # {how it sounds: folded}

    def add(self, form):
        """Take in one more word."""
        folded = polish.fold(form)
        # Of "swiadczen" and "świadczeń" the one with Polish letters is how it is written.
        if self.forms.get(folded, folded) == folded:
            self.forms[folded] = form
        self.stems.setdefault(polish.stem(folded), folded)
        self.sounds.setdefault(sound(folded), folded)

    def form_of(self, stem):
        """Return a word with this stem as it is written, "" if there is none."""
        return self.forms.get(self.stems.get(stem), "")

    def guesses(self, word):
        """Return what the folded `word`, which nothing says, may have been: Guesses, best first."""
        found = {}
        for folded, distance in self._neighbours(word):
            guess = Guess(self.forms[folded], (polish.stem(folded),), distance)
            known = found.get(guess.stems)
            if known is None or distance < known.distance:
                found[guess.stems] = guess
        guesses = sorted(found.values(), key=lambda guess: guess.distance)
        return guesses + self._pair(word)

    def _neighbours(self, word):
        """Yield (folded form, distance) of the words near: as written, by stem, by sound."""
        alike = self.sounds.get(sound(word))
        if alike:
            yield alike, 0.5
        for folded, distance in near(word, self.forms):
            # People leave letters out more often than they add one, and seldom miss the first.
            yield folded, distance + (folded[0] != word[0]) / 4 + (len(folded) < len(word)) / 8
        stem = polish.stem(word)
        for other, distance in near(stem, self.stems):
            yield self.stems[other], distance + (other[0] != stem[0]) / 4 + 0.2
        if len(word) > SHORTEST:
            begun = sorted((f for f in self.forms if f.startswith(word)), key=len)
            yield from ((folded, 2.0) for folded in begun[:3])

    def begun_alike(self, word):
        """Return what begins as `word` does, for when nothing else helps: Guesses."""
        begin = word[:BEGINNING]
        alike = sorted((f for f in self.forms if f.startswith(begin)), key=len)
        return [Guess(self.forms[f], (polish.stem(f),), 3.0) for f in alike[:MOST_NEIGHBOURS]]

    def _pair(self, word):
        """Return the two words of one without a blank between: "dodatekmieszkaniowy"."""
        for cut in range(SHORTEST, len(word) - SHORTEST + 1):
            left, right = word[:cut], word[cut:]
            if left in self.forms and right in self.forms:
                form = f"{self.forms[left]} {self.forms[right]}"
                return [Guess(form, (polish.stem(left), polish.stem(right)), 1.0)]
        return []


def near(word, others):
    """Return (other, distance) of those at most one edit from `word`, two if it is long."""
    most = 0 if len(word) <= SHORTEST else 1 if len(word) < LONG else 2
    found = process.extract(
        word, others.keys(), scorer=OSA.distance, score_cutoff=most, limit=MOST_NEIGHBOURS
    )
    return [(other, float(distance)) for other, distance, _index in found]


def sound(word):
    """Return how a folded word sounds, roughly: "zeka" for "rzeka" and "żeka"."""
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


_current = Vocabulary(version=(0, 0))
_reading = Lock()


def current():
    """Return the Vocabulary of now; what is new is read, and all of it if something is gone."""
    global _current
    version = tuple(Word.objects.aggregate(number=Count("pk"), newest=Max("pk")).values())
    if version != _current.version:
        with _reading:  # other threads go on asking the old one, which does not change
            if version != _current.version:
                _current = _grown(_current, version)
    return _current


def _grown(old, version):
    number, newest = old.version
    added = list(Word.objects.filter(pk__gt=newest or 0).values_list("form", flat=True))
    if version[0] - number == len(added):
        grown = Vocabulary(version, dict(old.forms), dict(old.stems), dict(old.sounds))
    else:
        grown, added = Vocabulary(version), Word.objects.values_list("form", flat=True).iterator()
    for form in added:
        grown.add(form)
    return grown
