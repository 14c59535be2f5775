"""Layer 0: search on SQLite: FTS5 matches and ranks (BM25), driven from the full-text table."""

from math import log

from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend

from search.backends.base import (
    PolishAutocompleteQueryCompiler,
    PolishIndex,
    PolishQueryCompiler,
    PolishResults,
    Rebuilder,
)
from search.backends.expressions import Syntax
from search.backends.ranking import ENTRY, NAME_WEIGHT, SAME_TITLE, WHOLE_IN_TITLE, Ranking, rarity

FTS = f"{ENTRY}_fts"
FTS5 = Syntax(word='"{}"', prefix='"{}"*', either=" OR ", both=" AND ", without=" NOT ", then=" + ")
# Columns of the full-text table as it was made: autocomplete, body, title.
BM25 = f"-bm25({FTS}, 0, 1, {NAME_WEIGHT})"
FTS5_LEAST = 1e-6  # what FTS5 lets a word count at least


class SQLiteRanking(Ranking):
    """Composes statements for FTS5."""

    NO_LIMIT = " LIMIT -1"
    ALL = f"{FTS}_docsize"

    def match(self, where, expression, kinds=()):
        """Return the FROM and WHERE for the entries `e` that match: (SQL, parameters)."""
        # CROSS JOIN keeps the order: from what matches to its entry, never the other way.
        sql = f"FROM {FTS} CROSS JOIN {ENTRY} e WHERE {FTS} MATCH %s AND e.id = {FTS}.rowid"
        if kinds:  # measured: of 8,600 entries with a word the 6 documents in 0.7 ms instead of 3
            marks = ", ".join(["%s"] * len(kinds))
            few = f"SELECT id FROM {ENTRY} WHERE content_type_id IN ({marks})"
            sql += f" AND +{FTS}.rowid IN ({few})"  # the plus: see `scored`
        return sql, [fts5_query(where, expression), *kinds]

    def matching(self, where, expression):
        """Return the FROM and WHERE that count what `match` finds: (SQL, parameters)."""
        return f"FROM {FTS} WHERE {FTS} MATCH %s", [fts5_query(where, expression)]

    def sizes(self, counted):
        """Return how many rows each FROM and WHERE has, given as (SQL, parameters): ints."""
        sql = ", ".join(f"(SELECT COUNT(*) {one})" for one, _params in counted)
        return self.fetch(f"SELECT {sql}", [one for _sql, params in counted for one in params])[0]

    def scored(self, question, known):
        """Return the statement that scores the CTE `c`: (content_type_id, pk, score)."""
        if not question.terms:  # the shorter the title, the more of it was typed
            score = "1.0 / (1 + LENGTH(e.autocomplete))"
            sql = f"FROM c CROSS JOIN {ENTRY} e WHERE e.id = c.entry"
            return f"SELECT c.content_type_id, c.pk, {score} AS score {sql}", []
        arms, params = self._points(question, known)
        # Of a single arm SQLite makes one query with the sum, where FTS5 cannot rank. What an entry
        # is comes the same way: joined to the sums, `c` would be gone through for each of them.
        arms.append("SELECT entry, 0.0, content_type_id, pk FROM c")
        sums = f"""
            SELECT entry, SUM(points) AS points, MAX(content_type_id) AS content_type_id,
            MAX(pk) AS pk FROM ({" UNION ALL ".join(arms)}) GROUP BY entry"""
        # The title is read anyway; to match it once more would go through every text.
        has_word = " AND ".join(["INSTR(' ' || e.title || ' ', %s) > 0"] * len(question.typed))
        whole = f"CASE WHEN {has_word or '1 = 0'} THEN %s ELSE 0 END"
        same = f"CASE WHEN e.title = %s THEN {SAME_TITLE} ELSE 1 END"
        score = f"(s.points + {whole}) * {same} AS score"
        joined = f"FROM ({sums}) s CROSS JOIN {ENTRY} e WHERE e.id = s.entry"
        sql = f"SELECT s.content_type_id, s.pk, {score} {joined}"
        words = [f" {stem} " for stem in question.typed]
        bonus = sum(rarity(known, question.where, stem) for stem in question.typed)
        first = [*words, WHOLE_IN_TITLE * bonus, " ".join(question.title)]
        return sql, [*first, *params]

    def _points(self, question, known):
        """Return what each stem gives the candidates: (statements, parameters)."""
        # The plus keeps FTS5 from starting anew for each candidate.
        among = f"FROM {FTS} WHERE {FTS} MATCH %s AND +rowid IN (SELECT entry FROM c)"
        columns = f"%s * {BM25} AS points, NULL AS content_type_id, NULL AS pk"
        arms, params, where = [], [], question.where
        for stem, weight in question.terms.items():
            arms.append(f"SELECT rowid AS entry, {columns} {among}")
            params += [weight * exchange(known, where, stem), fts5_query(where, stem)]
        return arms, params


def exchange(known, where, stem):
    """Return what turns FTS5's measure of how rare a stem is into Lucene's: float.

    FTS5 lets a word that more than half of all texts say count for nothing, and half of a welfare
    centre's texts say "zasiłek". Counted just before: what is saved in between changes an order
    once, and hardly.
    """
    entries, said = known["entries"], known[where, stem]
    fts5 = log((entries - said + 0.5) / (said + 0.5)) if 2 * said < entries else FTS5_LEAST
    return rarity(known, where, stem) / fts5


def fts5_query(where, expression):
    """Return what FTS5 is asked: "{body title} : (…)"."""
    columns = {"all": "body title", "names": "title", "beginnings": "autocomplete"}
    return f"{{{columns[where]}}} : ({FTS5.render(expression)})"


class SQLiteWriter(PolishIndex, SQLiteIndex):
    """Writes the stems as text; triggers of modelsearch's carry them into the full-text table."""

    def columns(self, content):
        """Return the values of the entry's columns: {name: value}."""
        return {
            "title": " ".join(content.name_stems()),
            "body": " ".join(content.body_stems()),
            "autocomplete": " ".join(content.autocomplete_words()),
        }


class SQLiteBackend(SQLiteSearchBackend):
    """modelsearch's backend with our index, our query and our ranking."""

    query_compiler_class = PolishQueryCompiler
    autocomplete_query_compiler_class = PolishAutocompleteQueryCompiler
    index_class = SQLiteWriter
    results_class = PolishResults
    rebuilder_class = atomic_rebuilder_class = Rebuilder
    ranking = SQLiteRanking
