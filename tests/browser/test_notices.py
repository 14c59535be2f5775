"""Notices in a real browser: they appear and vanish in time, are put away, and set no cookie."""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.browser.axe import found_in_main_looks

MAKE = """
from datetime import timedelta
from django.utils import timezone
from news.models import Notice
now = timezone.now()
for title, level, begins, ends in {notices!r}:
    times = dict(starts_at=now + timedelta(minutes=begins), ends_at=now + timedelta(minutes=ends))
    Notice.objects.create(title=title, level=level, text="Zadzwoń.", phone="112", **times)
"""
# (title, level, minutes until it begins, minutes until it ends)
NOTICES = [
    ("Awaria wody", 3, -60, 600),
    ("Zmiana godzin", 1, -60, 30),
    ("Od jedenastej", 2, 20, 600),
]


@pytest.fixture(scope="module")
def notices(site):
    """Three notices of the site; they are gone after the tests of this module."""
    site.manage("shell", "-v0", "-c", MAKE.format(notices=NOTICES))
    yield SimpleNamespace(url=site.url)
    titles = [title for title, *_ in NOTICES]
    gone = f"from news.models import Notice; Notice.objects.filter(title__in={titles}).delete()"
    site.manage("shell", "-v0", "-c", gone)


@pytest.fixture
def region(page, notices):
    """The notices of the search page, with a clock that the test sets."""
    page.clock.install()
    page.goto(f"{notices.url}/szukaj/")
    return page.get_by_role("region", name="Komunikaty")


def seen(region):
    """Return the titles of the notices that can be seen."""
    return [
        title.inner_text()
        for title in region.locator(".notice-bar strong").all()
        if title.is_visible()
    ]


def test_a_notice_appears_and_vanishes_at_its_moment_on_an_open_page(region, page):
    assert seen(region) == ["Awaria wody", "Zmiana godzin"]
    page.clock.fast_forward("21:00")
    assert seen(region) == ["Awaria wody", "Od jedenastej", "Zmiana godzin"]
    page.clock.fast_forward("10:00")
    assert seen(region) == ["Awaria wody", "Od jedenastej"]
    page.clock.fast_forward("10:00:00")
    assert region.is_hidden()


def test_a_page_from_a_cache_shows_what_holds_now_not_what_held_then(page, notices):
    kept = page.request.get(f"{notices.url}/szukaj/").text()
    page.route("**/szukaj/", lambda route: route.fulfill(body=kept, content_type="text/html"))
    page.clock.install()
    page.clock.fast_forward("40:00")
    page.goto(f"{notices.url}/szukaj/")
    region = page.get_by_role("region", name="Komunikaty")
    assert seen(region) == ["Awaria wody", "Od jedenastej"]


def test_a_clock_that_is_years_slow_hides_nothing(page, notices):
    page.clock.install(time="2015-01-01T00:00:00Z")
    page.goto(f"{notices.url}/szukaj/")
    region = page.get_by_role("region", name="Komunikaty")
    assert seen(region) == ["Awaria wody", "Zmiana godzin"]
    page.clock.fast_forward("21:00")
    assert "Od jedenastej" in seen(region)


def test_what_is_put_away_by_keyboard_stays_away_and_the_focus_goes_on(region, page):
    page.get_by_role("button", name="Zamknij komunikat: Awaria wody").focus()
    page.keyboard.press("Enter")
    assert seen(region) == ["Zmiana godzin"]
    last = page.get_by_role("button", name="Zamknij komunikat: Zmiana godzin")
    expect(last).to_be_focused()
    page.keyboard.press("Space")
    expect(region).to_be_hidden()
    expect(page.locator("main")).to_be_focused()
    page.reload()
    assert page.locator(".notice-bar:visible").count() == 0
    page.goto(page.url.replace("/szukaj/", "/"))
    assert page.locator(".notice-bar:visible").count() == 0
    assert page.context.cookies() == []


def test_nothing_is_stored_before_somebody_puts_a_notice_away(region, page):
    stored = "() => [localStorage.length, sessionStorage.length]"
    assert page.evaluate(stored) == [0, 0]
    page.get_by_role("button", name="Zamknij komunikat: Awaria wody").click()
    assert page.evaluate(stored) == [1, 0]


def test_what_was_put_away_is_never_painted_again(region, page):
    page.get_by_role("button", name="Zamknij komunikat: Awaria wody").click()
    page.add_init_script(
        """new MutationObserver((changes) => {
          const bar = document.querySelector(".notice-bar--urgent");
          if (bar && document.querySelector("main") && !bar.hidden) window.flashed = true;
        }).observe(document, {childList: true, subtree: true});"""
    )
    page.reload()
    assert page.evaluate("window.flashed") is None


@pytest.mark.parametrize(
    "broken",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})",
        "localStorage.setItem('dismissed-notices', '{damaged')",
        "localStorage.setItem('dismissed-notices', '17')",
        "Storage.prototype.setItem = () => { throw new Error('full'); }",
    ],
)
def test_a_store_that_is_blocked_damaged_or_full_does_no_harm(page, notices, broken):
    said = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.add_init_script(broken)
    page.goto(f"{notices.url}/szukaj/")
    region = page.get_by_role("region", name="Komunikaty")
    page.get_by_role("button", name="Zamknij komunikat: Awaria wody").click()
    assert seen(region) == ["Zmiana godzin"]
    assert said == []


def test_without_script_the_servers_answer_holds(browser, notices):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{notices.url}/szukaj/")
    region = page.get_by_role("region", name="Komunikaty")
    assert seen(region) == ["Awaria wody", "Zmiana godzin"]
    assert region.get_by_role("button").count() == 0
    context.close()


def test_axe_finds_nothing_and_every_target_is_44_pixels_high(page, notices):
    page.clock.install()
    targets = page.locator(".notice-bar :is(a, button):visible, .news-item a, .news-choice select")
    for path in ("/szukaj/", "/aktualnosci/", "/aktualnosci/zimowa-zbiorka/"):
        page.goto(notices.url + path)
        page.clock.fast_forward("21:00")
        assert found_in_main_looks(page) == {}
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert min(target.bounding_box()["height"] for target in targets.all()) >= 43.5


def test_colours_that_the_visitor_forces_and_paper_show_notices_too(browser, notices):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{notices.url}/szukaj/")
    bar = page.locator(".notice-bar--urgent")
    assert bar.evaluate("bar => getComputedStyle(bar).borderTopStyle") == "solid"
    page.emulate_media(media="print")
    expect(bar).to_be_visible()
    expect(bar.locator("button")).to_be_hidden()
    context.close()
