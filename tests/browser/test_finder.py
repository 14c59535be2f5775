"""In a real browser: a resident finds their social worker, staff look at a file first."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import found_in_main_looks

FINDER = "/kontakt/moj-rejon/"
QUESTIONS = {
    "form": "",
    "district": "?ulica=Przykladowa&numer=5",
    "mended": "?ulica=Testowwego&numer=3a",
    "number needed": "?ulica=wzorcowa&numer=",
    "outside": "?ulica=wzorcowa&numer=500",
    "near": "?ulica=Nowa+Wzorcowa&numer=5",
    "unknown": "?ulica=qwertz&numer=5",
}
LISTED = "/admin/snippets/contact/district/"
HEAD = "rejon;pracownik;pokoj;telefon;ulica;od;do;strona"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_resident_finds_their_social_worker(browser, site, script):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=script
    )
    page = context.new_page()
    page.goto(f"{site.url}/szukaj/?q=m%C3%B3j+rejon")
    page.get_by_role("main").get_by_role("link", name="Znajdź swojego pracownika").click()
    page.get_by_label("Ulica").fill("wzorcowa")
    page.get_by_role("button", name="Znajdź pracownika socjalnego").click()
    expect(page.get_by_role("alert")).to_contain_text("Dopisz numer domu")
    expect(page.get_by_label("Ulica")).to_have_value("wzorcowa")
    page.get_by_label("Numer domu").fill("12a")
    page.get_by_role("button", name="Znajdź pracownika socjalnego").click()
    expect(page.get_by_role("heading", name="Twój rejon: Rejon 2")).to_be_in_viewport()
    phone = page.get_by_role("main").get_by_role("link", name="+48 00 000 00 00")
    expect(phone).to_be_in_viewport()
    expect(phone).to_have_attribute("href", "tel:+48000000000")
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("query", QUESTIONS.values(), ids=QUESTIONS)
def test_axe_finds_nothing_whatever_the_answer(page, site, query):
    page.goto(site.url + FINDER + query)
    expect(page.locator("h1")).to_have_count(1)
    assert found_in_main_looks(page) == {}
    small = page.evaluate(
        """() => [...document.querySelectorAll("main a, main button, main input")]
        .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""
    )
    assert small == []


def test_staff_look_at_a_file_before_they_save_it(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(f"{site.url}/logowanie/")
    page.get_by_label("E-mail").fill(site.admin_email)
    page.locator("[name=password]").fill(site.admin_password)
    page.locator(".access-form button[type=submit]").click()
    page.goto(site.url + LISTED)
    page.get_by_role("link", name="Wczytaj z pliku CSV").click()
    send(page, f"{HEAD}\nRejon 9 (przykład);;;;Próbna;9;1;")
    expect(page.get_by_role("cell", name="Ostatni numer jest mniejszy")).to_be_visible()
    page.get_by_role("link", name="Wybierz poprawiony plik").click()
    send(page, f"{HEAD}\nRejon 9 (przykład);;;;Próbna;1;9;")
    expect(page.get_by_text("nowy rejon")).to_be_visible()
    page.get_by_role("button", name="Zapisz").click()
    expect(page.get_by_role("link", name="Rejon 9 (przykład)")).to_be_visible()
    page.goto(f"{site.url}{FINDER}?ulica=probna&numer=3")
    expect(page.get_by_role("heading", name="Twój rejon: Rejon 9")).to_be_visible()
    context.close()


def send(page, text):
    """Choose a file with this text and let it be checked."""
    file = {"name": "rejony.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Sprawdź plik").click()
