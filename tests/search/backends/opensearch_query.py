"""Which documents match a query of OpenSearch, as far as modelsearch asks: by whole words."""

import re
import unicodedata

ENDS = {"gt": "__gt__", "gte": "__ge__", "lt": "__lt__", "lte": "__le__"}


class Matcher:
    """Says how well one document matches; properties: the mapping of its index."""

    def __init__(self, properties):
        self.properties = properties

    def score(self, query, source):
        """Return how well the document matches, None if it does not. Raises on unknown queries."""
        [(kind, facts)] = query.items()
        return getattr(self, f"_{kind}")(facts, source)

    def _match_all(self, _facts, _source):
        return 1.0

    def _bool(self, facts, source):
        if set(facts) - {"must", "filter", "should", "must_not"}:
            raise NotImplementedError(facts)
        scores = [self.score(one, source) for one in _listed(facts, "must")]
        kept = [self.score(one, source) for one in _listed(facts, "filter")]
        any_of = [self.score(one, source) for one in _listed(facts, "should")]
        refused = [self.score(one, source) for one in _listed(facts, "must_not")]
        if None in [*scores, *kept] or any(one is not None for one in refused):
            return None
        if any_of and set(any_of) == {None}:
            return None
        return sum(score or 0 for score in [*scores, *any_of])

    def _match(self, facts, source):
        [(field, asked)] = facts.items()
        if isinstance(asked, str):
            return 0.0 if asked in source[field] else None
        return self._words_of([field], asked, source)

    def _multi_match(self, facts, source):
        return self._words_of(facts["fields"], facts, source)

    def _term(self, facts, source):
        [(field, value)] = facts.items()
        return self._terms({field: [value]}, source)

    def _terms(self, facts, source):
        [(field, wanted)] = facts.items()
        said = source.get(field)
        return 0.0 if set(said if isinstance(said, list) else [said]) & set(wanted) else None

    def _prefix(self, facts, source):
        [(field, beginning)] = facts.items()
        return 0.0 if str(source.get(field)).startswith(beginning) else None

    def _range(self, facts, source):
        [(field, ends)] = facts.items()
        said = source.get(field)
        fits = said is not None and all(getattr(said, ENDS[e])(v) for e, v in ends.items())
        return 0.0 if fits else None

    def _exists(self, facts, source):
        return 0.0 if source.get(facts["field"]) is not None else None

    def _words_of(self, fields, asked, source):
        """Return how often the words are said, each field counting as much as its boost says."""
        wanted, total, met = _words(asked["query"]), 0.0, set()
        for field in fields:
            name, _sign, boost = field.partition("^")
            begins = self.properties.get(name, {}).get("analyzer") == "edgengram_analyzer"
            said = _words(self._text(name, source))
            for word in wanted:
                hits = sum(one.startswith(word) if begins else one == word for one in said)
                total += hits * float(boost or 1)
                met |= {word} if hits else set()
        enough = met == set(wanted) if asked.get("operator") == "and" else met
        return total if enough else None

    def _text(self, name, source):
        """Return all that is copied to a field, and what it says itself: str."""
        copied = [field for field, told in self.properties.items() if name in _copies(told)]
        return " ".join(str(source[field]) for field in [name, *copied] if source.get(field))


def _copies(told):
    to = told.get("copy_to", [])
    return [to] if isinstance(to, str) else to


def _listed(facts, name):
    told = facts.get(name, [])
    return told if isinstance(told, list) else [told]


def _words(text):
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
