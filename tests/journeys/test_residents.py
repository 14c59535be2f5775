"""Journeys of residents on a phone: what papers, which social worker, is it open today."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}
CLOSE_TODAY = """
from django.utils import timezone
from contact.models import OpeningHours
hours = OpeningHours.objects.get(is_main=True)
hours.exceptions.create(first_day=timezone.localdate(), hours="", reason="awaria prądu")
hours.save()
"""


@pytest.fixture
def phone(browser, site):
    """A page of somebody who reads on a phone and starts at the home page."""
    context = browser.new_context(viewport=PHONE, locale="pl")
    page = context.new_page()
    page.goto(site.url)
    yield page
    context.close()


def test_what_papers_the_housing_allowance_needs_is_three_steps_away(phone):
    phone.get_by_role("link", name="Świadczenia i pomoc").last.click()
    phone.locator("main").get_by_role("link", name="Dodatek mieszkaniowy").first.click()
    phone.locator("main").get_by_role("link", name="Dokumenty").first.click()
    papers = phone.get_by_role("heading", name="Dokumenty")
    expect(papers).to_be_in_viewport()
    expect(phone.locator("main")).to_contain_text("Wniosek")


def test_the_search_leads_there_too_by_the_words_that_people_use(phone):
    phone.get_by_label("Szukaj", exact=True).fill("dopłata do czynszu")
    phone.keyboard.press("Enter")
    phone.locator("ol.results").get_by_role("link", name="Dodatek mieszkaniowy", exact=True).click()
    expect(phone.locator("h1")).to_have_text("Dodatek mieszkaniowy")


def test_a_resident_finds_their_social_worker(phone):
    phone.get_by_role("link", name="Kontakt").last.click()
    phone.locator("main").get_by_role("link", name="pracownika socjalnego").first.click()
    phone.get_by_label("Ulica").fill("przykladowa")
    phone.get_by_label("Numer").fill("12a")
    phone.get_by_role("button", name="Znajdź").last.click()
    expect(phone.locator("main")).to_contain_text("Rejon")
    expect(phone.locator("main a[href^='tel:']").first).to_be_visible()


def test_a_resident_sees_that_it_is_closed_today_because_of_an_exception(phone, site):
    site.manage("shell", "-v0", "-c", CLOSE_TODAY)
    phone.reload()
    said = phone.locator("main .open-now")
    expect(said).to_contain_text("awaria prądu")
    expect(said).not_to_contain_text("Teraz otwarte")
    tomorrow = datetime.now(ZoneInfo("Europe/Warsaw")) + timedelta(days=1)
    assert tomorrow
