"""Layer 1: the site that a request is for, with its home page, without a question."""

from copy import copy
from functools import partial

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from page_cache.memo import remember

HOME_STAYS = _("The home page cannot be deleted: without it the site would show nothing at all.")


def holds_home(pages):
    """Say whether a site's home page is among these pages or below one of them: bool."""
    homes = Site.objects.values_list("root_page__path", flat=True)
    return any(home.startswith(page.path) for home in homes for page in pages)


def know_site(request):
    """Let `Site.find_for_request` find the site of this request known, with its home page.

    Each request gets its own copies. Streams of the home page are not among what is remembered:
    they are read when the home page itself is shown.
    """
    place = (request.get_host(), request.get_port())
    known = remember(("site", *place), partial(_read, request))
    site = copy(known)
    if site:
        site.root_page = copy(known.root_page)
    request._wagtail_site = site  # where Wagtail keeps it too


def _read(request):
    """Return the Site with its home page as a page of its kind; None if there is no site."""
    site = Site.find_for_request(request)
    if site:
        kind = site.root_page.specific_class or Page
        site.root_page = kind.objects.defer_streamfields().get(pk=site.root_page_id)
    return site
