"""Layer 2: which declaration is the site's, and whether anybody may read it."""

from wagtail.models import Site

from accessibility.models import DeclarationPage


def declaration_of(home):
    """Return the declaration right below a home page, published or not; None if there is none."""
    return DeclarationPage.objects.child_of(home).order_by("path").first()


def default_home():
    """Return the home page of the default site (a Page), or None."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site and site.root_page


def site_declaration():
    """Return the declaration of the default site, published or not; None if there is none."""
    home = default_home()
    return declaration_of(home) if home else None


def is_public(page):
    """Say whether anybody may read the page."""
    return DeclarationPage.objects.live().public().filter(pk=page.pk).exists()
