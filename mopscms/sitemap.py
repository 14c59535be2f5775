"""Layer 3: sitemap.xml for search engines: every page that anybody may read, in bounded parts."""

from django.conf import settings
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from page_cache.memo import remember

# Pages in one part. The protocol allows 50,000; a crawler must not hold a worker for a second.
PART = 1_000


@require_safe
def sitemap(request, number=None):
    """Answer with the addresses of the pages, or, if they are more than PART, of the parts.

    number: of a part, from "1"; None: the sitemap itself. Raises Http404 if there is no such part.
    """
    site = Site.find_for_request(request)
    pages = _pages(site)
    if number is None:
        parts = remember(("sitemap", site.pk), lambda: _parts(pages))
        if len(parts) > 1:
            return _answer(request, "sitemap_index.xml", {"sitemaps": parts})
    start = (int(number or 1) - 1) * PART
    part = [
        {"location": page.get_full_url(request), "lastmod": page.changed}
        for page in pages[start : start + PART]
    ]
    if number and not part:
        raise Http404
    return _answer(request, "sitemap.xml", {"urlset": part})


def _pages(site):
    """Return the public pages of a site in the order of the tree, each with its day of `changed`.

    Only what an address is made of is loaded: no page kind has addresses of its own.
    """
    below = Page.objects.descendant_of(site.root_page, inclusive=True).live().public()
    changed = Coalesce("last_published_at", "latest_revision_created_at")
    return below.annotate(changed=changed).only("path", "depth", "url_path").order_by("path")


def _parts(pages):
    """Return the parts with the last change in each, as Django's template takes them."""
    changes = list(pages.values_list("changed", flat=True))
    return [
        {
            "location": settings.BASE_URL + reverse("sitemap", args=[start // PART + 1]),
            "last_mod": max((day for day in changes[start : start + PART] if day), default=None),
        }
        for start in range(0, len(changes), PART)
    ]


def _answer(request, template, context):
    """Return the answer as XML, which is not itself to be found by a search engine."""
    answer = render(request, template, context, content_type="application/xml")
    answer.headers["X-Robots-Tag"] = "noindex, noodp, noarchive"
    return answer
