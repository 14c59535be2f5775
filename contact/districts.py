"""Layer 2: which street a resident meant, whatever they typed: plain data, no database.

Forgiven: capitals, Polish letters, "ul." and other kinds, titles, first names left out or said by
their initials, endings ("Polnej") and typing errors. What stands around a street is taken off
before: contact.typed_address.
"""

from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from search import polish
from search.vocabulary import near, sound

STREET = "ul"  # the kind of a street without a kind
_KINDS = {
    form: forms.split()[0]
    for forms in (
        "ul ulica ulicy ulice",
        "al aleja aleje alei alej alejach",
        "pl plac placu",
        "os osiedle osiedlu osiedla",
        "rondo ronda rondzie",
        "skwer skweru skwerze",
        "bulwar bulwaru bulwarze",
    )
    for form in forms.split()
}
_TITLES = {
    form: forms.split()[0]
    for forms in (
        "bl blogoslawionego blogoslawionej",
        "bp biskupa",
        "dr doktora",
        "gen generala",
        "hr hrabiego",
        "im imienia",
        "inz inzyniera",
        "kard kardynala",
        "kpt kapitana",
        "ks ksiedza ksiecia",
        "mjr majora",
        "marsz marszalka",
        "o ojca",
        "plk pulkownika",
        "por porucznika",
        "prof profesora",
        "rtm rotmistrza",
        "sw swietego swietej swietych",
    )
    for form in forms.split()
}
_ORDINALS = {"pierwszego": "1", "trzeciego": "3", "jedenastego": "11"}  # of May, of November
# How a street ends that one lives on: "na Polnej", "na Leśnym", "na Rynku". That is no error.
_OF_PLACE = ("ej", "ym", "im", "ych", "ich", "u", "ie", "rze")

# What a mended word costs; words found as they are cost nothing.
OTHER_ENDING, SOUNDS_ALIKE, ONLY_BEGUN, OTHER_KIND = 0.25, 0.5, 1.5, 0.75
CLEAR = 0.5  # how much better than the next the best must be to be taken for what was meant
MOST = 2.5  # cost from which nothing is taken for what was meant
ALIKE = 65  # of 100: how alike a street is that is offered when nothing else is known
OFFERED = 8
MOST_WORDS = 8  # of a street's name
SHORTEST = 3  # letters of a word that names a street


def split(text):
    """Return (kind or None, words) of a street's name, folded; titles and kinds in one form."""
    words = [_ORDINALS.get(word, word) for word in polish.words(text)[:MOST_WORDS]]
    words = [w for w, before in zip(words, ["", *words], strict=False) if not _spells(before, w)]
    kind = None
    while len(words) > 1 and words[0] in _KINDS:
        kind, words = _KINDS[words[0]], words[1:]
    if words and _KINDS.get(words[0]) == STREET:
        words = words[1:]  # "ul." and nothing else names no street
    return kind, tuple(_TITLES.get(word, word) for word in words)


def _spells(number, ending):
    """Say whether a word only ends a number: "3-go Maja"."""
    return number.isdigit() and ending in ("go", "ego")


def key(name):
    """Return what a street is compared by: "ul. Św. Antoniego" → "ul sw antoniego"; "" of none."""
    kind, words = split(name)
    return " ".join((kind or STREET, *words)) if words else ""


def label(name):
    """Return how a street is called: "Polna" → "ul. Polna", "Plac Wolności" as it is."""
    return name if split(name)[0] else f"ul. {name}"


@dataclass(frozen=True)
class Found:
    """What was meant: one street, or several that it may have been; all of them keys."""

    street: str = ""
    mended: bool = False  # not what was typed, but surely what was meant
    others: tuple = ()
    alike: bool = False  # the others fit equally well; otherwise they are only near
    total: int = 0  # how many others there are, of which only the first few are named


@dataclass(frozen=True)
class Known:
    """A street taken apart: its key, kind and words without titles."""

    key: str
    kind: str
    words: tuple


class Streets:
    """The streets that districts know: an iterable of their keys."""

    def __init__(self, keys):
        parts = ((known, known.partition(" ")) for known in keys)
        self.known = [Known(k, kind, _plain(rest.split())) for k, (kind, _, rest) in parts]
        self._asked = {}

    def find(self, text):
        """Return the Found of what somebody typed; of any text at all."""
        kind, words = split(text)
        words = _plain(words)
        exact = [s for s in self.known if s.words == words and kind in (None, s.kind)]
        if len(exact) > 1:
            return _choice(exact, alike=True)
        # Who says "Kościuszki" means "Tadeusza Kościuszki" as likely as "plac Kościuszki".
        if exact and exact[0].kind in (kind, STREET):
            return Found(exact[0].key)
        if not any(len(word) >= SHORTEST for word in words):
            return Found()
        return self._meant(kind, words) or Found(others=self._nearest(words))

    def _meant(self, kind, words):
        """Return the Found of the streets that have all these words, or words near to them."""
        nearness = [self._near(word) for word in words]
        priced = [(_cost(s, kind, nearness), s) for s in self.known]
        fitting = sorted((p for p in priced if p[0] is not None), key=lambda p: (p[0], p[1].key))
        if not fitting:
            return None
        best = fitting[0][0]
        equal = [street for cost, street in fitting if cost < best + CLEAR]
        # "Zielonej" is "Zielona" and nothing more, even if there is a "Nowa Zielona".
        whole = [s for s in equal if len(s.words) == len(words) and s.kind in (kind, STREET)]
        if best == 0 and len(whole) == 1:
            equal = whole
        if len(equal) == 1 and best <= MOST:
            return Found(equal[0].key, mended=best > 0)
        return _choice(equal, alike=best == 0)

    def _near(self, word):
        """Return the same as `_find_near`, which is asked once for each word."""
        if word not in self._asked:
            self._asked[word] = self._find_near(word)
        return self._asked[word]

    def _find_near(self, word):
        """Return what a typed word may have been: {word of a street: cost}."""
        placed = {}
        if word.endswith(_OF_PLACE) and len(word) > SHORTEST:
            stem = polish.stem(word)
            placed = {other: 0 for other in self._words if polish.stem(other) == stem}
        if word in self._words:
            return placed | {word: 0}
        if len(word) == 1:
            return {other: 0 for other in self._words if other[0] == word}
        found = dict(near(word, self._words))
        if len(word) >= SHORTEST:
            stem, heard = polish.stem(word), sound(word)
            begun = [other for other in self._words if other.startswith(word)]
            found = dict.fromkeys(begun, ONLY_BEGUN) | found
            found |= {o: SOUNDS_ALIKE for o, said in self._words.items() if said == heard}
            found |= {o: OTHER_ENDING for o in self._words if polish.stem(o) == stem}
        return found | placed

    @cached_property
    def _words(self):
        """The words of all streets and how they sound: {word: sound}."""
        return {word: sound(word) for street in self.known for word in street.words}

    def _nearest(self, words):
        """Return the keys of the streets that look most like the words."""
        names = {street.key: " ".join(street.words) for street in self.known}
        alike = process.extract(
            " ".join(words), names, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=OFFERED
        )
        return tuple(key for _name, _score, key in alike)


def _plain(words):
    """Return the words without titles, unless nothing else is left."""
    return tuple(w for w in words if w not in _TITLES) or tuple(words)


def _choice(streets, alike):
    keys = tuple(street.key for street in streets[:OFFERED])
    return Found(others=keys, alike=alike, total=len(streets))


def _cost(street, kind, nearness):
    """Return how far a street is from what was typed; None if one of the words is not in it."""
    total, left = OTHER_KIND * (kind not in (None, street.kind)), list(street.words)
    for costs in nearness:
        best = min((w for w in left if w in costs), key=costs.get, default=None)
        if best is None:
            return None
        total += costs[best]
        left.remove(best)
    return total
