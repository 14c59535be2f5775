"""In a real browser: the suggestions on any screen, and what is left without script or answers."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import found_in_main_looks
from tests.browser.test_search_box import ASKED, FOUND, Answers, Box
from tests.browser.watching import errors_of

LONG = "Zasiłek z tytułu urodzenia dziecka i dodatki do zasiłku rodzinnego, także dla opiekunów"
MANY = [*FOUND, {"text": LONG, "url": "/", "kind": "Strona"}, *FOUND]
BOXES = {"search": "/o-nas/", "search-again": "/szukaj/?q=misja"}
IN_BOTH_BOXES = pytest.mark.parametrize(("field_id", "path"), BOXES.items(), ids=BOXES)


@pytest.fixture
def opened(browser, site):
    """A function that opens suggestions in a window of any kind."""
    contexts = []

    def opened(field_id="search", path="/o-nas/", found=MANY, width=1280, **kind):
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, **kind))
        page = contexts[-1].new_page()
        Answers(page, found)
        page.goto(site.url + path)
        page.locator(f"#{field_id}").fill("")
        return Box(page, field_id).opened("zasilek ro")

    yield opened
    for context in contexts:
        context.close()


@IN_BOTH_BOXES
def test_axe_finds_nothing_while_the_list_is_open(opened, field_id, path):
    box = opened(field_id, path)
    box.field.press("ArrowDown")
    box.options.nth(1).hover()
    assert found_in_main_looks(box.page) == {}
    expect(box.list).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
@IN_BOTH_BOXES
def test_the_list_stays_within_the_window_and_is_not_covered(opened, field_id, path, width):
    box = opened(field_id, path, width=width)
    assert box.page.evaluate("document.documentElement.scrollWidth") <= width
    box.page.set_viewport_size({"width": width, "height": 2000})  # no scrolling: it could help
    for option in box.options.all():
        seen = option.evaluate(
            """option => {
            const {left, right, top, bottom} = option.getBoundingClientRect();
            const middle = (top + bottom) / 2;
            return left >= 0 && right <= innerWidth && option.scrollWidth <= option.clientWidth
              && [left + 1, right - 1]
                .every(x => option.contains(document.elementFromPoint(x, middle)));
            }"""
        )
        assert seen, option.text_content()


@pytest.mark.parametrize("width", [320, 1280])
@IN_BOTH_BOXES
def test_nothing_on_the_page_moves_when_the_list_opens(opened, field_id, path, width):
    box = opened(field_id, path, width=width)
    places = """() => [...document.querySelectorAll("header, nav, main, footer, input, h1, p")]
        .map(element => JSON.stringify(element.getBoundingClientRect()))"""
    after = box.page.evaluate(places)
    box.field.press("Escape")
    box.is_closed()
    assert box.page.evaluate(places) == after


@pytest.mark.parametrize("width", [320, 1280])
def test_every_option_is_at_least_44_pixels_high(opened, width):
    box = opened(width=width)
    assert min(option.bounding_box()["height"] for option in box.options.all()) >= 44


def test_the_option_that_is_pointed_at_is_in_sight_at_400_percent(opened):
    box = opened(width=320)
    box.page.set_viewport_size({"width": 320, "height": 256})
    for _ in MANY:
        box.field.press("ArrowDown")
    expect(box.options.last).to_be_in_viewport(ratio=1)
    box.field.press("ArrowDown")
    expect(box.field).to_be_in_viewport(ratio=1)


def test_what_is_chosen_shows_in_forced_colours(opened):
    box = opened(forced_colors="active")
    box.field.press("ArrowDown")
    colour = "element => getComputedStyle(element).backgroundColor"
    assert box.options.first.evaluate(colour) != box.list.evaluate(colour)


def test_what_was_typed_is_marked_without_minding_polish_letters(opened):
    box = opened()
    assert box.options.nth(1).locator("mark").all_text_contents() == ["Zasiłek", "ro"]
    expect(box.options.nth(0).locator("mark")).to_have_count(0)


def test_markup_in_a_suggestion_is_shown_as_text(opened):
    text = "<img src=x onerror=\"document.title='!'\"> zasilek & <b>ro</b>"
    box = opened(found=[{"text": text, "url": "/", "kind": "<i>Strona</i>"}])
    expect(box.options).to_have_text([f"{text} <i>Strona</i>"])
    expect(box.list.locator("img, b, i")).to_have_count(0)


def test_the_list_is_not_printed(opened):
    box = opened()
    box.page.emulate_media(media="print")
    expect(box.list).to_be_hidden()


@IN_BOTH_BOXES
def test_without_script_it_is_a_plain_form(browser, site, field_id, path):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + path)
    field = page.locator(f"#{field_id}")
    expect(field).to_have_role("searchbox")
    expect(page.locator("[role=listbox], [role=combobox]")).to_have_count(0)
    field.fill("zasiłek")
    field.press("Enter")
    expect(page).to_have_url(f"{site.url}/szukaj/?q=zasi%C5%82ek")
    context.close()


FAILURES = {
    "no network": lambda route: route.abort(),
    "asked too often": lambda route: route.fulfill(status=429, json={"suggestions": FOUND}),
    "not JSON": lambda route: route.fulfill(body="<html>"),
    "another JSON": lambda route: route.fulfill(json={"suggestions": [None]}),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
def test_a_failure_is_silent_and_the_form_still_works(opened, site, failure):
    box = opened()
    said = errors_of(box.page)
    box.page.unroute(ASKED)
    box.page.route(ASKED, failure)
    box.field.press("d")
    box.is_closed()
    box.field.press("Enter")
    expect(box.page).to_have_url(f"{site.url}/szukaj/?q=zasilek+rod")
    assert said == []


def test_the_site_itself_suggests_and_an_option_leads_to_the_page(page, site):
    page.goto(site.url)
    page.locator("#search").press_sequentially("o na")
    option = page.get_by_role("option").filter(has_text="O nas").first
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("O nas")
