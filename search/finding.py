"""Layer 0: a search of the whole site: what is found, and how many of which kinds."""

from collections import Counter
from dataclasses import dataclass
from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property

from search import kinds, public, questions, results
from search.backends import ranking_for
from search.corrections import corrected


@dataclass
class Kind:
    """A kind of results: its name for people and in addresses, how many there are."""

    name: str
    slug: str
    count: int


class Found:
    """What a search found; sliced by Django's Paginator, which asks for one page of it.

    readable: the pages that anybody may read. kind: the slug of the kind to show. exact: take the
    words as they are typed. ahead: the slice that will be asked for, read with the counts.
    """

    def __init__(self, readable, text, kind="", exact=False, ahead=(0, 10)):
        self.readable = readable
        self.text = text
        self.exact = exact
        self.ahead = ahead
        self.scopes = public.scopes(readable)
        self.names = {
            ct: kinds.many(ContentType.objects.get_for_id(ct).model_class())
            for scope in self.scopes
            for ct in scope.content_types
        }
        self.chosen = [ct for ct, name in self.names.items() if kind and kinds.slug(name) == kind]
        self.ranking = ranking_for(text)

    @cached_property
    def question(self):
        """Return the Question that is asked."""
        count = partial(self.ranking.counts, scopes=self.scopes)
        return questions.from_text(self.text, count, exact=self.exact)

    @cached_property
    def correction(self):
        """Return the query as it was perhaps meant: str."""
        if not self.question.mended:
            return ""
        return corrected(self.text, self.question, self.ranking, self.scopes)

    @cached_property
    def _read(self):
        """Return the Rows of the slice read ahead, and the counts by content type."""
        return self._page(*self.ahead)

    def _page(self, start, stop):
        return self.ranking.page(self.question, self.scopes, self.chosen, start, stop)

    @cached_property
    def kinds(self):
        """Return the kinds of all results, the most frequent first: a list of Kinds."""
        totals = Counter()
        for content_type, count in self._read[1].items():
            totals[self.names[content_type]] += count
        return [Kind(name, kinds.slug(name), count) for name, count in totals.most_common()]

    @cached_property
    def kind(self):
        """Return the Kind that was chosen, or None."""
        chosen = {self.names[content_type] for content_type in self.chosen}
        return next((kind for kind in self.kinds if kind.name in chosen), None)

    @cached_property
    def total(self):
        """Return how many results there are of every kind."""
        return sum(kind.count for kind in self.kinds)

    def count(self):
        """Return how many results there are of the chosen kind."""
        if not self.chosen:
            return self.total
        return self.kind.count if self.kind else 0

    def __len__(self):
        """Return the same as count."""
        return self.count()

    def __getitem__(self, part):
        """Return the results of a slice: a list of Result."""
        if part.start == self.ahead[0] and part.stop <= self.ahead[1]:
            return self._shown(self._read[0])
        return self._shown(self._page(part.start, part.stop)[0])

    def _shown(self, rows):
        return results.show(rows, self.scopes, self.readable, self.question.terms)
