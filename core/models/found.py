"""Layer 1: how a page is found by its address, and who may read it, in few questions."""

from django.urls import Resolver404
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PageViewRestriction

from core.restrictions import is_restricted, restricted_paths

DEEPEST = 20  # levels below the home page; an address that names more is followed step by step


class Found:
    """Part of BasePage: answers as Wagtail's Page does, which asks twice for each level."""

    above = None  # the pages from the home page down to the parent, if they are known: a list

    def route(self, request, path_components):
        """Find the page below that the address names: all on the way to it in one question.

        Whatever is not simply a page (a feed, a page that is not there) is found as Wagtail does.
        """
        way = self._way_to(path_components)
        if not way or any(map(_answers, way, _rests(path_components))):
            return super().route(request, path_components)
        *between, last = way
        page = last.specific
        page.above = [self, *between]
        page._cached_parent_obj = page.above[-1]  # as Wagtail's own route leaves it
        return page.route(request, [])

    def _way_to(self, slugs):
        """Return the page at each of the slugs, one below the other; [] unless all are there."""
        if not 0 < len(slugs) <= DEEPEST:
            return []
        paths = ["/".join(slugs[:end]) + "/" for end in range(1, len(slugs) + 1)]
        wanted = [self.url_path + path for path in paths]
        # Slugs have an index, whole addresses have none.
        found = Page.objects.filter(slug__in=slugs, url_path__in=wanted).order_by()
        by_address = {page.url_path: page for page in found if page.path.startswith(self.path)}
        return [by_address[one] for one in wanted] if len(by_address) == len(wanted) else []

    def get_view_restrictions(self):
        """Return who may read this page: PageViewRestrictions; no question if all may."""
        if self._is_open():
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def _is_open(self):
        """Say whether no restriction can apply; an alias is restricted like its source."""
        if not restricted_paths():
            return True
        around = [*self.above, self] if self.above is not None else []
        return bool(around) and not any(p.alias_of_id or is_restricted(p.path) for p in around)


def _rests(slugs):
    """Return what follows each of the slugs: ["b/c/", "c/", ""]."""
    return ["".join(f"{slug}/" for slug in slugs[start:]) for start in range(1, len(slugs) + 1)]


def _answers(page, rest):
    """Say whether a page on the way would answer the rest of the address itself: a feed."""
    kind = page.specific_class
    if not rest or not page.live or not issubclass(kind or Page, RoutablePageMixin):
        return False
    try:
        kind.get_resolver().resolve(f"/{rest}")
    except Resolver404:
        return False
    return True
