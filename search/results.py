"""Layer 0: what a page of results shows of each: where it is, what it says, of what day it is."""

from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.models import Page

from search import kinds
from search.backends import is_own
from search.excerpts import excerpt
from search.models import IndexedText


@dataclass
class Result:
    """One result as it is shown. `thing` is a Page or a document."""

    thing: object
    url: str
    kind: str
    excerpt: str
    trail: list  # titles of the pages above, from the home page down
    note: str = ""  # what must be known before the page is opened
    own_date: date | None = None  # that the kind of page shows itself

    @property
    def title(self):
        """Return what the result is called."""
        return self.thing.title

    @property
    def is_document(self):
        """Say whether it is a file to download."""
        return not isinstance(self.thing, Page)

    @property
    def date(self):
        """Return the day that its kind shows, else when it was last changed, or None."""
        if self.own_date:
            return self.own_date
        return self.thing.created_at if self.is_document else self.thing.last_published_at


def show(rows, scopes, readable, terms):
    """Return rows of the ranking as Results.

    A query for each of pages, documents, texts, trails, and kinds that say something themselves.

    scopes: what was searched. readable: the pages that anybody may read. terms: what to mark.
    """
    things, texts = _things(rows, scopes), _texts(rows)
    keys = [key for row in rows if (key := (row.content_type, row.pk)) in things]
    trails = _trails([things[key] for key in keys], readable)
    shown = [_result(key, things[key], texts.get(key, ""), trails, terms) for key in keys]
    pages = [one for one in shown if not one.is_document]
    outspoken = kinds.outspoken(one.thing for one in pages)
    for one in pages:
        page = outspoken.get(one.thing.pk)
        one.note, one.own_date = kinds.note(page), getattr(page, "search_date", None)
    return shown


def _result(key, thing, text, trails, terms):
    model = ContentType.objects.get_for_id(key[0]).model_class()
    return Result(
        thing=thing,
        url=thing.url,
        kind=kinds.one(model),
        excerpt=excerpt(text, terms),
        trail=trails.get(getattr(thing, "path", None), []),
    )


def _things(rows, scopes):
    """Return the pages and documents: {(content type, pk): object}."""
    things = {}
    for scope in scopes:
        wanted = {
            row.pk: row.content_type for row in rows if row.content_type in scope.content_types
        }
        found = scope.queryset.model.objects.in_bulk(list(wanted)) if wanted else {}
        things |= {(wanted[pk], pk): thing for pk, thing in found.items()}
    return things


def _texts(rows):
    """Return the texts of what was found: {(content type, pk): text}; a server keeps its own."""
    if not is_own():  # what our index once held is not true any more
        return {}
    texts = IndexedText.objects.filter(
        content_type__in={row.content_type for row in rows},
        object_id__in={str(row.pk) for row in rows},
    ).values_list("content_type_id", "object_id", "text")
    return {(content_type, int(pk)): text for content_type, pk, text in texts}


def said_by(rows, scopes):
    """Return the titles and texts of rows of the ranking: a list of str."""
    things = _things(rows, scopes)
    return [*_texts(rows).values(), *(thing.title for thing in things.values())]


def _trails(things, readable):
    """Return the titles above each page: {path: [title, …]}; hidden pages are not named."""
    step = Page.steplen
    above = {
        thing.path: [thing.path[:end] for end in range(step, len(thing.path), step)]
        for thing in things
        if isinstance(thing, Page)
    }
    wanted = {path for paths in above.values() for path in paths}
    titles = dict(readable.filter(path__in=wanted).values_list("path", "title"))
    if titles:  # the home page is the first that can be read; on every page it is called so
        titles[min(titles)] = _("Home page")
    return {path: [titles[p] for p in paths if p in titles] for path, paths in above.items()}
