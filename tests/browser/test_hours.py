"""In a real browser: "open now" is true at any time, on a page of any age, with and without script.

The server tells of the coming two weeks, so the clock of the browser is set to days among them.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

WARSAW = ZoneInfo("Europe/Warsaw")
MAIN_HOURS = """
from contact.models import HoursPeriod, OpeningHours
OpeningHours.objects.filter(is_main=True).update(is_main=False)  # of the examples
days = ("monday", "tuesday", "wednesday", "thursday", "friday")
week = HoursPeriod(**dict.fromkeys(days, "7:30–15:30"))
OpeningHours(name="Godziny Ośrodka", is_main=True, periods=[week]).save()
"""


@pytest.fixture(scope="module")
def open_site(site):
    """The site of a centre that is open on working days from 7:30 to 15:30."""
    site.manage("shell", "-v0", "-c", MAIN_HOURS)
    return site


def on(weekday, clock="12:00"):
    """Return a moment on the next such weekday (0: Monday), by the clocks in Poland."""
    today = datetime.now(WARSAW).date()
    day = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return datetime.combine(day, time.fromisoformat(clock), WARSAW)


def line(page, site, path="/"):
    page.goto(site.url + path)
    return page.locator(".site-footer [data-open-now]")


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (on(0, "07:29"), "Teraz zamknięte – otwieramy dziś o 7:30"),
        (on(0, "07:30"), "Teraz otwarte do 15:30"),
        (on(0, "15:30"), "Teraz zamknięte – otwieramy jutro o 7:30"),
        (on(1, "00:00"), "Teraz zamknięte – otwieramy dziś o 7:30"),
        (on(4, "15:30"), "Teraz zamknięte – otwieramy w poniedziałek o 7:30"),
        (on(6, "23:59"), "Teraz zamknięte – otwieramy jutro o 7:30"),
    ],
)
def test_it_says_what_is_true_at_the_moment(page, open_site, moment, text):
    page.clock.set_fixed_time(moment)
    expect(line(page, open_site)).to_have_text(text)


@pytest.mark.parametrize("timezone_id", ["America/New_York", "Asia/Tokyo"])
def test_it_is_true_wherever_the_phone_thinks_it_is(browser, open_site, timezone_id):
    context = browser.new_context(timezone_id=timezone_id, locale="en-US")
    page = context.new_page()
    page.clock.set_fixed_time(on(2, "15:29"))
    expect(line(page, open_site)).to_have_text("Teraz otwarte do 15:30")
    context.close()


def test_a_page_left_open_keeps_up_with_the_clock(page, open_site):
    page.clock.install(time=on(1, "15:29"))
    shown = line(page, open_site)
    expect(shown).to_have_text("Teraz otwarte do 15:30")
    page.clock.run_for("02:00")
    expect(shown).to_have_text("Teraz zamknięte – otwieramy jutro o 7:30")
    page.clock.fast_forward("10:00:00")
    expect(shown).to_have_text("Teraz zamknięte – otwieramy dziś o 7:30")


def test_a_page_that_is_looked_at_again_is_true_at_once(page, open_site):
    page.clock.set_fixed_time(on(1, "15:00"))
    shown = line(page, open_site)
    page.clock.set_fixed_time(on(2, "16:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(shown).to_have_text("Teraz zamknięte – otwieramy jutro o 7:30")


def test_a_page_that_is_too_old_to_know_says_nothing_but_the_week(page, open_site):
    page.clock.set_fixed_time(datetime.now(WARSAW) + timedelta(days=15))
    expect(line(page, open_site)).to_be_hidden()
    expect(page.locator(".site-footer .week")).to_contain_text("poniedziałek–piątek")


def test_a_clock_that_is_behind_leaves_what_the_server_said(page, open_site):
    page.clock.set_fixed_time(datetime(2020, 1, 1, tzinfo=WARSAW))
    expect(line(page, open_site)).to_contain_text("Dziś, ")


def test_without_script_the_line_names_the_day(browser, open_site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    expect(line(page, open_site)).to_contain_text("Dziś, ")
    context.close()


def test_no_screen_reader_is_interrupted(page, open_site):
    shown = line(page, open_site)
    assert shown.evaluate("e => e.closest('[aria-live], [role=status], [role=alert]')") is None
