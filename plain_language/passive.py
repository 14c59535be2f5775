"""Layer 1: the passive voice and the impersonal -no, -to: texts that do not say who does it.

"Decyzja została wydana", "przyjmowane są wnioski", "wydano decyzję"; with "się": reflexive.py.
Endings, not a parser: what only looks like it (strona, otwarty, rano) is listed, and a report is
advice.
"""

import re

from plain_language.reflexive import reflexives

_BECOME = frozenset(
    [
        "zostać",
        "został",
        "została",
        "zostało",
        "zostali",
        "zostały",
        "zostanie",
        "zostaną",
        "zostałby",
        "zostałaby",
        "zostałoby",
        "zostaliby",
        "zostałyby",
        "zostaje",
        "zostają",
    ]
)
_BE = frozenset(
    [
        "być",
        "jest",
        "są",
        "był",
        "była",
        "było",
        "byli",
        "były",
        "będzie",
        "będą",
        "byłby",
        "byłaby",
        "byłoby",
        "byliby",
        "byłyby",
        "bywa",
        "bywają",
    ]
)
_BETWEEN = 4  # words between the two: "zostanie niezwłocznie pisemnie zawiadomiony"
_PARTICIPLE = re.compile(
    r"(?:an|on)[yae]$|(?:an|en)i$|(?:ęt|yt|it|ut|art)[yae]$|(?:ęc|yc|ic|uc|arc)i$"
)
# Beginnings of adjectives, nouns and other verbs that have the same endings.
_NO_PARTICIPLE = re.compile(
    r"^(?:one$|zadowolon|czerwon|zielon|znan|nieznan|kochan|pijan|szalon|otwart|"
    r"uwarunkowan|ran|stron|ochron|obron|osłon|zasłon|zmian|odmian|wymian|przemian|ścian|żon|słon|"
    r"ton|pan|an[aei]$|plan[ay]?$|organ[ay]?$|telefon|zaufan|wart|czwart|kart|upart|umiarkowan|"
    r"ukochan|rodzic|zięci|dzieci|pieni|wizyt|elit|kobit|minut|pokut|komuni|nici|życi|wyci$|"
    r"pożyczon|drewnian|szklan|skórzan|wełnian|milion|region|sezon|salon|koron|ekran|firan|polan|"
    r"person|peron|balon|ustron|limity$|kredyty$|statut|instytut|zarzut|atrybut|deficyt|"
    r"pobyt|szczyt|zeszyt|święt|zwierzęt|dziewczęt|rozmait|znakomit|całkowit|pospolit|przyzwoit|"
    r"należyt|obfit|chęci|niechęci|pamięci|wyrzuci|zachęci|poświęci|"
    r"przestrzen|jesien|kieszen|kamien|korzen|promien|strumien|uczen)"
)
# Between a participle and one of these verbs behind it there are only adverbs; any other word makes
# it a description: "dokument wydany przez Ośrodek jest ważny", "wpisany tekst zostaje".
_MAY_STAND_ALONE = _BE | {"zostaje", "zostają"}
_ADVERB = re.compile(
    r"^(?:nie|już|też|także|również|jednak|zawsze|zwykle|często|najczęściej|teraz|zatem|więc|"
    r"zaś|natomiast|\w*(?:czn|śn|wn|ln|tn|mn|zn|dn)ie|\w+owo)$"
)
_CONJUNCTION = frozenset(["i", "oraz", "a", "ale", "lub", "albo", "że"])
_IMPERSONAL = re.compile(r"(?:an|on)o$|(?:ęt|yt|it|ut|art)o$")
_NO_IMPERSONAL = re.compile(
    r"^(?:rano|kolano|siano|wiano|grono|ono|wrono|łono|zielono|czerwono|słono|święto|żyto|koryto|"
    r"sito|dłuto|warto|otwarto|konto|auto|awokado|pieniężno|pięto|tanio|piano|szalono|pijano|"
    r"jesiono|plono|uparto|dlatego)$"
)


def passives(sentence):
    """Return where a Sentence does not say who does something: [(start, end)], in its text."""
    found = []
    for place, word in enumerate(sentence.words):
        lower = word.lower
        if lower in _BECOME or lower in _BE:
            other = _participle_of(sentence, place)
            if other:
                found.append((min(word.start, other.start), max(word.end, other.end)))
        elif len(lower) > 4 and _IMPERSONAL.search(lower) and not _NO_IMPERSONAL.match(lower):
            found.append((word.start, word.end))
    return _apart(sorted([*found, *reflexives(sentence)]))


def _apart(spans):
    """Return the spans, in order, without those that begin in another."""
    kept = []
    for begin, end in spans:
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, end))
    return kept


def _participle_of(sentence, place):
    """Return the participle that belongs to the verb at `place`, or None: Word.

    The one right behind it or right before it, or else the nearest behind it, then before it.
    """
    ahead, behind = _beside(sentence, place, 1), _beside(sentence, place, -1)
    for words in (ahead[:1], behind[:1], ahead):
        found = next(filter(_is_participle, words), None)
        if found:
            return found
    only_adverbs = sentence.words[place].lower in _MAY_STAND_ALONE
    for word in behind:
        if _is_participle(word):
            return word
        if word.lower in _CONJUNCTION or (only_adverbs and not _ADVERB.match(word.lower)):
            return None
    return None


def _beside(sentence, place, step):
    """Return the words near the verb at `place`, the nearest first, up to a sign or a verb."""
    words, found = sentence.words, []
    for _count in range(_BETWEEN + 1):
        other = place + step
        if not 0 <= other < len(words):
            break
        first, second = sorted((place, other))
        between = sentence.text[words[first].end : words[second].start]
        if words[other].lower in _BE | _BECOME or any(sign in between for sign in ",;:()"):
            break
        found.append(words[other])
        place = other
    return found


def _is_participle(word):
    """Say whether a Word looks like a participle of the passive voice."""
    lower = word.lower
    return len(lower) > 4 and _PARTICIPLE.search(lower) and not _NO_PARTICIPLE.match(lower)
