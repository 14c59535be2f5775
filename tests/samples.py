"""Samples: a published page of every kind, people of every group, forms as the editor sends them.

A page kind's sample is the function of its name: `NewsPage` has `news_page(parent=None, **facts)`.
"""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from contact.models import HoursPeriod, OpeningHours
from legal.models import DataNoticePage
from mopscms.content.examples import (
    accessibility,
    contact,
    districts,
    downloads,
    legal,
    news,
    pages,
    scope,
    services,
    writing,
)
from news.models import Notice
from pages.models import ContentPage
from services.models import LifeSituation, ServicePage
from tests.growing import changed, publish
from tests.growing import home_page as home_page
from tests.sample_files import make_files, picture, png  # noqa: F401 — samples, too
from users.models import User

# -- Pages, one function a kind ---------------------------------------------------------------


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


def form_page(parent=None, **facts):
    """Return a form with a question of every kind, its notice and an inspector to ask."""
    notice = DataNoticePage.objects.first() or data_notice_page(slug="dane-z-formularza")
    page = changed(writing.form_page(notice=notice), facts)
    page = publish(page, parent or contact_page())
    writing.make_inspector(page.get_site())
    return page


# -- Downloads --


def downloads_page(parent=None, **facts):
    """Return a page of downloads with two groups; a document of the first has replaced another."""
    make_files()
    downloads.make_documents()
    return publish(changed(downloads.downloads_page(), facts), parent)


# -- What the law prescribes --


def declaration_page(parent=None, **facts):
    """Return a declaration with everything that a declaration may hold."""
    return publish(changed(accessibility.declaration_page(), facts), parent)


def privacy_page(parent=None, **facts):
    """Return the page about privacy with the editors' words before and after the list."""
    return publish(changed(legal.privacy_page(), facts), parent)


def data_notice_page(parent=None, **facts):
    """Return a notice about personal data with every part."""
    return publish(changed(legal.data_notice_page(), facts), parent)


def whistleblower_page(parent=None, **facts):
    """Return a page for whistleblowers with every way of reporting."""
    return publish(changed(legal.whistleblower_page(), facts), parent)


def protection_standards_page(parent=None, **facts):
    """Return the standards for the protection of minors in full."""
    return publish(changed(legal.protection_standards_page(), facts), parent)


def children_standards_page(parent=None, **facts):
    """Return the version for children, below the standards in full."""
    page = changed(legal.children_standards_page(), facts)
    return publish(page, parent or protection_standards_page())


def scope_page(parent=None, **facts):
    """Return a scope of activity with a film in sign language; nothing below it."""
    make_files()
    return publish(changed(scope.scope_page(), facts), parent)


def easy_read_page(parent=None, **facts):
    """Return an easy-to-read page with every block that it may hold, checked by a reader."""
    make_files()
    return publish(changed(scope.easy_read_page(), facts), parent)


# -- What samples are made with ---------------------------------------------------------------


def make_private(page):
    """Let only logged-in people read the page and those below it; return it."""
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def hidden_pages(parent=None, **facts):
    """Return what no visitor may meet: a draft, a private page, a page below a private one."""
    draft = short_page("Szkic ogłoszenia", parent, live=False, **facts)
    private = make_private(short_page("Notatka wewnętrzna", parent, **facts))
    return [draft, private, short_page("Załącznik do notatki", private, **facts)]


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
