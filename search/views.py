"""Layer 0: the search page, /szukaj/?q=…&rodzaj=…&strona=2, and suggestions while one types."""

import re

from django.conf import settings
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Site

from search import counting, public
from search.finding import Found
from search.promotions import promoted
from search.questions import LONGEST
from search.suggestions import suggestions

RESULTS_ON_A_PAGE = 10
SUGGESTIONS_A_MINUTE = 120  # of one process; for an address that a household or office may share
SUGGESTIONS_KEPT = 60  # seconds, by the browser
ADDRESS_KEPT = 120  # seconds, in the cache: how often this address has asked
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and lone surrogates


@require_safe
def search(request):
    """Answer with what matches; any input is answered with a page, never an error."""
    query = clean(request.GET.get("q", ""))
    context = {"query": query, "title": _title(query), "description": _description(query)}
    site = Site.find_for_request(request)
    if query and site:
        context |= _answer(request, query, public.pages(site))
    return render(request, "search/search.html", context)


def _answer(request, query, readable):
    """Return what the results page shows beside the query: a dict for the template."""
    kind, exact = clean(request.GET.get("rodzaj", "")), "dokladnie" in request.GET
    first = (_page_number(request) - 1) * RESULTS_ON_A_PAGE
    ahead = (first, first + RESULTS_ON_A_PAGE)
    found = Found(readable, query, kind=kind, exact=exact, ahead=ahead)
    page = Paginator(found, RESULTS_ON_A_PAGE).get_page(request.GET.get("strona"))
    first_ones = promoted(readable, query)
    staff = settings.SESSION_COOKIE_NAME in request.COOKIES  # visitors who read have no cookie
    if page.number == 1 and not (kind or exact or staff):
        counting.note(query, found.total + len(first_ones))
    return {"search": found, "found": page, "promoted": first_ones}


def _page_number(request):
    """Return which page is asked for, if it can be told: an int from 1 to 999."""
    text = request.GET.get("strona", "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return max(1, number)


@require_safe
def suggest(request, address_of):
    """Answer with {"suggestions": [{"text", "url", "kind"}, …]}; with 429 if asked too often.

    address_of: tells whose request it is, as the other limits of the site do (limits.visitors).
    """
    if not _may_ask(address_of(request)):
        return JsonResponse({"suggestions": []}, status=429, headers={"Retry-After": "60"})
    site = Site.find_for_request(request)
    text = clean(request.GET.get("q", ""))
    response = JsonResponse({"suggestions": suggestions(public.pages(site), text) if site else []})
    patch_cache_control(response, public=True, max_age=SUGGESTIONS_KEPT)
    return response


def clean(text):
    """Return a parameter as one line of at most LONGEST characters that a database can hold."""
    return _UNSTORABLE.sub("", text[:LONGEST]).strip()


def _title(query):
    if not query:
        return _("Search this site")
    return _("Search: %(query)s") % {"query": Truncator(query).chars(60)}


def _description(query):
    if not query:
        return _("Search services, news, forms and all other pages of the centre.")
    return _("Pages and documents about: %(query)s") % {"query": Truncator(query).chars(100)}


def _may_ask(address):
    """Say whether this address has suggestions left for this minute."""
    minute = int(timezone.now().timestamp()) // 60
    key = f"search-suggestions:{minute}:{address}"
    cache.add(key, 0, ADDRESS_KEPT)
    try:
        return cache.incr(key) <= SUGGESTIONS_A_MINUTE
    except ValueError:  # forgotten meanwhile
        return True
