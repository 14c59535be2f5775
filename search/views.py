"""Layer 0: the search page, /szukaj/?q=…&strona=2."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from search.query import MAX_QUERY_LENGTH, find_pages

RESULTS_ON_A_PAGE = 10


@require_safe
def search(request):
    """Answer with the pages that match; any input is answered with a page, never an error."""
    query = request.GET.get("q", "").replace("\x00", "").strip()[:MAX_QUERY_LENGTH]
    paginator = Paginator(find_pages(query), RESULTS_ON_A_PAGE)
    found = paginator.get_page(request.GET.get("strona"))
    ids = [page.pk for page in found.object_list]
    specific = Page.objects.specific().in_bulk(ids)  # a query a kind, not one a result
    found.object_list = [specific[pk] for pk in ids if pk in specific]
    return render(
        request, "search/search.html", {"query": query, "found": found, "title": _title(query)}
    )


def _title(query):
    if not query:
        return _("Search this site")
    return _("Search: %(query)s") % {"query": Truncator(query).chars(60)}
