"""What tests in a browser share: a Chromium that works and a site that runs."""

import os
import subprocess

import pytest

from tests.site import BASE_DIR, Site, own_database

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Run browser tests last: Playwright's event loop would bar later tests from the database."""
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


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
    folder = tmp_path_factory.mktemp("site")
    with own_database(folder) as database_url:
        site = Site(folder, database_url)
        site.manage("collectstatic", "--no-input", "--verbosity=0")
        site.manage("prepare")
        site.manage("load_example")
        with site.serving():
            yield site
