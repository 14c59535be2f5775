"""Layer 1: what stands around every page: the centre, menu, breadcrumbs, links in the footer."""

from dataclasses import dataclass, field

from django.db.models import Q
from wagtail.models import Page, Site

from core.models import Centre

DECLARATION_SLUG = "deklaracja-dostepnosci"  # an address that stays for ever


@dataclass
class Frame:
    """The frame of one page. Without a site all of it is empty."""

    centre: Centre | None = None
    home: Page | None = None
    menu: list = field(default_factory=list)
    breadcrumbs: list = field(default_factory=list)
    declaration: Page | None = None
    footer_pages: list = field(default_factory=list)


def read_frame(request, page=None):
    """Return the Frame around `page` (None where there is no page: search, errors).

    All pages named in it come from one query, whatever the size of the tree, and only those that
    anybody may read.
    """
    site = Site.find_for_request(request) if request else None
    if site is None:
        return Frame()
    centre, home = Centre.read(site), site.root_page
    chosen = [link.page_id for link in centre.footer_links.all()]
    above = _paths_above(page)
    below_home = Q(path__startswith=home.path, depth=home.depth + 1)
    wanted = below_home & (Q(show_in_menus=True) | Q(slug=DECLARATION_SLUG))
    found = Page.objects.live().public().filter(wanted | Q(pk__in=chosen) | Q(path__in=above))
    by_pk = {one.pk: one for one in found}
    first_level = [p for p in found if p.depth == home.depth + 1 and p.path.startswith(home.path)]
    return Frame(
        centre=centre,
        home=home,
        menu=[one for one in first_level if one.show_in_menus],
        breadcrumbs=[one for one in found if one.path in above],
        declaration=next((one for one in first_level if one.slug == DECLARATION_SLUG), None),
        footer_pages=[by_pk[pk] for pk in chosen if pk in by_pk],
    )


def _paths_above(page):
    """Return the tree's paths of the pages above `page`, from the home page down.

    A page being previewed before its first save has no place in the tree yet.
    """
    path = getattr(page, "path", "")
    step = Page.steplen
    return [path[:end] for end in range(2 * step, len(path), step)]
