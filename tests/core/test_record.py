"""The record at the end of a page: publisher, who entered it and when it was written."""

from datetime import date

import pytest
from django.utils import timezone
from wagtail.models import Site

from core.models import Centre
from tests import samples

pytestmark = pytest.mark.django_db


def facts_of(soup):
    rows = soup.select(".responsibility .facts > div")
    return {row.dt.get_text(strip=True): row.dd.get_text(" ", strip=True) for row in rows}


def centre(**facts):
    site = Site.objects.get(is_default_site=True)
    return Centre.objects.create(site=site, full_name="Ośrodek Wzorcowy", **facts)


def test_the_record_names_the_publisher_who_answers_and_the_editors(home, read):
    centre()
    page = samples.short_page("Pomoc", review_owner="Dział Pomocy")
    facts = facts_of(read(page.url))
    assert facts["Publikuje"] == "Ośrodek Wzorcowy"
    assert facts["Odpowiada za treść"] == "Dział Pomocy"
    assert facts["Wprowadzenie do serwisu"] == "Redakcja strony"
    assert facts["Napisano"] == facts["Opublikowano"]


def test_the_day_of_writing_is_that_of_the_page_unless_somebody_knows_better(home, read):
    assert samples.short_page("Dziś").written_on == timezone.localdate()
    page = samples.short_page("Pomoc", written_on=date(1999, 5, 3))
    assert facts_of(read(page.url))["Napisano"] == "3 maja 1999"


def test_a_page_of_an_old_release_was_written_on_the_day_of_its_first_draft(home, read):
    page = samples.short_page("Pomoc")
    page.written_on = None
    page.save()
    page.revisions.update(created_at="2020-03-01T12:00:00Z")
    assert facts_of(read(page.url))["Napisano"] == "1 marca 2020"
    page.revisions.all().delete()
    assert facts_of(read(page.url))["Napisano"] == facts_of(read(page.url))["Opublikowano"]


def test_the_person_who_entered_a_page_is_named_only_if_the_centre_says_so(home, editor, read):
    setting = centre()
    editor.last_name = "Wzorcowa"
    editor.save()
    page = samples.short_page("Pomoc")
    page.revisions.update(user=editor)
    assert facts_of(read(page.url))["Wprowadzenie do serwisu"] == "Redakcja strony"
    setting.shows_names = True
    setting.save()
    assert facts_of(read(page.url))["Wprowadzenie do serwisu"] == "Anna Wzorcowa"


def test_every_page_leads_to_its_history(home, read):
    page = samples.short_page("Pomoc")
    link = read(page.url).select_one(f".responsibility a[href='/historia-zmian/{page.pk}/']")
    assert link.get_text(strip=True) == "Historia zmian tej strony"
    read(link["href"])
