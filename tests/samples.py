"""Samples: a published page of every kind, people of every group, forms as the editor sends them.

A page kind's sample is the function of its name: `NewsPage` has `news_page(parent=None, **facts)`.
"""

from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from contact.models import HoursPeriod, OpeningHours
from home.models import HomePage
from library.models import SiteImage
from mopscms.content.examples import (
    base,
    contact,
    districts,
    downloads,
    news,
    pages,
    services,
)
from news.models import Notice
from pages.models import ContentPage
from services.models import LifeSituation, ServicePage
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
    return publish(changed(pages.content_page(), facts), parent)


def section_page(parent=None, **facts):
    """Return a section without pages below it."""
    return publish(changed(pages.section_page(), facts), parent)


def about_page(parent=None, **facts):
    """Return an About page with every block it may hold."""
    make_files()
    return publish(changed(pages.about_page(), facts), parent)


def short_page(title, parent=None, **facts):
    """Return a page with one paragraph, for tests that need many."""
    body = [("text", {"heading": "", "text": "<p>Zadzwoń do nas albo przyjdź do Ośrodka.</p>"})]
    return publish(ContentPage(**{"title": title, "body": body, **facts}), parent)


# -- Services --


def service_index_page(parent=None, **facts):
    """Return an index of services without any."""
    return publish(changed(services.service_index_page(), facts), parent)


def service_page(parent=None, **facts):
    """Return a service with every part of its card that needs nothing else."""
    return publish(changed(services.service_page(), facts), parent or service_index_page())


def crisis_page(parent=None, **facts):
    """Return a page of help in crisis."""
    return publish(changed(services.crisis_page(), facts), parent)


def short_service(title, parent, situations=(), **facts):
    """Return a service that has little but a title, for tests that need many."""
    page = ServicePage(**{"title": title, "lead": f"{title}: co dostaniesz.", **facts})
    page.situations = LifeSituation.objects.filter(name__in=situations)
    return publish(page, parent)


# -- News --


def news_index_page(parent=None, **facts):
    """Return a list of news without news below it."""
    return publish(changed(news.news_index_page(), facts), parent)


def news_page(parent=None, **facts):
    """Return a piece of news with every ordinary block, below a list of news."""
    make_files()
    return publish(changed(news.news_page(), facts), parent or news_index_page())


def notice(title="Ośrodek dziś nieczynny", **facts):
    """Return a notice that every page shows now; `begins`, `ends`: minutes from now."""
    minutes = {"starts_at": facts.pop("begins", -60), "ends_at": facts.pop("ends", 60)}
    times = {name: timezone.now() + timedelta(minutes=count) for name, count in minutes.items()}
    return Notice.objects.create(**{"title": title, **times, **facts})


# -- Contact --


def contact_page(parent=None, **facts):
    """Return a contact page, of a centre with hours and a building."""
    main_hours()
    contact.make_building()
    return publish(changed(contact.contact_page(), facts), parent)


def unit_page(parent=None, **facts):
    """Return a unit below a contact page, with hours of its own in the main building."""
    parent = parent or contact_page()
    page = contact.unit_page(building=contact.make_building(), hours=contact.make_hours())
    return publish(changed(page, facts), parent)


def main_hours(week="7:30–15:30", exceptions=()):
    """Return the centre's own hours, the same from Monday to Friday; made once."""
    days = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), week)
    facts = {"periods": [HoursPeriod(**days)], "exceptions": exceptions}
    hours = OpeningHours(name="Godziny Ośrodka", is_main=True, **facts)
    found = OpeningHours.objects.filter(is_main=True).first()
    if found is None:
        hours.save()
    return found or hours


def district_finder_page(parent=None, **facts):
    """Return a page for finding one's social worker, with districts to try it on."""
    districts.make_districts()
    return publish(changed(districts.district_finder_page(), facts), parent or contact_page())


# -- Downloads --


def downloads_page(parent=None, **facts):
    """Return a page of downloads with two groups; a document of the first has replaced another."""
    make_files()
    downloads.make_documents()
    return publish(changed(downloads.downloads_page(), facts), parent)


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
    base.make_files()


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
