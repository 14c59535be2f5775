"""Runs Lighthouse on every kind of page of the example site: `make lighthouse`. Needs Node and npx.

Prints accessibility, best practices and SEO of each page, and what is missing to 100.
Not part of the tests: the site needs no Node, and axe and Nu are there for every change.
"""

import json
import os
import subprocess
import sys
import tempfile
from urllib.parse import quote

from tests.beginnings import example_site
from tests.browser.addresses import PAGES

VERSION = "12.8.2"  # the newest one for Node 20
CATEGORIES = ["accessibility", "best-practices", "seo"]
# Answers to what somebody typed, histories, and the log-in ask not to be indexed: Lighthouse's SEO
# would call it a fault.
NOT_INDEXED = ("search", "finder with", "history", "log-in", "new password")
LEFT_OUT = "not found"  # Lighthouse looks at no page that answers with 404
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def ask(url, categories):
    """Return Lighthouse's report on the page at `url`: a dict of its own making."""
    done = subprocess.run(
        [
            *("npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json"),
            *(f"--only-categories={','.join(categories)}", f"--chrome-flags={FLAGS}"),
        ],
        env={**os.environ, "CHROME_PATH": os.environ["CHROMIUM"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def missing(report):
    """Return the titles of the audits that the page does not pass in full."""
    scored = {ref["id"] for c in report["categories"].values() for ref in c["auditRefs"]}
    audits = (report["audits"][name] for name in sorted(scored))
    return [audit["title"] for audit in audits if audit["score"] not in (None, 1)]


def main(*chosen):
    """Print a line a page; return the number of pages below 100 in anything.

    `chosen`: how the names of the pages begin; without them all are looked at.
    """
    short = 0
    with tempfile.TemporaryDirectory() as folder, example_site(folder) as site:
        for name, path in PAGES.items():
            if name != LEFT_OUT and name.startswith(chosen or ("",)):
                wanted = CATEGORIES[:2] if name.startswith(NOT_INDEXED) else CATEGORIES
                report = ask(site.url + quote(path, safe="/?=&"), wanted)
                scores = [round(100 * report["categories"][c]["score"]) for c in wanted]
                print(f"{name:30}", *(f"{score:4}" for score in scores), *missing(report))
                short += min(scores) < 100
    return short


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:])))
