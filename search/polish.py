"""Layer 0: the analyser, the one module that knows Polish: words, plain letters, stems.

Pages and queries pass through the same functions, so that "swiadczen" finds "Świadczenia". How good
the stems are is measured: docs/decisions/0012.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+|\d+")  # "500plus" is two words, as "500 plus" is
LONGEST_WORD = 40  # characters; what is longer is no word, and FTS5 and tsvector bound them too
_PLUS = re.compile(r"(?<=\d)\s?\+")  # "800+" is said, and often typed, "800 plus"
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss"})

# 1. Endings of nouns, adjectives and verbs, on folded words; the longest that fits goes.
_ENDINGS = (
    "a e i o u y ia ie io iu ii ej iej ego iego emu iemu ym im ych ich ymi imi ow om iom em iem "
    "ami iami ach iach mi owi owie uje uja am asz isz ysz esz ujesz ujemy amy imy ymy emy aja eja"
)
# What a vowel softens gets its hard sound back: "kwocie" ~ "kwota", "urzędzie" ~ "urząd".
_SOFTENED = {
    "t": "cie cia ciu ciem ciom ciach ciami",
    "d": "dzie dzi dzia dziom dziach dziami",
    "r": "rze",
}
_SUFFIXES = dict.fromkeys(_ENDINGS.split(), "")
_SUFFIXES |= {"oscia": "osc"} | {
    suffix: hard for hard, suffixes in _SOFTENED.items() for suffix in suffixes.split()
}
_LONGEST_SUFFIX = max(map(len, _SUFFIXES))
_SHORTEST_STEM = 3

# 2. What makes other words of a stem, then the sounds at its end that change.
_STEM_ENDS = [
    (re.compile(r"(?<=.{4})osc$"), ""),  # "możliwość" ~ "możliwy"
    # "mieszkaniowy" ~ "mieszkanie", "składanie" ~ "składał" ~ "składa"
    (re.compile(r"(?<=.{4})(?:(?:ow)?(?:an|al|ac)|(?:an|en)iow|en|il|yl|ic|yc)$"), ""),
    (re.compile(r"(?<=.{2}[^aeiouy])e(?=k$)|(?<=.{3})ie(?=c$)"), ""),  # "zasiłek" ~ "zasiłku"
    (re.compile(r"rz$"), "r"),  # "biurze" ~ "biuro"
    (re.compile(r"dz$"), "g"),  # "drodze" ~ "droga"
    (re.compile(r"c+k?$"), "k"),  # "opiece" ~ "opieka", "dzieci" ~ "dziecko"
]
# 3. Stems of words whose inside changes too.
_IRREGULAR = {
    stem: forms.split()[0]
    for forms in (
        "urzad urzed",
        "maz mez",
        "miast miest",
        "obiad obied",
        "powiat powiet",
        "swiat swiet",
        "sasiad sasied",
        "pieniag pienieg",
        "dzien dn dni dnia dniu dniem dniach dniami dniom",
        "tydzien tydzi tygodn",
        "blad bled",
        "rzad rzed",
        "zajet zajek",
        "wegl wegiel",
        "pracownik pracown",
        "urzednik urzedn",
        "uczestnik uczestn",
        "kierownik kierown",
    )
    for stem in forms.split()
}

# Words that say nothing about what is looked for; dropped when others remain.
_STOP_WORDS = (
    "a aby albo ale ani az bardzo bez bo by byc byl byla bylo byly bym chce chcialabym "
    "chcialbym co czego czy czym dla dlaczego do dostac dostaje dostane dostanie gdy gdzie go "
    "i ich ile im inne ja jak jaka jaki jakich jakie jakiej jakim jako je jego jej jesli jest "
    "jestem jezeli juz kiedy kim komu kto ktora ktore ktorego ktorej ktory ktorych ktorym "
    "ktos lub ma maja mam mamy mi mial mnie moga moge moich moim moj moja moje mojego mojej "
    "moze mozesz mozna mu musi musze my na nad nam nas nasz nich nie niego niej nim o od oraz "
    "po pod poza prosze przed przez przy sa sie skad stac swoj swoja swoje swojej ta tak taki "
    "takie tam te tego tej ten to tu tych tylko tym u w wam we wiec wy z za zamiast zas ze "
    "zeby znalezc"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())


def fold(text):
    """Return `text` in lower case and plain letters: "Świadczeń" → "swiadczen"."""
    lower = text.casefold()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFKD", lower.translate(_PLAIN))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text):
    """Return the words of a text, folded: "Zasiłek, 300+" → ["zasilek", "300", "plus"]."""
    return [word[:LONGEST_WORD] for word in WORD.findall(_PLUS.sub(" plus ", fold(text)))]


@lru_cache(maxsize=50_000)
def stem(word):
    """Return what is common to the forms of a folded word: "zasilku", "zasilek" → "zasilk"."""
    if len(word) < 4 or not word.isalpha() or not word.isascii():
        return _IRREGULAR.get(word, word)
    for length in range(_LONGEST_SUFFIX, 0, -1):
        hard = _SUFFIXES.get(word[-length:])
        if hard is not None and len(word) - length + len(hard) >= _SHORTEST_STEM:
            word = word[:-length] + hard
            break
    for pattern, replacement in _STEM_ENDS:
        word = pattern.sub(replacement, word)
    return _IRREGULAR.get(word, word)


def stems(text):
    """Return the stems of all words of a text, in order, repeated as they are."""
    return [stem(word) for word in words(text)]


def content_words(text):
    """Return the folded words of a query that say something; all of them if none does."""
    typed = words(text)
    return [word for word in typed if word not in STOP_WORDS] or typed


def key(text):
    """Return a phrase as what it is compared by: the stems of its content words, as a tuple."""
    return tuple(map(stem, content_words(text)))
