"""Layer 0: what both databases share: what is indexed, how a query is compiled, what comes back."""

from functools import partial

from django.db import OperationalError, connections, router, transaction
from django.db.models import Count, Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)
from modelsearch.query import MatchAll
from modelsearch.utils import get_content_type_pk, get_descendants_content_types_pks
from wagtail.search.models import IndexEntry

from search import questions, vocabulary
from search.backends.scopes import Scope
from search.content import LONGEST, Content
from search.models import IndexedText

# Objects written in one transaction: each may bring a book, and editors wait to save meanwhile.
AT_ONCE = 100
TRIES = 5  # of one such transaction


class PolishIndex(BaseIndex):
    """Writes stems into modelsearch's own table: names, all else, and whole words for staff."""

    COLUMNS = ["title", "body", "autocomplete"]

    def __init__(self, backend):
        super().__init__(backend)
        self.said = set()  # every word that was written since

    def add_items(self, model, objs):
        """Write the objects, all of `model`, into the index; new versions replace old ones."""
        if not model.get_search_fields():
            return
        key = {"content_type_id": get_content_type_pk(model)}
        for start in range(0, len(objs), AT_ONCE):
            few = objs[start : start + AT_ONCE]
            contents = [({**key, "object_id": str(obj.pk)}, Content.of(obj)) for obj in few]
            self._add_patiently(contents)

    def _add_patiently(self, contents):
        """Write the Contents; again if PostgreSQL ended us to let those who publish go on."""
        for tries_left in reversed(range(TRIES)):
            try:
                return self._add(contents)
            except OperationalError:
                if not tries_left or self.write_connection.in_atomic_block:
                    raise  # nothing is left to try, or it is not ours to try again

    def _add(self, contents):
        """Write the Contents of few objects: [(key, Content), …]."""
        entries = [IndexEntry(**key, **self.columns(content)) for key, content in contents]
        texts = [IndexedText(**key, text=content.body[:LONGEST]) for key, content in contents]
        with transaction.atomic(using=self.write_connection.alias):
            self._write(IndexEntry, entries, self.COLUMNS)
            self._write(IndexedText, texts, ["text"])
            self.said |= vocabulary.learn([content for _key, content in contents])

    def _write(self, model, rows, fields):
        model.objects.using(self.write_connection.alias).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=fields,
        )

    def delete_item(self, item):
        """Take an object out of the index."""
        super().delete_item(item)
        types = get_descendants_content_types_pks(type(item))
        IndexedText.objects.filter(content_type__in=types, object_id=str(item.pk)).delete()

    def delete_stale_entries(self):
        """Take out what is gone, and the texts of what is not indexed."""
        super().delete_stale_entries()
        same = IndexEntry.objects.filter(
            content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
        )
        IndexedText.objects.filter(~Exists(same)).delete()

    def columns(self, content):
        """Return the values of the entry's columns: {name: value}."""
        raise NotImplementedError

    def _refresh_title_norms(self, full=False):
        """Do nothing: our ranking does not use modelsearch's measure of titles."""


class Rebuilder:
    """Brings the whole index up to date while the site serves: entries are replaced, never cleared.

    No transaction around all of it: on SQLite that would keep every editor from saving.
    """

    def __init__(self, index):
        self.index = index

    def start(self):
        """Drop the entries of what is gone; return the index to add to."""
        self.newest_word = vocabulary.newest()
        self.index.delete_stale_entries()
        return self.index

    def finish(self):
        """Forget the words that nothing says any more; those learnt meanwhile stay."""
        if self.index.said:  # nothing, if only the schema was asked for
            vocabulary.forget(all_but=self.index.said, until=self.newest_word)


class PolishQueryCompiler(BaseSearchQueryCompiler):
    """Turns what was typed into a Question, and the queryset into a Scope."""

    DEFAULT_OPERATOR = "or"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def _get_filters_from_queryset(self, check_only=False):
        """Take any condition and annotation: the queryset itself is part of the statement."""

    def _get_order_by(self):
        """Take any order, for the same reason."""
        return ()

    @property
    def scope(self):
        """Return what may be found: the objects of the queryset."""
        content_types = get_descendants_content_types_pks(self.queryset.model)
        return Scope(content_types, self.queryset.order_by())

    def question(self, count):
        """Return the search.questions.Question; count: see there."""
        where = "names" if self.fields and list(self.fields) == ["title"] else "all"
        return questions.from_query(self.query, count, where)


class PolishAutocompleteQueryCompiler(PolishQueryCompiler):
    """The editor's search: every word must be there, whole or begun, as it is written."""

    def question(self, count):
        """Return the Question: all words of the query as beginnings of words."""
        return questions.by_beginnings(getattr(self.query, "query_string", ""))


class PolishResults(BaseSearchResults):
    """Objects of the queryset, best first; counted, faceted and sliced by the database."""

    supports_facet = True

    @cached_property
    def ranking(self):
        """Return what composes the statements."""
        return self.backend.ranking(connections[router.db_for_read(IndexEntry)])

    @cached_property
    def question(self):
        """Return the Question, asked once for all slices of the results."""
        compiler = self.query_compiler
        if not hasattr(compiler, "asked"):
            count = partial(self.ranking.counts, scopes=[compiler.scope])
            compiler.asked = compiler.question(count)
        return compiler.asked

    def get_queryset(self):
        """Return what is found as a queryset in its own order, not sliced."""
        compiler = self.query_compiler
        if isinstance(compiler.query, MatchAll):
            return compiler.queryset
        sql, params = self._statement(keys_only=True, **self.limits)
        return compiler.queryset.filter(pk__in=RawSQL(sql, params))  # noqa: S611 — our own SQL

    @property
    def limits(self):
        """Return how much is left out: all that the editor asks for is listed, in any order."""
        best_only = self.query_compiler.order_by_relevance and self.question.terms
        return {} if best_only else {"cut": False, "bounded": False}

    def _statement(self, **options):
        return self.ranking.statement(self.question, [self.query_compiler.scope], **options)

    def _do_search(self):
        if isinstance(self.query_compiler.query, MatchAll):
            return list(self.query_compiler.queryset[self.start : self.stop])
        if not self.query_compiler.order_by_relevance:
            queryset = self.get_queryset()
            ordered = queryset if queryset.query.order_by else queryset.order_by("-pk")
            return list(ordered[self.start : self.stop])
        return self._best()

    def _best(self):
        """Return the objects in the order of their scores."""
        rows = self.ranking.rows(*self._statement(start=self.start, stop=self.stop, **self.limits))
        as_key = self.query_compiler.queryset.model._meta.pk.to_python
        rows = [row._replace(pk=as_key(row.pk)) for row in rows]
        objects = self.query_compiler.queryset.order_by().in_bulk([row.pk for row in rows])
        for row in rows:
            if self._score_field and row.pk in objects:
                setattr(objects[row.pk], self._score_field, row.score)
        return [objects[row.pk] for row in rows if row.pk in objects]

    def _do_count(self):
        return self.get_queryset().count()

    def facet(self, field_name):
        """Return how many results have each value of a filterable field: {value: count}."""
        field = self.query_compiler._get_filterable_field(field_name)
        if field is None:
            model = self.query_compiler.queryset.model.__name__
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add '
                f"index.FilterField('{field_name}') to {model}.search_fields.",
                field_name=field_name,
            )
        counted = self.get_queryset().order_by().values_list(field_name)
        return dict(counted.annotate(count=Count("pk")).order_by("-count"))
