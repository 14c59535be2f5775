"""The centre's hours on every page: one question, also where something went wrong."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from contact.models import OpeningHours
from core.models import Centre, CentrePhone
from tests.samples import contact_page, main_hours, short_page, unit_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre(home):
    """The centre with hours in its own words and a phone."""
    site = Site.objects.get(is_default_site=True)
    centre = Centre(site=site, short_name="MOPS", hours="Codziennie od rana")
    centre.phones = [CentrePhone(label="Sekretariat", number="+48 00 000 00 00")]
    centre.save()
    return centre


def asked_for_hours(client, address):
    """Return how many questions about hours an address takes."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return sum("contact_hoursperiod" in query["sql"] for query in captured)


def test_the_foot_of_every_page_says_when_it_is_open(centre, read):
    short_page("O pracy")
    assert "Codziennie od rana" in read("/o-pracy/").footer.get_text()
    main_hours()
    footer = read("/o-pracy/").find("footer", id="footer")
    assert footer.select_one("[data-open-now]").get_text().startswith("Dziś, ")
    rows = [row.get_text(" ", strip=True) for row in footer.select(".week > div")]
    assert rows == ["poniedziałek–piątek 7:30–15:30", "sobota i niedziela nieczynne"]
    assert "Codziennie od rana" not in footer.get_text()


def test_a_page_asks_for_hours_once(centre, client):
    main_hours()
    page = contact_page()
    for address in ("/", page.url, unit_page(page, hours=None).url, "/nie-ma/", "/szukaj/"):
        assert asked_for_hours(client, address) == 1


def test_a_unit_asks_for_its_own_hours_as_well(centre, client):
    assert asked_for_hours(client, unit_page().url) == 2


def test_an_error_page_does_without_hours_that_cannot_be_read(centre, client, monkeypatch):
    def fail(**which):
        raise RuntimeError("hours that cannot be read")

    monkeypatch.setattr("contact.models.keeping_hours.read_timetable", fail)
    client.raise_request_exception = False
    answer = client.get("/szukaj/")
    assert answer.status_code == 500
    assert "Przejdź do strony głównej" in answer.content.decode()


def test_at_a_glance_there_is_the_phone_and_what_is_open(centre, rf):
    main_hours()
    page = contact_page()
    facts = {"centre": centre, "contact": page, "request": rf.get("/")}
    include = Template('{% include "contact/at_a_glance.html" %}')
    html = include.render(Context(facts))
    for part in ('href="tel:+48000000000"', "Dziś, ", f'href="{page.url}"'):
        assert part in html
    OpeningHours.objects.all().delete()
    centre.phones.set([])
    assert include.render(Context({**facts, "request": rf.get("/")})).strip() == ""
