"""Layer 2: which declaration is the site's, and whether anybody may read it."""

from wagtail.models import Site

from accessibility.models import DeclarationPage


def declaration_of(home):
    """Return the declaration right below a home page, published or not; None if there is none."""
    return DeclarationPage.objects.child_of(home).order_by("path").first()


def homes():
    """Return the home page (a Page) of each site, that of the default one first: a list."""
    sites = Site.objects.order_by("-is_default_site", "pk").select_related("root_page")
    return list({site.root_page_id: site.root_page for site in sites}.values())


def site_declaration():
    """Return the declaration of the default site, published or not; None if there is none."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return declaration_of(site.root_page) if site else None


def is_public(page):
    """Say whether anybody may read the page."""
    return DeclarationPage.objects.live().public().filter(pk=page.pk).exists()
