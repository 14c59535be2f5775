"""Layer 0: the site's search through any other backend of modelsearch: OpenSearch, Elasticsearch.

Such a server has an analyser and a ranking of its own (docs/search.md). Here it is asked by
modelsearch's common calls, so synonyms and mended typing errors are left to it.
"""

from collections import Counter

from search.backends.ranking import Row


class OtherRanking:
    """Answers what the site's search asks, as search.backends.ranking.Ranking does."""

    def __init__(self, text, backend):
        self.text = text
        self.backend = backend

    def counts(self, expressions, scopes, limit=1, where="all"):
        """Return 1 for each expression: every word is taken as it is typed."""
        return [1] * len(expressions)

    def page(self, question, scopes, kinds, start, stop):
        """Return one page of results and how many there are of each kind: see Ranking.page."""
        rows, counts = [], Counter()
        for scope in scopes if question else []:
            found = self._search(scope)
            for content_type, number in self._kinds(scope, found).items():
                counts[content_type] += number
            if kinds:
                found = self._search(scope, kinds)
            rows += self._rows(scope, found, stop)
        shown = [row for row in rows if not kinds or row.content_type in kinds]
        return sorted(shown, key=lambda row: -row.score)[start:stop], dict(counts)

    def beginnings(self, scope, text, most):
        """Return the objects whose title has words that begin as those of `text`: a list."""
        return list(self.backend.autocomplete(text, scope.queryset)[:most])

    def _search(self, scope, kinds=()):
        queryset = scope.queryset
        if len(scope.content_types) == 1:
            # Other backends understand no condition but on the fields of the index.
            keys = list(queryset.values_list("pk", flat=True))
            queryset = queryset.model.objects.filter(pk__in=keys)
        elif kinds:
            queryset = queryset.filter(content_type__in=kinds)
        return self.backend.search(self.text, queryset, operator="or")

    def _kinds(self, scope, found):
        if len(scope.content_types) == 1:
            return {scope.content_types[0]: found.count()}
        return found.facet("content_type_id")

    def _rows(self, scope, found, most):
        """Return the best results as Rows; a server that gives no scores keeps its order."""
        rows = []
        for place, thing in enumerate(found.annotate_score("_score")[:most]):
            content_type = getattr(thing, "content_type_id", None) or scope.content_types[0]
            score = getattr(thing, "_score", None)
            rows.append(Row(content_type, thing.pk, -place if score is None else abs(score)))
        return rows
