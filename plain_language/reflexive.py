"""Layer 1: the impersonal verb with "się" of official texts: "wnioski rozpatruje się".

Only verbs that are listed, in the third person singular: "zgłasza się", "okazuje się" and "rodzina
składa się z czterech osób" say who does it, or need not.
"""

import re

_VERBS = (
    r"(?:rozpatruje|rozpoznaje|dokonuje|wydaje|przyznaje|udziela|odmawia|składa|przedkłada|załącza|"
    r"dołącza|stosuje|uznaje|ustala|określa|oblicza|nalicza|wlicza|zalicza|uwzględnia|pobiera|"
    r"wypłaca|przyjmuje|przekazuje|doręcza|realizuje|weryfikuje|wykonuje|załatwia|wszczyna|umarza|"
    r"sporządza|ogłasza|publikuje|zamieszcza|zapewnia|organizuje|obejmuje|finansuje|zawiadamia|"
    r"informuje|wzywa|wymaga|zaleca|zabrania|zezwala|przewiduje|wnosi|wyznacza|przeznacza)"
)
# "się" of a participle belongs to it: "osoba ubiegająca się składa wniosek".
_REFLEXIVE = re.compile(
    rf"\b(?P<after>{_VERBS})\s+się\b|"
    rf"(?<!ący )(?<!ąca )(?<!ące )(?<!ącą )(?<!ącej )(?<!ącego )(?<!ących )(?<!ącym )\b"
    rf"się\s+(?:nie\s+)?(?P<before>{_VERBS})\b",
    re.IGNORECASE,
)
_NEAR = 60  # signs around "wydaje się" in which what is issued is looked for
# "wydaje się decyzję", but "decyzja wydaje się słuszna": it is issued only if it is an object.
_ISSUED = re.compile(
    r"\b(?:(?:decyzj|legitymacj|opini|instrukcj)[ęei]|kart[ęy]|zgod[ęy]|przepustk[ęi]|"
    r"(?:postanowieni|zaświadczeni|skierowani|zezwoleni|orzeczeni|zarządzeni|upoważnieni|"
    r"rozporządzeni|pozwoleni)[ea]|(?:dokument|posiłk|bon|duplikat|odpis)(?:y|i|ów)|paczk[ęi]|paczek|"
    r"żywność|odzież)\b",
    re.IGNORECASE,
)
_SEEMS = re.compile(r"\s*,|\s+(?:że|jakby|być)\b", re.IGNORECASE)
_CONSISTS = re.compile(r"(?:\s+[^\W\d_]+)?\s+ze?\b", re.IGNORECASE)
_AS_IT_HAPPENS = re.compile(r"\b(?:tak|dobrze|źle|świetnie|akurat|jakoś)\s+$", re.IGNORECASE)
_ADMITS = re.compile(
    r"\s+do\s+(?!\d|dnia\b|końca\b|czasu\b|kwoty\b|wysokości\b|ukończenia\b)", re.IGNORECASE
)


def reflexives(sentence):
    """Return where a Sentence has an official verb with "się": [(start, end)], in its text."""
    found = _REFLEXIVE.finditer(sentence.text)
    return [one.span() for one in found if not _says_who(sentence.text, one)]


def _says_who(text, found):
    """Say whether the verb means something else here: to seem, to consist of, to admit."""
    verb = (found["after"] or found["before"]).lower()
    before, after = text[max(found.start() - _NEAR, 0) : found.start()], text[found.end() :]
    if verb == "wydaje":
        near = f"{before} | {after[:_NEAR]}"
        return bool(_SEEMS.match(after)) or not _ISSUED.search(near)
    if verb == "składa":
        return bool(_CONSISTS.match(after) or _AS_IT_HAPPENS.search(before))
    return verb == "przyznaje" and bool(_ADMITS.match(after))
