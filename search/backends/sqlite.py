"""Layer 0: search on SQLite: FTS5 matches and ranks (BM25), driven from the full-text table."""

from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend

from search.backends.base import (
    PolishAutocompleteQueryCompiler,
    PolishIndex,
    PolishQueryCompiler,
    PolishResults,
    Rebuilder,
)
from search.backends.expressions import Syntax
from search.backends.ranking import ENTRY, NAME_WEIGHT, SAME_TITLE, WHOLE_IN_TITLE, Ranking

FTS = f"{ENTRY}_fts"
FTS5 = Syntax(word='"{}"', prefix='"{}"*', either=" OR ", both=" AND ", without=" NOT ", then=" + ")
# Columns of the full-text table as it was made: autocomplete, body, title.
BM25 = f"-bm25({FTS}, 0, 1, {NAME_WEIGHT})"
# FTS5 lets a word that more than half of all texts say count for nothing, and half of a welfare
# centre's texts say "zasiłek". So its measure of rarity is divided out, and the one put in that
# Lucene uses. Both are computed in the statement itself: the counts are those that FTS5 sees.
KNOWN = f"""
    FROM (SELECT (SELECT COUNT(*) FROM {FTS}_docsize) AS entries,
        (SELECT COUNT(*) FROM {FTS} WHERE {FTS} MATCH %s) AS known) k"""
LUCENE = "LN(1 + (k.entries - k.known + 0.5) / (k.known + 0.5))"
EXCHANGED = f"""(
    SELECT {LUCENE} / CASE WHEN 2 * k.known >= k.entries THEN 1e-6
        ELSE LN((k.entries - k.known + 0.5) / (k.known + 0.5)) END {KNOWN})"""


class SQLiteRanking(Ranking):
    """Composes statements for FTS5."""

    NO_LIMIT = " LIMIT -1"

    def match(self, where, expression, kinds=()):
        """Return the FROM and WHERE for the entries `e` that match: (SQL, parameters)."""
        # CROSS JOIN keeps the order: from what matches to its entry, never the other way.
        sql = f"FROM {FTS} CROSS JOIN {ENTRY} e WHERE {FTS} MATCH %s AND e.id = {FTS}.rowid"
        if kinds:  # measured: of 8,600 entries with a word the 6 documents in 0.7 ms instead of 3
            marks = ", ".join(["%s"] * len(kinds))
            few = f"SELECT id FROM {ENTRY} WHERE content_type_id IN ({marks})"
            sql += f" AND +{FTS}.rowid IN ({few})"  # the plus: see `scored`
        return sql, [fts5_query(where, expression), *kinds]

    def sizes(self, arms):
        """Return how many entries match each (where, expression): a list of int."""
        one = f"(SELECT COUNT(*) FROM {FTS} WHERE {FTS} MATCH %s)"
        sql = f"SELECT {', '.join([one] * len(arms))}"
        return list(self.fetch(sql, [fts5_query(*arm) for arm in arms])[0]) if arms else []

    def scored(self, question):
        """Return the statement that scores the CTE `c`: (content_type_id, pk, score)."""
        if not question.terms:  # the shorter the title, the more of it was typed
            score = "1.0 / (1 + LENGTH(e.autocomplete))"
            sql = f"FROM c CROSS JOIN {ENTRY} e WHERE e.id = c.entry"
            return f"SELECT c.content_type_id, c.pk, {score} AS score {sql}", []
        arms, params = [], []
        # The plus keeps FTS5 from starting anew for each candidate.
        among = f"FROM {FTS} WHERE {FTS} MATCH %s AND +rowid IN (SELECT entry FROM c)"
        for stem, weight in question.terms.items():
            points = f"{weight:.4f} * {BM25} * {EXCHANGED}"
            arms.append(f"SELECT rowid AS entry, {points} AS points {among}")
            params += [fts5_query(question.where, stem)] * 2
        if question.typed:
            bonus = " + ".join([f"(SELECT {LUCENE} {KNOWN})"] * len(question.typed))
            arms.append(f"SELECT rowid, {WHOLE_IN_TITLE} * ({bonus}) {among}")
            params += [fts5_query(question.where, stem) for stem in question.typed]
            params.append(fts5_query("names", ("and", *question.typed)))
        # Of a single arm SQLite makes one query with the sum, where FTS5 cannot rank.
        arms.append("SELECT entry, 0.0 FROM c")
        sums = (
            f"SELECT entry, SUM(points) AS score FROM ({' UNION ALL '.join(arms)}) GROUP BY entry"
        )
        score = f"s.score * CASE WHEN e.title = %s THEN {SAME_TITLE} ELSE 1 END AS score"
        joined = f"FROM ({sums}) s CROSS JOIN c CROSS JOIN {ENTRY} e"
        sql = f"SELECT c.content_type_id, c.pk, {score} {joined}"
        sql += " WHERE c.entry = s.entry AND e.id = s.entry"
        return sql, [" ".join(question.title), *params]


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
