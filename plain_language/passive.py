"""Layer 1: the passive voice and the impersonal -no, -to: texts that do not say who does it.

"Decyzja została wydana", "przyjmowane są wnioski", "wydano decyzję"; with "się": reflexive.py.
Endings, not a parser: what only looks like it (strona, otwarty, rano) is listed, and a report is
advice.
"""

import re

from plain_language.reflexive import reflexives

# All persons: letters to "Ty" say "zostaniesz wezwany", "zostałaś poinformowana".
_PAST = (
    r"(?:ł(?:em|eś|by[mś]?)?|ła(?:m|ś|by[mś]?)?|ło(?:by)?|(?:li|ły)(?:śmy|ście|by(?:śmy|ście)?)?)"
)
_BECOMES = r"zostaj(?:ę|ą|e(?:sz|my|cie)?)"
_BECOME = re.compile(rf"zosta(?:ć|nę|ną|nie(?:sz|my|cie)?|{_PAST})|{_BECOMES}")
_BE = re.compile(
    r"być|jest(?:em|eś|eśmy|eście)?|są|będ(?:ę|ą|zie(?:sz|my|cie)?)|bywa(?:m|sz|my|cie|ją)?|"
    rf"by{_PAST}"
)
_BETWEEN = 4  # words between the two: "zostanie niezwłocznie pisemnie zawiadomiony"
_PARTICIPLE = re.compile(
    r"(?:an|on)[yae]$|(?:an|en)i$|(?:ęt|yt|it|ut|art)[yae]$|(?:ęc|yc|ic|uc|arc)i$"
)
# Beginnings of adjectives, nouns and other verbs that have the same endings.
_NO_PARTICIPLE = re.compile(
    r"^(?:one$|zadowol[oe]n|czerwon|czerwieni|zielon|zieleni|znan|nieznan|kochan|pijan|szal[oe]n|"
    r"otwar[tc]|"
    r"uwarunkowan|ran|stron|ochron|obron|osłon|zasłon|zmian|odmian|wymian|przemian|ścian|żon|słon|"
    r"ton|pan|an[aei]$|plan[ay]?$|organ[ay]?$|telefon|zaufan|war[tc]|czwart|kart|upar[tc]|umiarkowan|"
    r"ukochan|rodzic|zięci|dzieci|pieni|wizyt|elit|kobit|minut|pokut|komuni|nici|życi|wyci$|"
    r"pożyczon|drewnian|szklan|skórzan|wełnian|milion|region|sezon|salon|koron|ekran|firan|polan|"
    r"person|peron|balon|ustron|limity$|kredyty$|statut|instytut|zarzut|atrybut|deficyt|"
    r"pobyt|szczyt|zeszyt|święt|zwierzęt|dziewczęt|rozmait|znakomit|całkowit|pospolit|przyzwoit|"
    r"należyt|obfit|chęci|niechęci|pamięci|wyrzuci|zachęci|poświęci|"
    r"przestrzen|jesien|kieszen|kamien|korzen|promien|strumien|uczen)"
)
# With "być" these say what somebody is, not what is done to them: "jeśli jesteś zatrudniony", but
# "zostaniesz zatrudniony".
_STATE = re.compile(
    r"^(?:nie)?(?:zatrudn|ubezpiecz|zameldow|zarejestrow|rozwiedz|zadłuż|uprawn|zainteresow|przekon|"
    r"zmęcz|zagroż|uzależn|doświadcz|wykształc|zaniepokoj|poszkodow|pokrzywdz|przestrasz|umów)"
    r"i?(?:an|on|en)|^zaję[tc]"
)
# Between a participle and one of these verbs behind it there are only adverbs; any other word makes
# it a description: "dokument wydany przez Ośrodek jest ważny", "wpisany tekst zostaje".
_MAY_STAND_ALONE = re.compile(f"{_BE.pattern}|{_BECOMES}")
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
        if _is_verb(lower):
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
    verb = sentence.words[place].lower
    ahead, behind = _beside(sentence, place, 1), _beside(sentence, place, -1)
    for words in (ahead[:1], behind[:1], ahead):
        found = next((word for word in words if _is_participle(word, verb)), None)
        if found:
            return found
    only_adverbs = _MAY_STAND_ALONE.fullmatch(verb)
    for word in behind:
        if _is_participle(word, verb):
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
        if _is_verb(words[other].lower) or any(sign in between for sign in ",;:()"):
            break
        found.append(words[other])
        place = other
    return found


def _is_participle(word, verb):
    """Say whether a Word looks like a participle of the passive voice beside this verb."""
    lower = word.lower
    if len(lower) <= 4 or not _PARTICIPLE.search(lower) or _NO_PARTICIPLE.match(lower):
        return False
    return bool(_BECOME.fullmatch(verb)) or not _STATE.match(lower)


def _is_verb(word):
    """Say whether a word is a form of "być" or "zostać"."""
    return bool(_BE.fullmatch(word) or _BECOME.fullmatch(word))
