"""Layer 1: what stands around every page: the centre, menu, breadcrumbs, links in the footer."""

from copy import copy
from dataclasses import dataclass, field, replace
from functools import partial

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page, Site

from core.forms import MENU_LENGTH
from core.models import Centre, CentreFooterLink
from core.restrictions import is_restricted
from page_cache.memo import last_known, remember

DECLARATION_KIND = "declarationpage"  # of accessibility.models, met by name
SCOPE_KIND = "scopepage"  # of accessibility.models, met by name
CONTACT_KIND = "contactpage"  # of contact.models, met by name
BY_KIND = (DECLARATION_KIND, SCOPE_KIND)  # of the first level, linked whatever staff chose


@dataclass(frozen=True)
class Link:
    """A page as the frame names it. `url`: its address on the site that the request is for."""

    pk: int
    title: str
    url: str

    @classmethod
    def to(cls, page, request):
        """Return the Link to a Page, or None if there is none."""
        return cls(page.pk, page.title, page.get_url(request) or "") if page else None


@dataclass(frozen=True)
class Here:
    """The item of the menu that leads here; `value`: of its aria-current (WAI-ARIA 1.2)."""

    pk: int
    value: str


@dataclass(frozen=True)
class Frame:
    """The frame of one page, only to be read. Without a site all of it is empty."""

    centre: Centre | None = None
    home: Page | None = None
    menu: list = field(default_factory=list)
    here: Here | None = None
    breadcrumbs: list = field(default_factory=list)
    declaration: Link | None = None
    scope: Link | None = None
    contact: Link | None = None
    footer_pages: list = field(default_factory=list)
    parts: dict = field(default_factory=dict, repr=False, compare=False)  # rendered: {name: HTML}


def read_frame(request, page=None):
    """Return the Frame around `page` (None where there is no page: search, errors).

    What is the same around every page is read once for each change of content, by one question for
    all pages. It names only pages that anybody may read.
    """
    site = Site.find_for_request(request) if request else None
    if site is None:
        return Frame()
    common = remember(("frame", site.pk), partial(_read_common, site, request))
    trail = [Link.to(one, request) for one in _shown_above(page)]
    own = {"home": site.root_page, "breadcrumbs": trail, "here": _here(common.menu, page, trail)}
    return replace(common, centre=copy(common.centre), **own)


def _here(menu, page, trail):
    """Return the Here of a page in a menu: the page itself, else the one above it; or None."""
    for pk in (item.pk for item in menu):
        if page and pk == page.pk:
            return Here(pk, "page")
        if any(pk == above.pk for above in trail):
            return Here(pk, "true")
    return None


def last_known_centre():
    """Return the Centre as this process last knew it, or None: for when nothing can be asked."""
    frame = last_known("frame")
    return frame and frame.centre


def first_of(kind, pages):
    """Return the first page of a kind ("contactpage") among `pages`, or None."""
    return next((one for one in pages if one.cached_content_type.model == kind), None)


def _read_common(site, request):
    """Return the Frame of a site around no page."""
    home, found = site.root_page, _common_pages(site)
    first_level = [p for p in found if p.depth == home.depth + 1 and p.path.startswith(home.path)]
    menu = [one for one in first_level if one.show_in_menus][:MENU_LENGTH]
    chosen = [one for one in found if one.place_in_footer is not None]
    chosen.sort(key=lambda one: one.place_in_footer)
    return Frame(
        centre=Centre.read(site),
        menu=[Link.to(one, request) for one in menu],
        declaration=Link.to(first_of(DECLARATION_KIND, first_level), request),
        scope=Link.to(first_of(SCOPE_KIND, first_level), request),
        contact=Link.to(first_of(CONTACT_KIND, found), request),
        footer_pages=[Link.to(one, request) for one in chosen],
    )


def _common_pages(site):
    """Return the pages that every page of a site names, in the order of the tree: one query.

    Each has `place_in_footer`: int, or None if staff did not choose it for the footer.
    """
    home = site.root_page
    links = CentreFooterLink.objects.filter(centre__site=site, page=OuterRef("pk"))
    place = links.values_list(Coalesce("sort_order", 0))[:1]
    below_home = Q(path__startswith=home.path, depth=home.depth + 1)
    wanted = below_home & (Q(show_in_menus=True) | Q(content_type__model__in=BY_KIND))
    wanted |= Q(content_type__model=CONTACT_KIND, path__startswith=home.path)
    wanted |= Q(place_in_footer__isnull=False)
    pages = Page.objects.live().public().annotate(place_in_footer=Subquery(place))
    return list(pages.filter(wanted))


def _shown_above(page):
    """Return the pages above `page` that anybody may read, from the home page down: a list.

    Whoever found the page by its address knows them. A page being previewed before its first save
    has no place in the tree yet.
    """
    if getattr(page, "above", None) is not None:
        return [one for one in page.above if one.live and not is_restricted(one.path)]
    path, step = getattr(page, "path", ""), Page.steplen
    paths = [path[:end] for end in range(2 * step, len(path), step)]
    return list(Page.objects.live().public().filter(path__in=paths)) if paths else []
