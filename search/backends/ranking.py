"""Layer 0: the one ranked statement of a search, composed for either database."""

from collections import Counter
from math import log
from operator import itemgetter
from typing import NamedTuple

from wagtail.search.models import IndexEntry

from search.backends.scopes import within
from search.questions import by_beginnings

ENTRY = IndexEntry._meta.db_table
# Results below this share of the best score are left out: they match a common word or two.
# Measured: 0.15 costs nothing among the first ten, 0.3 costs 0.02 of nDCG (decision 0013).
CUT = 0.15
# How many entries are ranked. Of more matches those are taken that match the rarer words, in the
# title before the text, so that a word on every page of a large site costs what a rare one does.
MOST_RANKED = 300
# BM25 (Robertson and Zaragoza 2009) with the constants that SQLite's FTS5 has built in.
K1, B = 1.2, 0.75
# If the title says all that was typed, this much of the words' rarity is added, however long the
# text: a regulation of forty pages is found by its name. What is called just so counts twice.
WHOLE_IN_TITLE, SAME_TITLE = 1.5, 2
NAME_WEIGHT = 5  # a word in the title counts as five in the body; measured: decision 0012
# The last digits of the two databases differ, and must not order the results.
DIGITS = 4
BEST_FIRST = "r.score DESC, r.pk"


class Row(NamedTuple):
    """One result: what kind it is, its key, how well it matches."""

    content_type: int
    pk: object
    score: float


class Ranking:
    """Composes statements; a database says how entries are matched and scored."""

    def __init__(self, connection):
        self.connection = connection

    def match(self, where, expression, kinds=()):
        """Return the FROM and WHERE for the entries `e` that match: (SQL, parameters).

        where: "all", "names" or "beginnings" (search.questions.Question). kinds: content types of
        which there are few entries, if the caller wants no others; a database may begin with them.
        """
        raise NotImplementedError

    def matching(self, where, expression):
        """Return the FROM and WHERE that count what `match` finds: (SQL, parameters)."""
        raise NotImplementedError

    def sizes(self, counted):
        """Return how many rows each FROM and WHERE has, given as (SQL, parameters): ints."""
        raise NotImplementedError

    def scored(self, question, known):
        """Return the statement that scores the CTE `c`: (content_type_id, pk, score).

        known: see `known_of`.
        """
        raise NotImplementedError

    def statement(self, question, scopes, start=0, stop=None, keys_only=False, **options):
        """Return the statement for the results of a Question, best first: (SQL, parameters).

        keys_only: their keys in any order, for another statement. start, stop: the slice.
        options: cut, bounded (see `_found`).
        """
        if not question:
            return f"SELECT id AS pk FROM {ENTRY} WHERE 1 = 0", []
        body, params = self._found(question, scopes, **options)
        if keys_only:
            return f"SELECT r.pk {body}", params
        limit = self.NO_LIMIT if stop is None else f" LIMIT {stop - start}"
        sql = f"SELECT r.content_type_id, r.pk, r.score {body} ORDER BY {BEST_FIRST}{limit}"
        return f"{sql} OFFSET {start}", params

    def page(self, question, scopes, kinds, start, stop):
        """Return one page of results and how many there are of each kind.

        kinds: content types to show, empty for all. Returns (list of Rows, {content type: count}).
        """
        if not question:
            return [], {}
        rows = self.fetch(*ranked(self, question, scopes, MOST_RANKED))
        rows = sorted(rows, key=itemgetter(1, 0))  # what scores the same, by key
        least = CUT * max((score for _kind, _pk, score in rows), default=0)
        found = [row for row in rows if row[2] >= least]
        shown = [row for row in found if row[0] in kinds] if kinds else found
        shown = sorted(shown, key=itemgetter(2), reverse=True)
        return [Row(*row) for row in shown[start:stop]], Counter(sorted(row[0] for row in found))

    def _found(self, question, scopes, cut=True, bounded=True):
        """Return the FROM and WHERE for the results `r`: (SQL, parameters).

        cut: leave out what scores little. bounded: no more than MOST_RANKED of a scope.
        """
        every, params = ranked(self, question, scopes, MOST_RANKED if bounded else None)
        best = f"SELECT f.*, MAX(f.score) OVER () AS best FROM ({every}) f"
        least = f"r.score >= {CUT} * r.best" if cut else "1 = 1"
        return f"FROM ({best}) r WHERE {least}", params

    def beginnings(self, scope, text, most):
        """Return the objects whose title has words that begin as those of `text`: a list."""
        question = by_beginnings(text)
        rows = self.rows(*self.statement(question, [scope], cut=False, stop=most))
        found = scope.queryset.model.objects.in_bulk([row.pk for row in rows])
        return [found[row.pk] for row in rows if row.pk in found]

    def counts(self, expressions, scopes, limit=50, where="all"):
        """Return how many results each expression has, at most `limit`: a list of int."""
        if not expressions:
            return []
        condition, within_params = within(scopes, self.connection.vendor)
        parts, params = [], []
        for number, expression in enumerate(expressions):
            sql, matched = self.match(where, expression)
            one = f"SELECT 1 {sql} AND {condition} LIMIT {limit}"
            parts.append(f"SELECT {number}, (SELECT COUNT(*) FROM ({one}) n)")
            params += [*matched, *within_params]
        rows = self.fetch(" UNION ALL ".join(parts), params)
        return [count for _number, count in sorted(rows)]

    def rows(self, sql, params):
        """Run a statement for rows; return them as Rows."""
        return [Row(*row) for row in self.fetch(sql, params)]

    def fetch(self, sql, params):
        """Run a statement of ours and return all its rows."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()


def ranked(ranking, question, scopes, most):
    """Return the statement for all that is ranked, in any order, and its parameters.

    It gives (content_type_id, pk, score); most: how many of a scope, None for all.
    """
    known = known_of(ranking, question, scopes)
    candidates, params = candidates_of(ranking, question, scopes, known, most)
    scored, more = ranking.scored(question, known)
    score = f"CAST(ROUND(CAST(score AS numeric), {DIGITS}) AS float) AS score"
    sql = f"WITH c AS ({candidates}) SELECT content_type_id, pk, {score} FROM ({scored}) s"
    return sql, [*params, *more]


def known_of(ranking, question, scopes):
    """Return how many entries there are ("entries"), say a stem ((where, stem)), are of few kinds.

    {key: int}; the key of those of a scope with few is its number. Empty if no stem is asked for.
    """
    if not question.terms:
        return {}
    counted = {"entries": (f"FROM {ranking.ALL}", [])}
    for stem in dict.fromkeys([*question.terms, *question.typed]):
        for where in {"names", question.where}:
            counted[where, stem] = ranking.matching(where, stem)
    for number, scope in enumerate(scopes):
        if scope.few:
            marks = ", ".join(["%s"] * len(scope.content_types))
            sql = f"FROM {ENTRY} WHERE content_type_id IN ({marks})"
            counted[number] = (sql, scope.content_types)
    return dict(zip(counted, ranking.sizes(counted.values()), strict=True))


def rarity(known, where, stem):
    """Return how much a stem says by how few entries have it, as Lucene measures it: float."""
    said = known[where, stem]
    entries = max(known["entries"], said)  # they are not always counted at the same moment
    return log(1 + (entries - said + 0.5) / (said + 0.5))


def candidates_of(ranking, question, scopes, known, most):
    """Return the statement for (entry, content_type_id, pk) of what is ranked.

    Each scope has its share, so that pages do not crowd out documents.
    """
    vendor, parts, params = ranking.connection.vendor, [], []
    for number, scope in enumerate(scopes):
        arms = _arms(question, known, most, known.get(number))
        condition, within_params = scope.sql(vendor)
        kinds = scope.content_types if scope.few else ()
        found = f"SELECT e.id AS entry, e.content_type_id, {scope.key(vendor)} AS pk"
        matches = []
        for where, expression in arms:
            sql, matched = ranking.match(where, expression, kinds)
            one = f"{found} {sql} AND {condition}"
            if most and where == "names":  # of many titles the short ones: they say nothing else
                one = f"SELECT * FROM ({one} ORDER BY LENGTH(e.autocomplete) LIMIT {most}) n"
            matches.append(one)
            params += [*matched, *within_params]
        limit = f" LIMIT {most}" if most else ""
        parts.append(f"SELECT * FROM ({' UNION ALL '.join(matches)}{limit}) a{number}")
    return f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)}) c0", params


def _arms(question, known, most, entries):
    """Return what is matched, the narrowest first: a list of (where, expression).

    entries: how many there are to match, if they are few; else None.
    """
    if question.required:
        return [(question.where, question.required)]
    everything = (question.where, ("or", *question.terms))
    matches = sum(known[question.where, stem] for stem in question.terms)
    if most is None or min(matches, matches if entries is None else entries) <= most:
        return [everything]
    arms = [(where, stem) for stem in question.terms for where in {"names", question.where}]
    whole = [("names", ("and", *question.typed))] if question.typed else []
    return whole + [arm for arm in sorted(arms, key=known.get) if known[arm]]
