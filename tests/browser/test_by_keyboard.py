"""In a real browser: what is used without a mouse beyond what has a test file of its own."""

import re

import pytest
from playwright.sync_api import expect

EVERY_BLOCK = "/przyklady/przykladowa-strona/"


def tab_to(page, target, most=80):
    """Press Tab until the target has the focus, as somebody would; it must be reached."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    raise AssertionError("the focus never came there")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_answer_is_opened_and_closed_and_keeps_the_focus(page, site, key):
    page.goto(site.url + EVERY_BLOCK)
    question = page.locator("main .accordion summary").first
    tab_to(page, question)
    answer = question.locator("xpath=following-sibling::*[1]")
    expect(answer).to_be_hidden()
    page.keyboard.press(key)
    expect(answer).to_be_visible()
    expect(question).to_be_focused()
    page.keyboard.press(key)
    expect(answer).to_be_hidden()


def test_the_text_of_a_film_is_opened(page, site):
    page.goto(site.url + EVERY_BLOCK)
    transcript = page.locator("main .transcript summary").first
    tab_to(page, transcript)
    page.keyboard.press("Enter")
    expect(transcript.locator("xpath=..")).to_have_attribute("open", "")
    expect(transcript).to_be_focused()


def test_a_film_and_its_download_take_the_focus(page, site):
    page.goto(site.url + EVERY_BLOCK)
    film = page.locator("main video[controls]").first
    tab_to(page, film)
    tab_to(page, page.get_by_role("main").get_by_role("link", name="Pobierz film").first, most=20)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".mp4")


def test_a_list_is_turned_over_and_back_again(page, site):
    page.goto(f"{site.url}/szukaj/?q=przykładowy")
    list_of_parts = page.get_by_role("navigation", name="Kolejne strony listy")
    tab_to(page, list_of_parts.get_by_role("link", name="Następna strona"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("strona=2"))
    expect(list_of_parts).to_contain_text("Strona 2 z")
    tab_to(page, list_of_parts.get_by_role("link", name="Poprzednia strona"))
    page.keyboard.press("Enter")
    expect(list_of_parts).to_contain_text("Strona 1 z")


def test_somebody_finds_their_social_worker_and_the_focus_is_at_the_answer(page, site):
    page.goto(f"{site.url}/kontakt/moj-rejon/")
    tab_to(page, page.locator("main [name=ulica]"))
    page.keyboard.type("Wzorcowa")
    page.keyboard.press("Tab")
    expect(page.locator("main [name=numer]")).to_be_focused()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("ulica=Wzorcowa"))
    answer = page.locator("main :focus, main :target").first
    expect(answer).to_be_in_viewport()


def test_a_form_is_filled_in_mended_and_sent(page, site):
    page.goto(f"{site.url}/kontakt/napisz-do-nas/")
    send = page.get_by_role("main").get_by_role("button", name="Wyślij")
    tab_to(page, send)
    page.keyboard.press("Enter")
    summary = page.locator("main .error-summary")
    expect(summary).to_be_focused()
    tab_to(page, summary.get_by_role("link").first, most=3)
    page.keyboard.press("Enter")
    field = page.locator("main :focus")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_in_viewport()
