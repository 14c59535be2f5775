"""In a real browser: pages and the whole panel work within the policy, and ask nobody else."""

import re
from collections import deque

import pytest
from django.urls import Resolver404, get_resolver, resolve
from playwright.sync_api import Error, expect

from tests.browser.addresses import PAGES
from tests.browser.watching import Watched

NO_SCREENS = re.compile(
    r"/(logout|api|sprite|jsi18n|export|results|chosen|failwhale)\b|chooser|choose"
)
WITHOUT_ARGUMENTS = re.compile(r"[\w/.-]*")
LINKS = "[...document.querySelectorAll('a[href]')].map(link => link.pathname + link.search)"


@pytest.fixture
def watched(browser, site):
    """A visitor's page that notes what is stopped and who is asked."""
    context = browser.new_context(locale="pl", viewport={"width": 1280, "height": 900})
    yield Watched(context.new_page(), site)
    context.close()


@pytest.fixture
def panel(watched):
    """The same of the administrator, who has logged in."""
    watched.log_in()
    return watched


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_keeps_to_the_policy_and_asks_nobody_else(watched, path):
    watched.open(path)
    watched.page.emulate_media(media="print")
    assert watched.faults == []
    assert watched.page.locator("script[src]").count() > 1
    assert watched.page.locator("script[src]:not([integrity^=sha384-])").count() == 0


def test_what_visitors_do_on_pages_keeps_to_it(watched):
    page = watched.page
    watched.open("/o-nas/")
    page.get_by_role("button", name="Ułatwienia").click()
    for choice in page.locator("#preferences-panel label").all():
        choice.click()
    page.get_by_role("button", name="Następne zdjęcie").click()
    page.get_by_role("combobox").first.fill("zasiłek")
    expect(page.get_by_role("listbox").first).to_be_visible()
    watched.open("/przyklady/przykladowa-strona/")
    page.locator("video").first.evaluate("film => film.play()")
    assert watched.faults == []


def test_staff_have_wagtails_bar_on_a_page(panel):
    panel.open("/o-nas/")
    bar = panel.page.locator("wagtail-userbar")
    bar.get_by_role("button").first.click()
    expect(bar.get_by_text("Edytuj tę stronę")).to_be_visible()
    assert panel.faults == []


def addresses(patterns, before):
    """Yield the addresses of views that take no arguments."""
    for pattern in patterns:
        path = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, path)
        elif WITHOUT_ARGUMENTS.fullmatch(path):
            yield path


def view_of(path):
    """Return which view answers an address of the panel, or None."""
    try:
        found = resolve(path.partition("?")[0])
    except Resolver404:
        return None
    is_screen = path.startswith("/admin/") and not NO_SCREENS.search(path)
    return found.view_name + str(found.kwargs.get("content_type_model_name")) if is_screen else None


def load(tab, path):
    """Open an address; say whether there is a screen of the panel, not a file or a fragment."""
    try:
        answer = tab.load(path)
    except Error as error:
        if "Download is starting" in str(error) or "ERR_ABORTED" in str(error):
            return False
        raise
    html = "html" in answer.headers.get("content-type", "")
    return answer.ok and html and "/admin/" in answer.url and b"<body" in answer.body()


def test_every_screen_of_the_panel_keeps_to_it(panel):
    """A screen is loaded while the one before it is waited for until it asks for nothing more."""
    waiting = [path for path in addresses(get_resolver().url_patterns, "/") if view_of(path)]
    tabs = deque([panel, panel.another()])
    seen, opened, loaded = set(), [], None
    while waiting or loaded:
        path = waiting.pop() if waiting else None
        before, loaded = loaded, None
        if path and view_of(path) not in seen:
            seen.add(view_of(path))
            tabs.rotate()
            if load(tabs[0], path):
                opened.append(path)
                loaded = tabs[0]
        if before:
            before.wait()
            links = before.page.evaluate(LINKS)
            waiting += [link for link in links if view_of(link) not in {None, *seen}]
    assert [fault for tab in tabs for fault in tab.faults] == []
    assert len(opened) > 100


def kinds(panel):
    """Return the number of a page of each kind: {kind: int}."""
    found, offset = {}, 0
    while offset < 200:
        address = f"{panel.site.url}/admin/api/main/pages/?limit=20&offset={offset}"
        for item in panel.page.request.get(address).json()["items"]:
            found.setdefault(item["meta"]["type"], item["id"])
        offset += 20
    return found


def open_new_choosers(panel, opened):
    """Open and close each chooser of the screen whose address nobody opened yet; note them."""
    page = panel.page
    for chooser in page.locator("[data-chooser-url]").all():
        address = chooser.get_attribute("data-chooser-url")
        if address not in opened:
            opened.add(address)
            chooser.locator("[data-chooser-action-choose]").first.evaluate("b => b.click()")
            expect(page.locator(".modal-content")).to_be_visible()
            page.wait_for_load_state("networkidle")
            page.locator(".modal [data-dismiss=modal]").first.click()
            expect(page.locator(".modal-content")).to_be_hidden()


def look_at_preview(page):
    """Let the editor show the preview, which stays open on later screens, and wait for all of it.

    The frame is waited for by itself: the screen around it speaks to the server every ten seconds.
    """
    toggle = page.get_by_role("button", name="Przełącz podgląd")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    preview = page.locator("#w-preview-iframe")
    expect(preview.content_frame.locator("main")).to_be_visible()
    preview.element_handle().content_frame().wait_for_load_state("networkidle")


def test_the_editor_of_every_kind_of_page_keeps_to_it_with_its_choosers_and_preview(panel):
    choosers = set()
    for number in kinds(panel).values():
        panel.open(f"/admin/pages/{number}/edit/")
        look_at_preview(panel.page)
        open_new_choosers(panel, choosers)
    assert panel.faults == []
    assert len({address.partition("?")[0] for address in choosers}) > 4


@pytest.mark.parametrize("kind", ["LINK", "DOCUMENT", "AMOUNT"])
def test_choosers_of_rich_text_keep_to_it(panel, kind):
    panel.open(f"/admin/pages/{kinds(panel)['news.NewsPage']}/edit/")
    panel.page.locator(".public-DraftEditor-content").first.click()
    panel.page.keyboard.press("ControlOrMeta+A")
    panel.page.locator(f".Draftail-ToolbarButton[name={kind}]:visible").first.click()
    expect(panel.page.locator(".modal-content")).to_be_visible()
    panel.page.wait_for_load_state("networkidle")
    assert panel.faults == []
