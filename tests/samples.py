"""Samples: a published page of every kind, people of every group, forms as the editor sends them.

A page kind's sample is the function of its name: `NewsPage` has `news_page(parent=None, **facts)`.
"""

from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from home.models import HomePage
from library.models import SiteImage
from mopscms.content import examples
from pages.models import ContentPage
from users.models import User

# -- Pages, one function a kind ---------------------------------------------------------------


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


def content_page(parent=None, **facts):
    """Return a page with every ordinary block."""
    make_files()
    return publish(changed(examples.content_page(), facts), parent)


def section_page(parent=None, **facts):
    """Return a section without pages below it."""
    return publish(changed(examples.section_page(), facts), parent)


def about_page(parent=None, **facts):
    """Return an About page with every block it may hold."""
    make_files()
    return publish(changed(examples.about_page(), facts), parent)


def short_page(title, parent=None, **facts):
    """Return a page with one paragraph, for tests that need many."""
    body = [("text", {"heading": "", "text": "<p>Zadzwoń do nas albo przyjdź do Ośrodka.</p>"})]
    return publish(ContentPage(**{"title": title, "body": body, **facts}), parent)


# -- What samples are made with ---------------------------------------------------------------


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


def make_private(page):
    """Let only logged-in people read the page and those below it; return it."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def hidden_pages(parent=None, **facts):
    """Return what no visitor may meet: a draft, a private page, a page below a private one."""
    draft = short_page("Szkic ogłoszenia", parent, live=False, **facts)
    private = make_private(short_page("Notatka wewnętrzna", parent, **facts))
    return [draft, private, short_page("Załącznik do notatki", private, **facts)]


# -- Files ------------------------------------------------------------------------------------


def png(name="wejscie.png", size=(96, 64)):
    """Return a small picture as a browser uploads it."""
    buffer = BytesIO()
    Image.new("RGB", size, "steelblue").save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def picture(title="Przykładowy obraz", **facts):
    """Return a small picture of the library; made once for each title."""
    facts = {"description": "Ilustracja: wejście do budynku.", **facts}
    found = SiteImage.objects.filter(title=title).first()
    return found or SiteImage.objects.create(title=title, file=ImageFile(png()), **facts)


def make_files():
    """Put the examples' files into the library, with a picture that is quick to scale."""
    picture()
    examples.make_files()


# -- People -----------------------------------------------------------------------------------

PASSWORD = "Kasztan-Rower-1990"


def person(group, email, **facts):
    """Return a member of staff in the group with this name."""
    user = User.objects.create_user(email, PASSWORD, **facts)
    user.groups.add(Group.objects.get(name=group))
    return user


def logged_in(user):
    """Return a browser in which this person is logged in."""
    client = Client()
    client.force_login(user)
    return client


# -- Forms ------------------------------------------------------------------------------------


def page_form(title, body=(), **facts):
    """Return what the editor of a page sends; body: (block name, form data) pairs."""
    facts = {"title": title, "slug": "", "lead": "", "listing_summary": "", **facts}
    return nested_form_data(
        {**facts, "body": streamfield(body), "comments": inline_formset([])}  # no comments
    )
