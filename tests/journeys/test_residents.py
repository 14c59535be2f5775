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


def test_a_resident_writes_to_the_centre_and_staff_read_it(phone, panel, site):
    phone.get_by_role("link", name="Kontakt").last.click()
    phone.locator("main").get_by_role("link", name="Napisz do nas").click()
    # As a person types: nobody fills in a form in less than three seconds.
    phone.get_by_label("Twoja wiadomość").press_sequentially("Nie mam na czynsz.", delay=200)
    phone.get_by_label("Jak mamy odpowiedzieć?").select_option("email")
    expect(phone.get_by_label("Numer telefonu")).to_be_hidden()
    phone.get_by_label("Adres e-mail").fill("anna")
    phone.get_by_role("button", name="Wyślij").click()
    expect(phone.get_by_role("alert")).to_be_focused()
    phone.get_by_role("alert").get_by_role("link").click()
    expect(phone.get_by_label("Adres e-mail")).to_be_focused()
    expect(phone.get_by_label("Twoja wiadomość")).to_have_value("Nie mam na czynsz.")
    phone.get_by_label("Adres e-mail").fill("anna@example.org")
    phone.get_by_role("button", name="Wyślij").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Mamy Twoją wiadomość")
    assert phone.context.cookies() == []
    number = phone.locator(".message-number strong").inner_text()
    panel.get_by_role("link", name="Wiadomości", exact=True).click()
    panel.get_by_role("link", name=number).click()
    expect(panel.get_by_text("Nie mam na czynsz.")).to_have_count(0)
    panel.get_by_role("button", name="Przeczytaj wiadomość").click()
    expect(panel.get_by_text("Nie mam na czynsz.")).to_be_visible()
    expect(panel.get_by_text("anna@example.org")).to_be_visible()
    panel.get_by_role("link", name="Usuń wiadomość").click()
    panel.get_by_role("button", name="Tak, usuń").click()
    expect(panel.get_by_role("link", name=number)).to_have_count(0)
