"""How the tests put pages into the tree; tests/samples.py says which."""

from wagtail.models import Page, Site

from home.models import HomePage


def home_page(**facts):
    """Return the site's home page; it is made once, in the place of Wagtail's welcome page."""
    home = HomePage.objects.first()
    if home:
        return home
    facts = {"title": "Miejski Ośrodek Pomocy Społecznej", "slug": "strona-glowna", **facts}
    home = publish(HomePage(**facts), Page.get_first_root_node())
    site = Site.objects.get(is_default_site=True)
    welcome, site.root_page, site.hostname = site.root_page, home, "testserver"
    site.save()
    Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get()


def as_wagtail_begins():
    """Take the home page away: its place has Wagtail's welcome page, as in a new database."""
    site, home = Site.objects.get(is_default_site=True), HomePage.objects.get()
    welcome = Page(title="Welcome to your new Wagtail site!", slug="home")
    site.root_page = Page.get_first_root_node().add_child(instance=welcome)
    site.hostname = "localhost"
    site.save()
    home.delete()


def changed(page, facts):
    """Return the page with other facts: changed(page, {"title": "Kontakt"})."""
    for name, value in facts.items():
        setattr(page, name, value)
    return page


def publish(page, parent=None):
    """Put the page under `parent` (the home page) and publish it, unless it says live=False."""
    parent = parent or home_page()
    parent.refresh_from_db()  # its record of the tree may be older than the tree
    parent.add_child(instance=page)
    if page.live:
        page.save_revision().publish(skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)
