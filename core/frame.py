"""Layer 1: what stands around every page: the centre, menu, breadcrumbs, links in the footer."""

from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page, Site

from core.forms import MENU_LENGTH
from core.models import Centre, CentreFooterLink

DECLARATION_SLUG = "deklaracja-dostepnosci"  # an address that stays for ever
CONTACT_KIND = "contactpage"  # of contact.models, met by name


@dataclass
class Frame:
    """The frame of one page. Without a site all of it is empty."""

    centre: Centre | None = None
    home: Page | None = None
    menu: list = field(default_factory=list)
    breadcrumbs: list = field(default_factory=list)
    declaration: Page | None = None
    contact: Page | None = None
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
    above = _paths_above(page)
    found = _pages_around(site, above)
    first_level = [p for p in found if p.depth == home.depth + 1 and p.path.startswith(home.path)]
    return Frame(
        centre=centre,
        home=home,
        menu=[one for one in first_level if one.show_in_menus][:MENU_LENGTH],
        breadcrumbs=[one for one in found if one.path in above],
        declaration=next((one for one in first_level if one.slug == DECLARATION_SLUG), None),
        contact=next((o for o in found if o.cached_content_type.model == CONTACT_KIND), None),
        footer_pages=sorted(
            (one for one in found if one.place_in_footer is not None),
            key=lambda one: one.place_in_footer,
        ),
    )


def _pages_around(site, above):
    """Return all pages that the frame names, in the order of the tree: one query.

    Each has `place_in_footer`: int, or None if staff did not choose it for the footer.
    """
    home = site.root_page
    links = CentreFooterLink.objects.filter(centre__site=site, page=OuterRef("pk"))
    place = links.values_list(Coalesce("sort_order", 0))[:1]
    below_home = Q(path__startswith=home.path, depth=home.depth + 1)
    wanted = below_home & (Q(show_in_menus=True) | Q(slug=DECLARATION_SLUG))
    wanted |= Q(content_type__model=CONTACT_KIND, path__startswith=home.path)
    wanted |= Q(path__in=above) | Q(place_in_footer__isnull=False)
    pages = Page.objects.live().public().annotate(place_in_footer=Subquery(place))
    return list(pages.filter(wanted))


def _paths_above(page):
    """Return the tree's paths of the pages above `page`, from the home page down.

    A page being previewed before its first save has no place in the tree yet.
    """
    path = getattr(page, "path", "")
    step = Page.steplen
    return [path[:end] for end in range(2 * step, len(path), step)]
