"""`python -m tests.drill.release_before COMMIT`: an earlier release on this one's database (R8).

As in the minutes of an upgrade, and after a way back: the database is migrated and has the example
content of this release, the code that serves it is that of the commit. Every page is read; some are
written and published. Needs the history of the project, so it is no part of `make drill`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import urlopen

from tests.beginnings import own_database
from tests.browser.addresses import READ
from tests.drill import staff
from tests.site import BASE_DIR, Site

MISSING = "not found"
WRITTEN = 5


def main(commit):
    """Print what was seen; return whether anything failed."""
    with tempfile.TemporaryDirectory() as folder, own_database(folder) as database_url:
        site = Site(folder, database_url)
        site.collect_static()
        site.manage("prepare")
        site.manage("load_example")
        old = Path(folder) / "code"
        git = ["git", "-C", str(BASE_DIR), "worktree"]
        subprocess.run([*git, "add", "--detach", "--quiet", old, commit], check=True)
        try:
            with mock.patch("tests.site.BASE_DIR", old):
                failed = seen(site)
        finally:
            subprocess.run([*git, "remove", "--force", old], check=True)
    return failed


def seen(site):
    """Read and write on the running site; print a line of each and return what failed: a list."""
    site.manage("collectstatic", "--no-input", "--verbosity=0")
    [person] = staff.hire(site, 1)
    with site.serving():
        answers = {name: status(site, path) for name, path in READ.items()}
        for _page in range(WRITTEN):
            person.write_one()
    failed = [
        f"{name}: {answer}"
        for name, answer in answers.items()
        if answer != (404 if name == MISSING else 200)
    ]
    print(f"{len(answers) - len(failed)} of {len(answers)} pages read", *failed, sep="\n  ")
    refused = person.work.refused
    print(f"{len(person.work.published)} of {WRITTEN} pages published", *refused, sep="\n  ")
    return failed + refused


def status(site, path):
    """Return the status with which a page answers."""
    try:
        with urlopen(site.url + quote(path, safe="/?=&")) as answer:  # noqa: S310 — our own server
            return answer.status
    except HTTPError as answer:
        return answer.code


if __name__ == "__main__":
    sys.exit(bool(main(*sys.argv[1:])))
