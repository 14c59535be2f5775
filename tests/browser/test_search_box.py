"""In a real browser: suggestions while typing in a search box, by keyboard, pointer and finger."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

ASKED = re.compile(r"/szukaj/podpowiedzi/\?")
FOUND = [
    {"text": "O nas", "url": "/o-nas/", "kind": "Strona"},
    {"text": "Zasiłek rodzinny", "url": "/kontakt/", "kind": "Strona"},
    {"text": "zasiłek rodzinny wniosek", "url": "/szukaj/?q=wniosek", "kind": "Szukane"},
]


class Answers:
    """Stands in for the server: answers every question with .found, and remembers .questions."""

    def __init__(self, page, found=FOUND):
        """Take over the questions that the page will ask."""
        self.found, self.questions = found, []
        page.route(ASKED, self.answer)

    def answer(self, route):
        """Answer as the server would."""
        self.questions += parse_qs(urlsplit(route.request.url).query)["q"]
        route.fulfill(json={"suggestions": self.found})


class Box:
    """One search box of a page and its suggestions."""

    def __init__(self, page, field_id="search"):
        """Find the box by the id of its field."""
        self.page, self.field = page, page.locator(f"#{field_id}")
        self.list = page.locator(f"#{field_id}-suggestions")
        self.options = self.list.locator("[role=option]")
        self.status = page.locator(f"form:has(#{field_id}) [role=status]")

    def opened(self, text="zas"):
        """Type, and wait for the suggestions."""
        self.field.press_sequentially(text)
        expect(self.list).to_be_visible()
        return self

    def points_at(self, index):
        """Expect this option, and no other, to be pointed at; None: the text itself."""
        for at in range(self.options.count()):
            selected = "true" if at == index else "false"
            expect(self.options.nth(at)).to_have_attribute("aria-selected", selected)
        name = None if index is None else self.options.nth(index).get_attribute("id")
        assert self.field.get_attribute("aria-activedescendant") == name
        expect(self.field).to_be_focused()

    def is_closed(self):
        """Expect no suggestions, and nothing said about them."""
        expect(self.list).to_be_hidden()
        expect(self.field).to_have_attribute("aria-expanded", "false")
        assert self.field.get_attribute("aria-activedescendant") is None
        expect(self.status).to_have_text("")


@pytest.fixture
def answers(page):
    """A server that always knows the same three suggestions."""
    return Answers(page)


@pytest.fixture
def box(page, site, answers):
    """The search box in the header of a page."""
    page.goto(f"{site.url}/przyklady/")
    return Box(page)


def test_the_roles_and_states_say_what_is_seen(box):
    expect(box.field).to_have_role("combobox")
    expect(box.field).to_have_accessible_name("Szukaj")
    expect(box.field).to_have_attribute("aria-autocomplete", "list")
    expect(box.field).to_have_attribute("aria-controls", box.list.get_attribute("id"))
    box.is_closed()
    box.opened()
    expect(box.field).to_have_attribute("aria-expanded", "true")
    expect(box.list).to_have_role("listbox")
    expect(box.list).to_have_accessible_name("Podpowiedzi")
    expect(box.options).to_have_count(3)
    expect(box.options.nth(1)).to_have_accessible_name("Zasiłek rodzinny Strona")
    box.points_at(None)


def test_arrow_keys_go_round_through_the_options_and_the_text(box):
    box.opened()
    for index in (0, 1, 2, None, 0):
        box.field.press("ArrowDown")
        box.points_at(index)
    for index in (None, 2):
        box.field.press("ArrowUp")
        box.points_at(index)
    expect(box.field).to_have_value("zas")


def test_enter_goes_to_the_option_that_is_pointed_at(box, site):
    box.opened()
    box.field.press("ArrowDown")
    box.field.press("ArrowDown")
    box.field.press("Enter")
    expect(box.page).to_have_url(f"{site.url}/kontakt/")


def test_enter_in_the_text_searches_as_usual(box, site):
    box.opened("misja")
    box.field.press("Enter")
    expect(box.page).to_have_url(f"{site.url}/szukaj/?q=misja")


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_a_key_that_moves_in_the_text_returns_there(box, key):
    box.opened()
    box.field.press("ArrowDown")
    box.points_at(0)
    box.field.press(key)
    box.points_at(None)
    caret = box.field.evaluate("field => field.selectionStart")
    assert caret == {"Home": 0, "End": 3, "ArrowLeft": 2, "ArrowRight": 3}[key]


def test_typing_on_returns_to_the_text_at_once(box, site):
    box.opened()
    box.field.press("ArrowDown")
    box.field.press("i")
    box.field.press("Enter")
    expect(box.page).to_have_url(f"{site.url}/szukaj/?q=zasi")


def test_escape_closes_and_keeps_what_was_typed(box):
    box.opened()
    box.field.press("ArrowDown")
    box.field.press("Escape")
    box.is_closed()
    expect(box.field).to_have_value("zas")
    expect(box.field).to_be_focused()


def test_the_down_key_opens_again_without_asking_again(box, answers):
    box.opened().field.press("Escape")
    box.field.press("ArrowDown")
    expect(box.list).to_be_visible()
    box.points_at(0)
    box.field.press("Alt+ArrowUp")
    box.is_closed()
    assert answers.questions == ["zas"]


def test_tab_closes_and_moves_on(box):
    box.opened()
    box.field.press("ArrowDown")
    box.field.press("Tab")
    box.is_closed()
    expect(box.page.get_by_role("button", name="Znajdź")).to_be_focused()


def test_a_click_goes_to_the_option_and_leaves_the_focus_in_the_text(box, site):
    box.opened()
    box.options.nth(1).hover()
    box.page.mouse.down()
    expect(box.field).to_be_focused()
    box.page.mouse.up()
    expect(box.page).to_have_url(f"{site.url}/kontakt/")


def test_an_option_is_a_link_that_may_open_a_new_tab_and_then_the_list_closes(box, site):
    box.opened()
    with box.page.context.expect_page() as tab:
        box.options.nth(1).click(modifiers=["ControlOrMeta"])
    expect(tab.value).to_have_url(f"{site.url}/kontakt/")
    box.is_closed()


def test_a_click_elsewhere_closes(box):
    box.opened()
    box.page.locator("h1").click()
    box.is_closed()


def test_a_finger_goes_to_the_option(browser, site):
    phone = {"width": 360, "height": 740}
    context = browser.new_context(viewport=phone, has_touch=True, is_mobile=True)
    page = context.new_page()
    Answers(page)
    page.goto(f"{site.url}/przyklady/")
    box = Box(page)
    box.field.tap()
    box.opened().options.nth(1).tap()
    expect(page).to_have_url(f"{site.url}/kontakt/")
    context.close()


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 podpowiedź"), (3, "3 podpowiedzi"), (5, "5 podpowiedzi")],
)
def test_the_number_of_suggestions_is_said_politely(box, answers, count, said):
    answers.found = [FOUND[0]] * count
    expect(box.status).to_have_role("status")  # polite by definition
    box.opened()
    expect(box.status).to_have_text(said)


def test_it_asks_from_two_letters_on_and_once_the_typing_pauses(box, answers):
    clock = box.page.clock
    clock.install(time=0)
    clock.pause_at(1000)
    for letter, milliseconds in zip("zasilek", (999, 140, 140, 140, 140, 140, 150), strict=True):
        box.field.press(letter)
        clock.run_for(milliseconds)
    expect(box.list).to_be_visible()
    assert answers.questions == ["zasilek"]


def test_no_suggestions_and_too_few_letters_close(box, answers):
    box.opened()
    answers.found = []
    box.field.press("x")
    box.is_closed()
    box.field.press("Backspace")
    expect(box.list).to_be_visible()
    box.field.fill("z")
    box.is_closed()


def test_a_late_answer_is_ignored(box):
    held = []
    box.page.unroute(ASKED)
    box.page.route(ASKED, lambda route: held.append(route))
    for count, text in enumerate(("zas", "iłek"), start=1):
        box.field.press_sequentially(text)
        while len(held) < count:
            box.page.wait_for_timeout(20)
    for route, text in zip(reversed(held), ("To drugie", "To pierwsze"), strict=True):
        route.fulfill(json={"suggestions": [{"text": text, "url": "/", "kind": "Strona"}]})
        box.page.wait_for_timeout(300)
        expect(box.options).to_have_text(["To drugie Strona"])
