"""In a real browser: visitors adjust how the page looks, and it stays so without a cookie."""

import json

import pytest
from playwright.sync_api import expect

KEY = "mopscms.preferences"
ABOUT = "/o-nas/"
EVERYTHING = {
    "text": "150",
    "spacing": "wide",
    "contrast": "yellow-on-black",
    "motion": "off",
    "links": "underlined",
    "ruler": "on",
}
GARBAGE = ["{", "null", "[]", "7", '"text"', '{"text": "900", "contrast": ["on"], "zoom": "3"}']
ATTRIBUTES = "({...document.documentElement.dataset})"


@pytest.fixture
def about(page, site):
    """The About page with its panel open."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site.url + ABOUT)
    page.get_by_role("button", name="Ułatwienia").click()
    return page


def visit(browser, site, kept, **options):
    """Return the About page as somebody sees it whose browser keeps this text."""
    context = browser.new_context(**options)
    storage = f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(kept)})"
    context.add_init_script(f"try {{ {storage} }} catch {{}}")
    page = context.new_page()
    page.goto(site.url + ABOUT)
    return page


def style(page, selector, name):
    """Return a computed style of the first element."""
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return page.evaluate(script, [selector, name])


def choose(page, group, choice):
    """Choose in the open panel as a sighted visitor does: a click on the words."""
    page.get_by_role("group", name=group).get_by_text(choice, exact=True).click()


def test_a_choice_works_at_once_is_announced_and_stays_without_a_cookie(about, site):
    before = float(style(about, "main p", "fontSize")[:-2])
    choose(about, "Wielkość tekstu", "200%")
    expect(about.locator("#preferences-panel [role=status]")).to_have_text("Wielkość tekstu: 200%.")
    assert float(style(about, "main p", "fontSize")[:-2]) == pytest.approx(2 * before)
    about.goto(f"{site.url}/kontakt/")
    assert about.evaluate(ATTRIBUTES) == {"text": "200"}
    about.get_by_role("button", name="Ułatwienia").click()
    expect(about.get_by_role("radio", name="200%")).to_be_checked()
    assert about.context.cookies() == []


def test_nothing_is_kept_until_somebody_chooses(about):
    assert about.evaluate("localStorage.length") == 0


def test_choices_hold_before_the_first_paint(browser, site):
    context = browser.new_context()
    context.add_init_script(f"localStorage.setItem('{KEY}', '{json.dumps(EVERYTHING)}')")
    page = context.new_page()
    page.route("**/preferences.*js", lambda route: route.abort())  # what is deferred has no part
    page.add_init_script(
        "document.addEventListener('readystatechange',"
        f" () => window.seen = {ATTRIBUTES}, {{once: true}})"
    )
    page.goto(site.url + ABOUT)
    assert page.evaluate("window.seen") == EVERYTHING
    first = page.locator("head script, head link[rel=stylesheet]").first
    assert "preferences-first" in first.get_attribute("src")
    assert [first.get_attribute(name) for name in ("type", "async", "defer")] == [None] * 3
    context.close()


@pytest.mark.parametrize("kept", GARBAGE)
def test_what_nobody_could_have_chosen_is_ignored(browser, site, kept):
    page = visit(browser, site, kept)
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    assert page.evaluate(ATTRIBUTES) == {}
    assert said == []
    page.context.close()


def test_a_browser_that_forbids_its_storage_says_so_and_obeys(browser, site):
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    page = context.new_page()
    page.goto(site.url + ABOUT)
    page.get_by_role("button", name="Ułatwienia").click()
    choose(page, "Kolory", "żółty na czarnym")
    expect(page.locator("#preferences-panel [role=status]")).to_contain_text("tylko na tej stronie")
    assert style(page, "body", "color") == "rgb(255, 255, 0)"
    context.close()


def test_every_choice_of_the_panel_can_be_kept(about, site):
    for radio in about.locator("#preferences-panel input").all():
        name, value = radio.get_attribute("name"), radio.get_attribute("value")
        if value:
            about.evaluate(
                "([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps({name: value})]
            )
            about.evaluate("dispatchEvent(new Event('storage'))")  # read as on the next page
            assert about.evaluate(ATTRIBUTES) == {name: value}
            expect(radio).to_be_checked()


def test_one_button_restores_everything(browser, site):
    page = visit(browser, site, json.dumps(EVERYTHING))
    page.get_by_role("button", name="Ułatwienia").click()
    page.get_by_role("button", name="Przywróć ustawienia").click()
    assert page.evaluate(ATTRIBUTES) == {}
    assert page.evaluate("localStorage.length") == 0
    expect(page.get_by_role("radio", name="100%")).to_be_checked()
    expect(page.locator("#preferences-panel [role=status]")).to_contain_text("Przywrócono")
    page.context.close()


def test_the_panel_is_opened_and_closed_by_keyboard(page, site):
    page.goto(site.url + ABOUT)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Przejdź do ułatwień")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Ułatwienia")
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    panel = page.get_by_role("region", name="Dostosuj wygląd strony")
    expect(panel).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(ATTRIBUTES) == {"text": "125"}
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


def test_without_script_no_button_promises_anything(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + ABOUT)
    for hidden in (".preferences-button", ".preferences", "a[href='#preferences']"):
        expect(page.locator(hidden)).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_choice_is_a_large_target_within_the_window(browser, site, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(site.url + ABOUT)
    page.get_by_role("button", name="Ułatwienia").click()
    for target in page.locator("#preferences-panel label, #preferences-panel button").all():
        box = target.bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 43.5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
