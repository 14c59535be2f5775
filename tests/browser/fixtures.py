"""What tests in a browser share: a Chromium that works and a site that runs."""

import os
import subprocess

import pytest
from playwright.sync_api import expect

from tests.beginnings import example_site
from tests.browser.log_in import log_in
from tests.site import BASE_DIR

# Milliseconds until something has to be seen; two browsers and two sites share the processors.
expect.set_options(timeout=15_000)
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SET_BIP = """
from core.models import Centre
centre = Centre.objects.get()
centre.bip_url = "https://bip.example.org/"
centre.save()
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Run browser tests last: Playwright's event loop would bar later tests from the database.

    What else is done to the running site comes with them, so journeys change it last of all.
    """
    of_the_site = {"browser", "site"}
    items.sort(key=lambda item: bool(of_the_site & set(getattr(item, "fixturenames", ()))))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the browser that `make test` found; quietly, and without a sandbox if we are root."""
    ensure = BASE_DIR / "bin" / "ensure-browser"
    path = os.environ.get("CHROMIUM") or subprocess.check_output([ensure], text=True).strip()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": path, "args": [*QUIET, *sandbox]}


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A site with the example content, served in production settings: .url, .manage(…)."""
    with example_site(tmp_path_factory.mktemp("site")) as site:
        site.manage("shell", "-v0", "-c", SET_BIP)  # the example names no BIP
        yield site


@pytest.fixture(scope="module")
def window(browser):
    """A page for all tests of a module: a visitor goes from address to address, keeps the fonts."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    yield page
    page.close()


@pytest.fixture
def panel(page, site):
    """The administrator's first screen in the panel, just logged in."""
    log_in(page, site)
    return page
