"""In a real browser: how much a first visit asks for, and that nothing moves on the page.

Counts, not clocks: they are the same on every computer.
"""

import json
import re

import pytest

PAGES = ["/", "/o-nas/", "/swiadczenia/dodatek-mieszkaniowy/", "/swiadczenia/pomoc-w-kryzysie/"]
REQUESTS = 10
BYTES = 100_000
FONTS = 60_000
BLOCKING = """performance.getEntriesByType("resource")
  .filter(one => one.renderBlockingStatus === "blocking")
  .map(one => [one.initiatorType, one.name])"""
# What stood in for the font until it was there is a face, too, of the device's own.
OURS = """[...document.fonts].filter(one => one.family.includes("Atkinson Next"))
  .map(one => [one.status, one.display])"""
SHIFTS = """() => new Promise(resolve => {
  new PerformanceObserver(list => resolve(list.getEntries().map(shift =>
    [shift.value, ...shift.sources.map(s => s.node?.parentElement?.outerHTML.slice(0, 160))])))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
})"""

# What moves while a page takes the place of another one.
# Playwright's wait_for_function evaluates text in the page, which the site's policy forbids.
SETTLED = """() => new Promise(done => {
  const look = () => window.moving === undefined ? requestAnimationFrame(look) : done();
  look();
})"""
REVEALED = """addEventListener("pagereveal", event => event.viewTransition?.ready.then(() => {
  window.moving = document.getAnimations().map(one => one.effect.pseudoElement);
}))"""


class Visit:
    """A first visit to an address on a phone: `page`, `loaded`: [(kind, address, bytes), …]."""

    def __init__(self, browser, address):
        """Open the page in a browser that has nothing kept, and wait until all is there."""
        self._context = browser.new_context(viewport={"width": 360, "height": 740})
        self.page = self._context.new_page()
        self._asked, self._sizes = {}, {}
        network = self._context.new_cdp_session(self.page)
        network.on("Network.responseReceived", self._note)
        network.on("Network.loadingFinished", self._measure)
        network.send("Network.enable")
        self.page.goto(address, wait_until="networkidle")

    def _note(self, event):
        if event["response"]["mimeType"] not in ("image/avif", "image/webp", "image/jpeg"):
            self._asked[event["requestId"]] = (event["type"], event["response"]["url"])

    def _measure(self, event):
        self._sizes[event["requestId"]] = event["encodedDataLength"]

    @property
    def loaded(self):
        """Return what was asked for but photographs: [(kind, address, bytes on the wire), …]."""
        return [(*asked, self._sizes.get(one, 0)) for one, asked in self._asked.items()]

    def close(self):
        """Leave."""
        self._context.close()


@pytest.fixture(scope="module", params=PAGES)
def visit(request, browser, site):
    """The first visit to each page."""
    visit = Visit(browser, site.url + request.param)
    yield visit
    visit.close()


def paint_once_the_fonts_are_there(page):
    """Hold back the styles till then: what stands in for the font differs between computers."""
    fonts, held = [], []

    def go_on():
        while held and len(fonts) == 2:
            held.pop().continue_()

    page.route("**/*.css", lambda route: (held.append(route), go_on()))
    page.on(
        "requestfinished",
        lambda asked: asked.resource_type == "font" and (fonts.append(asked), go_on()),
    )


def weight(loaded):
    """Return the bytes of a list of what was loaded."""
    return sum(size for *_, size in loaded)


def test_a_first_visit_asks_for_little(visit):
    assert len(visit.loaded) <= REQUESTS, visit.loaded
    assert 0 < weight(visit.loaded) <= BYTES, visit.loaded


def test_the_fonts_are_small_and_asked_for_once(visit):
    fonts = [one for one in visit.loaded if one[0] == "Font"]
    assert len(fonts) == 2
    assert 0 < weight(fonts) <= FONTS
    assert visit.page.evaluate(OURS) == [["loaded", "swap"]] * 2


def test_one_stylesheet_and_the_visitors_own_choice_hold_up_the_page(visit):
    held_up = visit.page.evaluate(BLOCKING)
    assert sorted(kind for kind, _ in held_up) == ["link", "script"]
    assert [name for _, name in held_up if "/preferences-first." in name]
    assert len(visit.page.query_selector_all("link[rel=stylesheet], style")) == 1


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_once_it_is_painted(page, site, path):
    page.set_viewport_size({"width": 360, "height": 740})
    paint_once_the_fonts_are_there(page)
    page.goto(site.url + path, wait_until="networkidle")
    assert page.evaluate(SHIFTS) == []


def test_only_the_first_large_picture_is_in_a_hurry_and_all_have_their_size(visit):
    pictures = visit.page.evaluate(
        "[...document.images].map(e => [e.loading, e.fetchPriority, e.width > 0 && e.height > 0])"
    )
    assert len([one for one in pictures if one[1] == "high"]) <= 1
    assert all(sized for _, _, sized in pictures)


def test_a_page_is_asked_for_when_its_link_is_pointed_at(page, site):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site.url, wait_until="networkidle")
    link = page.locator(".site-menu a:not([aria-current])").first
    with page.expect_request(lambda asked: "sec-purpose" in asked.headers) as early:
        link.hover()
    assert early.value.headers["sec-purpose"] == "prefetch"
    assert early.value.url == page.evaluate("link => link.href", link.element_handle())


def test_only_pages_are_asked_for_before_they_are_wanted(page, site):
    watched = page.context.new_cdp_session(page)
    found = []
    watched.on(
        "Preload.preloadingAttemptSourcesUpdated",
        lambda event: found.extend(one["key"]["url"] for one in event["preloadingAttemptSources"]),
    )
    watched.send("Preload.enable")
    for path in ("/aktualnosci/", "/przyklady/zakres-dzialalnosci/", "/szukaj/?q=misja"):
        page.goto(site.url + path, wait_until="networkidle")
    paths = {address.removeprefix(site.url) for address in found}
    assert {"/", "/o-nas/", "/przyklady/"} <= paths
    never = r"\?|^/(admin|szukaj|historia-zmian|dokumenty|media)/|/(rss|atom|docx|txt)/$|^http"
    assert [path for path in paths if re.search(never, path)] == []


@pytest.mark.parametrize(("motion", "moves"), [("", True), ("off", False)])
def test_pages_fade_into_each_other_unless_movement_is_switched_off(page, site, motion, moves):
    kept = json.dumps(json.dumps({"motion": motion}))
    page.add_init_script(f"localStorage.setItem('mopscms.preferences', {kept}); {REVEALED}")
    page.goto(site.url)
    page.get_by_role("contentinfo").get_by_role("link").last.click()
    page.evaluate(SETTLED)
    assert page.evaluate("window.moving.length > 0") is moves
