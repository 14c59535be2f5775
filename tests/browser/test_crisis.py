"""In a real browser: the quick exit from help in crisis, by touch, by keyboard, without script."""

import pytest
from playwright.sync_api import expect

INDEX = "/swiadczenia/"
CRISIS = f"{INDEX}pomoc-w-kryzysie/"
ELSEWHERE = "https://example.org/"


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens the index and from there the page; the exit's host is faked."""
    contexts = []

    def open_page(**facts):
        facts = {"viewport": {"width": 360, "height": 740}, **facts}
        context = browser.new_context(**facts)
        contexts.append(context)
        context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="<h1>Pogoda</h1>"))
        page = context.new_page()
        page.goto(site.url + INDEX)
        page.get_by_role("link", name="Ktoś Cię krzywdzi?").click()
        page.wait_for_url(site.url + CRISIS)
        return page

    yield open_page
    for context in contexts:
        context.close()


def way_out(page):
    return page.get_by_role("link", name="Szybkie wyjście")


def test_back_does_not_return_to_the_page(open_page, site):
    page = open_page()
    way_out(page).click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    expect(page).to_have_url(site.url + INDEX)
    page.go_forward()
    expect(page).to_have_url(ELSEWHERE)


def test_steps_within_the_page_leave_no_way_back_either(open_page, site):
    page = open_page()
    page.get_by_role("link", name="Przejdź do treści").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    expect(page).to_have_url(f"{site.url}{CRISIS}#main")
    way_out(page).click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    expect(page).to_have_url(site.url + INDEX)


def test_the_screen_is_empty_at_once_even_if_the_other_page_is_slow(open_page):
    page = open_page()
    page.context.unroute(f"{ELSEWHERE}**")
    page.context.route(f"{ELSEWHERE}**", lambda route: None)  # never answers
    seen = page.evaluate(
        """() => {
        document.querySelector("[data-exit]").click();
        return [document.querySelector("h1").checkVisibility(), document.title];
        }"""
    )
    assert seen == [False, "example.org"]


def test_three_times_escape_leaves_too(open_page):
    page = open_page()
    expect(page.get_by_text("albo naciśnij trzy razy Esc")).to_be_visible()
    for key in ("Escape", "Escape", "a", "Escape", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text("Ktoś Cię krzywdzi?")
    page.keyboard.press("Escape")
    page.wait_for_url(ELSEWHERE)


def test_escape_in_the_search_box_only_closes_the_suggestions(open_page, site):
    page = open_page()
    for _time in range(3):
        box = page.get_by_label("Szukaj", exact=True)
        box.fill("dodat")
        expect(page.get_by_role("listbox")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page).to_have_url(site.url + CRISIS)


def test_without_script_it_is_a_plain_link(open_page):
    page = open_page(java_script_enabled=False)
    expect(page.get_by_text("albo naciśnij trzy razy Esc")).to_be_hidden()
    way_out(page).click()
    expect(page).to_have_url(ELSEWHERE)


def test_nothing_is_stored(open_page):
    page = open_page()
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


@pytest.mark.parametrize("width", [320, 360, 1024, 1280])
def test_it_is_always_in_reach_and_never_covers_what_has_the_focus(open_page, width):
    page = open_page(viewport={"width": width, "height": 640})
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    total = page.evaluate("document.querySelectorAll('a, input, button, summary').length")
    for key in ("Tab", "Shift+Tab"):
        for _step in range(total + 2):
            page.keyboard.press(key)
            assert wrong_with_exit(page) == []


def test_what_lay_under_it_comes_out_when_it_takes_the_focus(open_page):
    page = open_page(viewport={"width": 360, "height": 640})
    link, bar = page.get_by_role("link", name="Zgłoś błąd"), page.locator(".exit")
    bar_at, link_at = bar.bounding_box()["y"] + 20, link.bounding_box()["y"]
    page.evaluate(f"window.scrollBy({{top: {link_at - bar_at}, behavior: 'instant'}})")
    assert link.bounding_box()["y"] == pytest.approx(bar_at, abs=2)
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    link.focus()
    assert wrong_with_exit(page) == []


def wrong_with_exit(page):
    """Return what is wrong now: the exit not wholly in the window, what it covers: [markup]."""
    return page.evaluate(
        """() => {
        const bar = document.querySelector(".exit").getBoundingClientRect();
        const out = document.querySelector(".exit a").getBoundingClientRect();
        const wrong = out.width > 0 && out.left >= 0 && out.right <= innerWidth && out.top >= 0
          && out.bottom <= innerHeight ? [] : ["the exit is out of reach"];
        const one = document.activeElement, box = one.getBoundingClientRect();
        if (one === document.body || one.matches(".exit a, [tabindex='-1']")) return wrong;
        const apart = box.right <= bar.x || box.left >= bar.x + bar.width
          || box.bottom <= bar.y || box.top >= bar.y + bar.height;
        return apart ? wrong : [...wrong, one.outerHTML];
        }"""
    )


@pytest.mark.parametrize("width", [320, 1024])
def test_at_the_end_of_the_page_nothing_lies_under_it(open_page, width):
    page = open_page(viewport={"width": width, "height": 640})
    page.evaluate("window.scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    last = page.locator(".site-footer .contact").bounding_box()
    bar = page.locator(".exit").bounding_box()
    assert last["y"] + last["height"] <= bar["y"] or last["y"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize("path", [INDEX, f"{INDEX}dodatek-mieszkaniowy/", CRISIS])
def test_every_target_is_44_pixels_high_unless_it_stands_in_text(page, site, path):
    page.goto(site.url + path)
    small = page.evaluate(
        """() => [...document.querySelectorAll("main a, main summary")]
        .filter(e => e.checkVisibility() && !e.closest("p, li > p"))
        .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""
    )
    assert small == []


def test_on_paper_the_card_is_a_clean_sheet_with_boxes_to_tick(page, site):
    page.goto(f"{site.url}{INDEX}dodatek-mieszkaniowy/")
    page.emulate_media(media="print")
    box = "getComputedStyle(document.querySelector('.papers li'), '::before').borderTopWidth"
    assert page.evaluate(f"parseFloat({box})") > 0
    address = "getComputedStyle(document.querySelector('main'), '::after').content"
    assert "Ta strona w internecie:" in page.evaluate(address)
    expect(page.locator(".contents")).to_be_hidden()
