"""In a real browser: a form that was filled in wrongly says what to do, and loses nothing."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults, found_in_main_looks

FINDER = "/kontakt/moj-rejon/"
FORM = "/kontakt/napisz-do-nas/"
HOW = "Jak mamy odpowiedzieć?"
LOGIN = "/logowanie/?next=/o-nas/"


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def visitor(request, browser):
    """A page of somebody with a phone, with and without script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param
    )
    yield context.new_page()
    context.close()


def described(field):
    """Return what a screen reader says after the field's name."""
    return field.evaluate(
        """e => e.getAttribute("aria-describedby").split(" ")
        .map(id => document.getElementById(id).textContent.trim()).join(" ")"""
    )


def test_the_finder_says_above_and_at_the_field_what_is_missing(visitor, site):
    visitor.goto(site.url + FINDER)
    visitor.get_by_label("Numer domu").fill("12a")
    visitor.get_by_role("button", name="Znajdź pracownika socjalnego").click()
    expect(visitor).to_have_title(
        "Błąd: Znajdź swojego pracownika socjalnego – MOPS Tomaszów Mazowiecki"
    )
    expect(visitor.locator("#wynik")).to_be_focused()
    summary = visitor.get_by_role("alert")
    expect(summary).to_be_in_viewport()
    street = visitor.get_by_label("Ulica")
    expect(street).to_have_attribute("aria-invalid", "true")
    assert "Wpisz nazwę" in described(street)
    expect(visitor.get_by_label("Numer domu")).to_have_value("12a")
    summary.get_by_role("link").click()
    expect(street).to_be_focused()
    expect(street).to_be_in_viewport()


def test_logging_in_says_what_is_missing_and_keeps_the_name(visitor, site):
    visitor.goto(site.url + LOGIN)
    expect(visitor).to_have_title("Zaloguj się – MOPS Tomaszów Mazowiecki")
    name, password = visitor.locator("[name=login]"), visitor.locator("[name=password]")
    expect(name).to_have_attribute("autocomplete", "username")
    expect(password).to_have_attribute("autocomplete", "current-password")
    name.fill("anna@example.org")
    visitor.get_by_role("main").get_by_role("button").last.click()
    expect(visitor).to_have_title("Błąd: Zaloguj się – MOPS Tomaszów Mazowiecki")
    summary = visitor.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(name).to_have_value("anna@example.org")
    assert "wymagane" in described(password)
    summary.get_by_role("link", name="Hasło").click()
    expect(password).to_be_focused()


def test_a_wrong_password_leads_back_to_the_form_and_stays_unseen(visitor, site):
    visitor.goto(site.url + LOGIN)
    visitor.locator("[name=login]").fill("anna@example.org")
    visitor.locator("[name=password]").fill("tajne-tajne-12")
    visitor.get_by_role("main").get_by_role("button").last.click()
    visitor.get_by_role("alert").get_by_role("link").click()
    expect(visitor.locator("[name=login]")).to_be_focused()
    expect(visitor.locator("[name=password]")).to_have_value("")
    assert "tajne-tajne-12" not in visitor.content()


def test_axe_finds_nothing_in_a_form_with_errors(page, site):
    for address in (f"{FINDER}?ulica=&numer=5", LOGIN):
        page.goto(site.url + address)
        if address == LOGIN:
            page.get_by_role("main").get_by_role("button").last.click()
        expect(page.get_by_role("alert")).to_be_visible()
        assert faults(page) == []


def test_writing_to_us_asks_only_for_what_the_chosen_answer_needs(visitor, site):
    visitor.goto(site.url + FORM)
    ways = {"phone": "Numer telefonu", "email": "Adres e-mail"}
    ways["address"] = "Adres do listu"
    for choice, needed in ways.items():
        visitor.get_by_label(HOW).select_option(choice)
        shown = [label for label in ways.values() if visitor.get_by_label(label).is_visible()]
        assert shown == [needed]
    visitor.get_by_label(HOW).select_option("none")
    assert not any(visitor.get_by_label(label).is_visible() for label in ways.values())


def test_axe_finds_nothing_in_a_letter_with_errors(page, site):
    page.goto(site.url + FORM)
    page.get_by_label(HOW).select_option("address")
    page.get_by_role("button", name="Wyślij").click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Adres do listu")).to_be_visible()
    assert found_in_main_looks(page) == {}


def write(person, site):
    """Send a letter as a person types it: nobody fills in a form in less than three seconds."""
    person.goto(site.url + FORM)
    person.get_by_label("Twoja wiadomość").press_sequentially("Dzień dobry, ratunku", delay=200)
    person.get_by_label(HOW).select_option("none")
    person.get_by_role("button", name="Wyślij").click()
    expect(person).to_have_title("Mamy Twoją wiadomość – MOPS Tomaszów Mazowiecki")


def test_a_letter_is_sent_with_and_without_script_and_gives_no_cookie(visitor, site):
    write(visitor, site)
    expect(visitor.locator(".message-number strong")).to_be_visible()
    assert visitor.context.cookies() == []


def test_axe_finds_nothing_where_the_number_of_a_letter_is_told(page, site):
    write(page, site)
    assert faults(page) == []
