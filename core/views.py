"""Layer 1: the page with the history of another page."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from core.history import changes, events_of
from core.models import BasePage, Centre

CHANGES_ON_A_PAGE = 20


@require_safe
def page_history(request, number):
    """Answer with the history of the page with this number, to whom may read the page itself."""
    site = Site.find_for_request(request)
    page = get_object_or_404(Page, pk=number).specific
    home = site and site.root_page
    if not home or not isinstance(page, BasePage) or not page.path.startswith(home.path):
        raise Http404
    restrictions = page.get_view_restrictions()
    if not page.live or not all(one.accept_request(request) for one in restrictions):
        raise Http404
    found = Paginator(events_of(page), CHANGES_ON_A_PAGE).get_page(request.GET.get("strona"))
    with_names = Centre.read(site).shows_names
    context = {
        "kept": page,
        "trail": _trail(page, home),
        "here": {"title": _("History of changes")},
        "title": _("History of changes: %(title)s") % {"title": page.title},
        "found": found,
        "changes": changes(page, found.object_list, with_names=with_names),
    }
    response = render(request, "core/page_history.html", context)
    if restrictions:
        add_never_cache_headers(response)
    return response


def _trail(page, home):
    """Return the pages from the home page down to this one that the breadcrumbs may name."""
    above = page.get_ancestors().filter(depth__gte=home.depth).live().public()
    return [*above, page]
