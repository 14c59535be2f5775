"""A page of the browser that notes what the site's policy stops and which hosts are asked."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import TimeoutError as NeverQuiet

from tests.browser.log_in import log_in

NOTE = """addEventListener("securitypolicyviolation", e =>
  console.error(`Content Security Policy: ${e.effectiveDirective} ${e.blockedURI}`));"""
BROKEN = re.compile("Content Security Policy|Cross-Origin|COEP|NotSameOrigin|integrity", re.I)
OF_THE_PAGE = ("data", "blob", "about")  # schemes that ask nobody


class Watched:
    """A page (of Playwright) at a site; `faults`: what was stopped, or asked elsewhere."""

    def __init__(self, page, site):
        """Watch from now on."""
        self.page, self.site, self.faults, self._asked = page, site, [], set()
        page.add_init_script(NOTE)
        page.on("console", self._note_message)
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)
        for event in ("requestfinished", "requestfailed"):
            page.on(event, self._note_end)

    def another(self):
        """Return another page of the same visitor, watched by itself."""
        return Watched(self.page.context.new_page(), self.site)

    def open(self, path):
        """Load an address and wait until nothing more is asked for; return the answer."""
        answer = self.load(path)
        self.wait()
        return answer

    def load(self, path):
        """Load an address; return the answer."""
        return self.page.goto(self.site.url + path)

    def wait(self):
        """Wait until nothing more is asked for."""
        try:
            self.page.wait_for_load_state("networkidle")
        except NeverQuiet as error:
            left = [request.url for request in self._asked]
            raise AssertionError(f"{self.page.url} still waits for {left}") from error

    def log_in(self):
        """Open the panel as the administrator."""
        log_in(self.page, self.site)
        self.page.wait_for_load_state("networkidle")

    def _note_message(self, message):
        if message.type in ("error", "warning") and BROKEN.search(message.text):
            self._note(message.text)

    def _note_request(self, request):
        self._asked.add(request)
        asked = urlsplit(request.url)
        if asked.scheme not in OF_THE_PAGE and asked.netloc != urlsplit(self.site.url).netloc:
            self._note(f"asked {asked.netloc}")

    def _note_end(self, request):
        self._asked.discard(request)

    def _note_failure(self, request):
        if "BLOCKED" in (request.failure or ""):
            self._note(f"{request.failure} {request.url}")

    def _note(self, fault):
        self.faults.append(f"{urlsplit(self.page.url).path}: {fault[:300]}")


def errors_of(page):
    """Return a list, which fills with what goes wrong in the scripts of the page.

    That Chromium gives up to fade one page into another is no fault: a busy computer was too slow,
    or the other page, of the panel, does not fade.
    """
    found = []
    page.on(
        "pageerror",
        lambda error: str(error).startswith("Transition was") or found.append(str(error)),
    )
    return found
