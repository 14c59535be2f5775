"""Layer 0: search on PostgreSQL: GIN indexes match, BM25 ranks, computed from ts_rank.

PostgreSQL's own ts_rank does not know how rare a word is, which costs as much as stemming gains
(search quality 0.67 against 0.80, decision 0013). For one word and equal weights it is
(1 + 1/4 + … + 1/tf²) · 6/π², so the word's frequency tf can be read off it, and with it BM25 is the
same as on SQLite. `title_norm` holds the length of a document in words.
"""

from hashlib import md5

from django.core.cache import cache
from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend
from wagtail.models import Page

from search.backends.base import (
    PolishAutocompleteQueryCompiler,
    PolishIndex,
    PolishQueryCompiler,
    PolishResults,
    Rebuilder,
)
from search.backends.expressions import Syntax
from search.backends.ranking import (
    ENTRY,
    K1,
    NAME_WEIGHT,
    SAME_TITLE,
    WHOLE_IN_TITLE,
    B,
    Ranking,
    rarity,
)

TSQUERY = Syntax(
    word="'{}'", prefix="'{}':*", either=" | ", both=" & ", without=" & !", then=" <-> "
)
COLUMNS = {"all": "body", "names": "title", "beginnings": "autocomplete"}
FREQUENCY = "ROUND(1 / (1.6449341 * (1 - ts_rank('{{1,1,1,1}}', {}, t.word)::float)) - 0.5)"
# Counting a common word reads as many rows. Seconds that a count is kept: it changes slowly, and
# only how much a word weighs depends on it.
COUNTS_KEPT = 60


class PostgresRanking(Ranking):
    """Composes statements for tsvector columns; `body` holds the stems of the names too."""

    NO_LIMIT = " LIMIT ALL"
    ALL = f"{ENTRY} e"

    def match(self, where, expression, kinds=()):
        """Return the FROM and WHERE for the entries `e` that match: (SQL, parameters)."""
        sql = f"FROM {ENTRY} e WHERE e.{COLUMNS[where]} @@ %s::tsquery"
        return sql, [TSQUERY.render(expression)]

    def matching(self, where, expression):
        """Return the FROM and WHERE that count what `match` finds: (SQL, parameters)."""
        return self.match(where, expression)

    def sizes(self, counted):
        """Return how many rows each FROM and WHERE has, given as (SQL, parameters): ints."""
        return [self._kept(*one) for one in counted]

    def scored(self, question, known):
        """Return the statement that scores the CTE `c`: (content_type_id, pk, score)."""
        if not question.terms:  # the shorter the title, the more of it was typed
            score = "1.0 / (1 + LENGTH(e.autocomplete))"
            sql = f"FROM c JOIN {ENTRY} e ON e.id = c.entry"
            return f"SELECT c.content_type_id, c.pk, {score} AS score {sql}", []
        words = ", ".join(["(%s::tsquery, %s::float)"] * len(question.terms))
        sql = f"""
            SELECT c.content_type_id, c.pk, (SUM(
                t.weight * f.frequency / (f.frequency + {K1} * ({1 - B} + {B} * e.title_norm / %s))
            ) + CASE WHEN e.title @@ %s::tsquery THEN %s ELSE 0 END)
            * CASE WHEN e.title = %s::tsvector THEN {SAME_TITLE} ELSE 1 END AS score
            FROM c JOIN {ENTRY} e ON e.id = c.entry CROSS JOIN (VALUES {words}) AS t(word, weight)
            CROSS JOIN LATERAL (
                SELECT {FREQUENCY.format("e.body")}
                    + {NAME_WEIGHT - 1} * {FREQUENCY.format("e.title")} AS frequency
            ) f
            GROUP BY c.content_type_id, c.pk, e.title"""
        length = self._kept(f"FROM {ENTRY} e", [], "AVG(e.title_norm)")
        whole = TSQUERY.render(("and", *question.typed)) if question.typed else ""
        bonus = WHOLE_IN_TITLE * sum(rarity(known, question.where, stem) for stem in question.typed)
        params = [max(length or 0, 1), whole, bonus, as_tsvector(question.title)]
        for stem, weight in question.terms.items():
            points = weight * (K1 + 1) * rarity(known, question.where, stem)
            params += [TSQUERY.render(stem), points]
        return sql, params

    def _kept(self, sql, params, what="COUNT(*)"):
        """Return a figure about all entries, counted at most once in COUNTS_KEPT seconds."""
        key = md5(f"{what}{sql}{params}".encode(), usedforsecurity=False).hexdigest()
        return cache.get_or_set(
            f"search-count:{key}",
            lambda: self.fetch(f"SELECT {what} {sql}", params)[0][0],
            COUNTS_KEPT,
        )


class PostgresWriter(PolishIndex, PostgresIndex):
    """Writes the stems as tsvectors, past PostgreSQL's parser: it would read words its own way."""

    COLUMNS = [*PolishIndex.COLUMNS, "title_norm"]

    def columns(self, content):
        """Return the values of the entry's columns: {name: value}."""
        names, body, whole = (
            content.name_stems(),
            content.body_stems(),
            content.autocomplete_words(),
        )
        return {
            "title": as_tsvector(names),
            "body": as_tsvector([*names, *body]),
            "autocomplete": as_tsvector(whole),
            "title_norm": len(names) + len(body) + len(whole),
        }


def as_tsvector(stems):
    """Return the text form of a tsvector with the place of each stem: "'zasilk':1,4 'rodzin':2"."""
    places = {}
    for place, stem in enumerate(stems, start=1):
        places.setdefault(stem, []).append(str(place))
    return " ".join(f"'{stem}':{','.join(at[:255])}" for stem, at in places.items())


class PostgresRebuilder(Rebuilder):
    """Tells the planner what the index holds now; without it, it scans all for a few."""

    def finish(self):
        """Forget words, then bring the statistics of the index and of the pages up to date."""
        super().finish()
        with self.index.write_connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {ENTRY}")
            cursor.execute(f"ANALYZE {Page._meta.db_table}")


class PostgresBackend(PostgresSearchBackend):
    """modelsearch's backend with our index, our query and our ranking."""

    query_compiler_class = PolishQueryCompiler
    autocomplete_query_compiler_class = PolishAutocompleteQueryCompiler
    index_class = PostgresWriter
    results_class = PolishResults
    rebuilder_class = atomic_rebuilder_class = PostgresRebuilder
    ranking = PostgresRanking
