"""Layer 0: from what was typed to what the database is asked: stems and weights."""

from dataclasses import dataclass, field

from modelsearch import query as queries

from search import polish, synonyms, vocabulary

LONGEST = 200  # characters of a query that are read
MOST_WORDS = 20  # and words
SYNONYM_WEIGHT = 1.0  # of what a query may mean beside what it says; measured: decision 0012
PART_WEIGHT = 0.5  # of one word of a phrase that means something else
GUESS_WEIGHT = 0.8  # of a word that was perhaps meant
MOST_GUESSES = 4
MOST_TERMS = 60  # stems of one question; a database bounds the length of a statement


@dataclass
class Question:
    """What is asked: stems with weights, any of which may match, and what must match beside."""

    terms: dict = field(default_factory=dict)  # {stem: weight}, perhaps empty
    required: object = None  # an expression (search.backends.expressions)
    where: str = "all"  # "all", "names" or "beginnings"
    typed: list = field(default_factory=list)  # the stems of the words that say something
    title: list = field(default_factory=list)  # the stems of all words: is something called so?
    mended: dict = field(default_factory=dict)  # {folded word: the Guess in its place}

    def __bool__(self):
        """Say whether anything is asked at all."""
        return bool(self.terms or self.required)


@dataclass
class Unit:
    """One word that was typed and what may stand for it."""

    word: str
    stem: str
    guesses: list = field(default_factory=list)

    def stems(self):
        """Return every stem that may stand for the word."""
        return list(dict.fromkeys([self.stem, *(s for g in self.guesses for s in g.stems)]))


def typed_words(text):
    """Return the folded words of a query, few enough to ask: a list of str."""
    return polish.content_words(text[:LONGEST])[:MOST_WORDS]


def from_text(text, count, exact=False, operator="or", where="all"):
    """Return the Question that a typed text asks.

    count: function from expressions to how many results each has, asked about unknown words and
    those that come in their place. exact: take the words as they are typed, and no others.
    """
    units = [Unit(word, polish.stem(word)) for word in typed_words(text)]
    meanings = synonyms.nothing() if exact else synonyms.current()
    if units and not exact:
        _guess(units, meanings, count)
    required = None
    if operator == "and" and units:
        required = ("and", *(("or", *unit.stems()) for unit in units))
    return Question(
        _terms(units, meanings),
        required,
        where,
        typed=[unit.stem for unit in units],
        title=polish.stems(text[:LONGEST]),
        mended={unit.word: unit.guesses[0] for unit in units if unit.guesses},
    )


def _terms(units, meanings):
    """Return the stems that are asked, with their weights, the weightiest MOST_TERMS of them."""
    stems = [unit.guesses[0].stems[0] if unit.guesses else unit.stem for unit in units]
    terms = {}
    for unit in units:
        terms.setdefault(unit.stem, 1.0)
        for guess in unit.guesses:
            terms |= {stem: terms.get(stem, GUESS_WEIGHT) for stem in guess.stems}
    meant, parts = meanings.meant_by(stems)
    terms |= {stem: PART_WEIGHT for stem in parts if stem in terms}
    for meaning in meant:
        for stem in meaning:
            terms.setdefault(stem, round(SYNONYM_WEIGHT / len(meaning) ** 0.5, 2))
    best = sorted(terms, key=lambda stem: -terms[stem])[:MOST_TERMS]
    return {stem: terms[stem] for stem in best}


def _guess(units, meanings, count):
    """Give each unit that nothing says the words that it may have been."""
    stems = [unit.stem for unit in units]
    known = dict(zip(stems, count(stems), strict=True))
    meant = meanings.words_of(stems)
    unknown = [unit for unit in units if not known[unit.stem] and unit.stem not in meant]
    if not unknown:
        return
    words = vocabulary.current()
    for unit in unknown:
        public = _public(words.guesses(unit.word), count)
        both = [*public, *meanings.vocabulary.guesses(unit.word)]
        unit.guesses = sorted(both, key=lambda guess: guess.distance)[:MOST_GUESSES]
    if len(unknown) == len(units) and not any(unit.guesses for unit in units):
        for unit in unknown:
            unit.guesses = _public(words.begun_alike(unit.word), count)


def _public(guesses, count):
    """Return the best of the guesses that something says which anybody may read."""
    said = count([("and", *guess.stems) for guess in guesses])
    known = [pair for pair in zip(guesses, said, strict=True) if pair[1]]
    known.sort(key=lambda pair: (pair[0].distance, -pair[1]))
    return [guess for guess, _number in known[:MOST_GUESSES]]


def by_beginnings(text):
    """Return the Question for titles in which every word of `text` begins a word."""
    words = polish.words(text[:LONGEST])[:MOST_WORDS]
    required = ("and", *(("prefix", word) for word in words)) if words else None
    return Question(required=required, where="beginnings")


def from_query(query, count, where="all"):
    """Return the Question of one of modelsearch's query objects.

    Raises NotImplementedError for Fuzzy and for Not outside And: typing errors are forgiven in
    plain text already.
    """
    if isinstance(query, queries.PlainText):
        return from_text(query.query_string, count, operator=query.operator, where=where)
    required = _expression(query)
    terms = dict.fromkeys(_wanted(required), 1.0) if required else {}
    return Question(terms, required, where)


def _expression(query):
    """Return the expression of a structured query, None if it has no words."""
    if isinstance(query, queries.Boost):
        return _expression(query.subquery)
    if isinstance(query, queries.PlainText | queries.Phrase):
        name = "phrase" if isinstance(query, queries.Phrase) else query.operator
        stems = polish.stems(query.query_string[:LONGEST])[:MOST_WORDS]
        return (name, *stems) if stems else None
    if not isinstance(query, queries.And | queries.Or):
        raise NotImplementedError(f"{type(query).__name__} is not supported by this search.")
    return _joined(query)


def _joined(query):
    nots = [part.subquery for part in query.subqueries if isinstance(part, queries.Not)]
    plain = [part for part in query.subqueries if not isinstance(part, queries.Not)]
    wanted = [part for part in map(_expression, plain) if part]
    unwanted = [part for part in map(_expression, nots) if part]
    if not wanted or (unwanted and isinstance(query, queries.Or)):
        raise NotImplementedError("Not is supported beside something wanted in And only.")
    name = "and" if isinstance(query, queries.And) else "or"
    expression = (name, *wanted)
    return ("without", expression, ("or", *unwanted)) if unwanted else expression


def _wanted(expression):
    """Yield the stems of an expression that count for the ranking."""
    if isinstance(expression, str):
        yield expression
    elif expression[0] == "without":
        yield from _wanted(expression[1])
    else:
        for part in expression[1:]:
            yield from _wanted(part)
