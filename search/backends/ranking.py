"""Layer 0: the one ranked statement of a search, composed for either database."""

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
MOST_RANKED = 500
# BM25 (Robertson and Zaragoza 2009) with the constants that SQLite's FTS5 has built in.
K1, B = 1.2, 0.75
# If the title says all that was typed, this much of the words' rarity is added, however long the
# text: a regulation of forty pages is found by its name. What is called just so counts twice.
WHOLE_IN_TITLE, SAME_TITLE = 1.5, 2
NAME_WEIGHT = 5  # a word in the title counts as five in the body; measured: decision 0012
# The last digits of the two databases differ, and must not order the results.
BEST_FIRST = "ROUND(CAST(r.score AS numeric), 4) DESC, r.pk"


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

    def sizes(self, arms):
        """Return how many entries match each (where, expression): a list of int."""
        raise NotImplementedError

    def scored(self, question):
        """Return the statement that scores the CTE `c`: (content_type_id, pk, score)."""
        raise NotImplementedError

    def statement(self, question, scopes, start=0, stop=None, keys_only=False, **options):
        """Return the statement for the results of a Question, best first: (SQL, parameters).

        keys_only: their keys in any order, for another statement. start, stop: the slice.
        options: cut, ranked (see `_found`).
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
        """Return one page of results and how many there are of each kind, by one statement.

        kinds: content types to show, empty for all. Returns (list of Rows, {content type: count}).
        """
        if not question:
            return [], {}
        body, params = self._found(question, scopes)
        shown = f"WHERE r.content_type_id IN ({', '.join(['%s'] * len(kinds))})" if kinds else ""
        sql = f"""
            WITH r AS (SELECT r.content_type_id, r.pk, r.score {body}), p AS (
                SELECT r.*, ROW_NUMBER() OVER (ORDER BY {BEST_FIRST}) AS place FROM r {shown}
            )
            SELECT content_type_id, pk, score, place FROM p
            WHERE place > {start} AND place <= {stop}
            UNION ALL SELECT content_type_id, NULL, COUNT(*), 0 FROM r GROUP BY content_type_id
            ORDER BY 4"""
        found = self.fetch(sql, [*params, *kinds])
        counts = {row[0]: int(row[2]) for row in found if row[3] == 0}
        return [Row(*row[:3]) for row in found if row[3]], counts

    def _found(self, question, scopes, cut=True, ranked=True):
        """Return the FROM and WHERE for the results `r`: (SQL, parameters).

        cut: leave out what scores little. ranked: no more than MOST_RANKED of a scope.
        """
        candidates, params = candidates_of(self, question, scopes, MOST_RANKED if ranked else None)
        scored, more = self.scored(question)
        found = f"WITH c AS ({candidates}) {scored}"
        best = f"SELECT f.*, MAX(f.score) OVER () AS best FROM ({found}) f"
        least = f"r.score >= {CUT} * r.best" if cut else "1 = 1"
        return f"FROM ({best}) r WHERE {least}", [*params, *more]

    def beginnings(self, scope, text, most):
        """Return the objects whose title has words that begin as those of `text`: a list."""
        question = by_beginnings(text)
        rows = self.rows(*self.statement(question, [scope], cut=False, stop=most))
        found = scope.queryset.model.objects.in_bulk([row.pk for row in rows])
        return [found[row.pk] for row in rows if row.pk in found]

    def counts(self, expressions, scopes, limit=50, where="all"):
        """Return how many results each expression has, at most `limit`: a list of int."""
        condition, within_params = within(scopes, self.connection.vendor)
        parts, params = [], []
        for number, expression in enumerate(expressions):
            sql, matched = self.match(where, expression)
            one = f"SELECT 1 {sql} AND {condition} LIMIT {limit}"
            parts.append(f"SELECT {number}, (SELECT COUNT(*) FROM ({one}) n)")
            params += [*matched, *within_params]
        rows = self.fetch(" UNION ALL ".join(parts), params) if parts else []
        return [count for _number, count in sorted(rows)]

    def rows(self, sql, params):
        """Run a statement for rows; return them as Rows."""
        return [Row(*row) for row in self.fetch(sql, params)]

    def fetch(self, sql, params):
        """Run a statement of ours and return all its rows."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()


def candidates_of(ranking, question, scopes, most):
    """Return the statement for (entry, content_type_id, pk) of what is ranked.

    Each scope has its share, so that pages do not crowd out documents.
    """
    vendor, parts, params = ranking.connection.vendor, [], []
    arms = _arms(ranking, question, most)
    for number, scope in enumerate(scopes):
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


def _arms(ranking, question, most):
    """Return what is matched, the narrowest first: a list of (where, expression)."""
    if question.required:
        return [(question.where, question.required)]
    everything = (question.where, ("or", *question.terms))
    if most is None:
        return [everything]
    arms = [(where, stem) for stem in question.terms for where in {"names", question.where}]
    sizes = dict(zip(arms, ranking.sizes(arms), strict=True))
    if sum(size for (where, _stem), size in sizes.items() if where == question.where) <= most:
        return [everything]
    whole = [("names", ("and", *question.typed))] if question.typed else []
    return whole + [arm for arm in sorted(arms, key=sizes.get) if sizes[arm]]
