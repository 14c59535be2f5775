"""Layer 0: what to suggest while somebody types: pages by their titles, and frequent queries."""

from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from search import kinds, polish, public, synonyms
from search.backends import ranking_for
from search.models import SearchCount

SHORTEST = 2  # characters typed
MOST_PAGES = 6
MOST_QUERIES = 3
# A query is suggested to others once it was asked this often lately, and only if its words stand in
# the title of a page or in a synonym: whoever repeats a slander must not get it shown to all.
ASKED = 5
LATELY = timedelta(days=90)


def suggestions(readable, text):
    """Return what to suggest for the beginning `text`: a list of {"text", "url", "kind"}.

    readable: the pages that anybody may read (search.public.pages).
    """
    if len(text.strip()) < SHORTEST or not polish.words(text):
        return []
    ranking = ranking_for(text)
    scopes = public.scopes(readable)
    return [*_pages(ranking, scopes[0], text), *_queries(ranking, scopes, text)]


def _pages(ranking, scope, text):
    """Return the pages whose titles have words that begin so."""
    pages = ranking.beginnings(scope, text, MOST_PAGES)
    notes = kinds.notes(pages)
    return [
        {"text": page.title, "url": page.url, "kind": notes.get(page.pk) or _kind(page)}
        for page in pages
    ]


def _kind(page):
    return kinds.one(page.cached_content_type.model_class())


def _queries(ranking, scopes, text):
    """Return the frequent queries that begin so and have a result now."""
    begun = " ".join(text.casefold().split())
    asked = (
        SearchCount.objects.filter(query__startswith=begun, day__gt=timezone.localdate() - LATELY)
        .exclude(query=begun)
        .values_list("query")
        .annotate(times=Sum("asked"), failed=Sum("in_vain"))
        .filter(times__gte=ASKED, failed=0)
        .order_by("-times", "query")[: 2 * MOST_QUERIES]
    )
    queries = [query for query, _times, _failed in asked]
    keys = [polish.key(query) for query in queries]
    titled = ranking.counts([("and", *key) for key in keys], scopes, limit=1, where="names")
    meanings = synonyms.current().meanings
    shown = [
        query
        for query, key, found in zip(queries, keys, titled, strict=True)
        if found or key in meanings
    ][:MOST_QUERIES]
    address = reverse("search")
    return [
        {"text": query, "url": f"{address}?{urlencode({'q': query})}", "kind": _("Frequent search")}
        for query in shown
    ]
