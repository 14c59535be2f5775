"""Layer 1: the passive voice and the impersonal -no, -to: texts that do not say who does it.

"Decyzja została wydana", "zostaną przyznane", "jest wypłacany", "wydano decyzję". Endings, not a
parser: what only looks like it (strona, otwarty, rano) is listed, and a report is advice.
"""

import re

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
_AHEAD = 4  # words between the two: "zostanie niezwłocznie pisemnie zawiadomiony"
_PARTICIPLE = re.compile(
    r"(?:an|on)(?:y|a|e|i)$|eni$|(?:ęt|yt|it|ut|art)(?:y|a|e)$|(?:ęc|yc|ic|uc|arc)i$"
)
# Beginnings of adjectives and nouns that have the same endings.
_NO_PARTICIPLE = re.compile(
    r"^(?:on[aeiy]?$|zadowolon|czerwon|zielon|znan|nieznan|kochan|pijan|szalon|otwart|"
    r"uwarunkowan|ran|stron|ochron|obron|osłon|zmian|odmian|wymian|przemian|ścian|żon|słon|ton|"
    r"pan|an[aei]$|plan|organ|telefon|zaufan|wart|kart|upart|umiarkowan|ukochan|rodzic|"
    r"zięci|dzieci|pieni|wizyt|elit|kobit|minut|pokut|komuni|nici|życi|wyci|pożyczon)"
)
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
            other = _participle_after(sentence, place)
            if other:
                found.append((word.start, other.end))
        elif len(lower) > 4 and _IMPERSONAL.search(lower) and not _NO_IMPERSONAL.match(lower):
            found.append((word.start, word.end))
    return found


def _participle_after(sentence, place):
    """Return the participle that belongs to the verb at `place`, or None: Word."""
    verb = sentence.words[place]
    for word in sentence.words[place + 1 : place + 2 + _AHEAD]:
        if any(sign in sentence.text[verb.end : word.start] for sign in ",;:()"):
            return None
        lower = word.lower
        if len(lower) > 4 and _PARTICIPLE.search(lower) and not _NO_PARTICIPLE.match(lower):
            return word
    return None
