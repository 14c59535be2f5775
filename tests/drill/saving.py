"""What becomes of saves when the server is killed, and when many save at once.

It is started as systemd starts it after a failure (deploy/systemd/mopscms.service).
`python -m tests.drill.saving 100` kills it a hundred times and prints what was seen.
"""

import contextlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.beginnings import example
from tests.drill import staff
from tests.site import BASE_DIR

LOOK = """
import json
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, PageLogEntry, Revision
log = PageLogEntry.objects.filter(action="wagtail.publish")
logged = set(log.values_list("page_id", "revision_id"))
made = set(PageLogEntry.objects.filter(action="wagtail.create").values_list("page_id", flat=True))
kept, wrong = [], []
for page in Page.objects.filter(owner__email__startswith="alarm-").specific():
    revisions = list(Revision.objects.for_instance(page).order_by("created_at", "pk"))
    kept += [one.content["title"] for one in revisions]
    if not revisions:
        wrong.append(f"{page.pk}: no revision")
    elif page.latest_revision_id != revisions[-1].pk:
        wrong.append(f"{page.pk}: its newest revision is not the latest")
    if page.pk not in made:
        wrong.append(f"{page.pk}: nothing says who made it")
    if page.live and (page.pk, page.live_revision_id) not in logged:
        wrong.append(f"{page.pk}: live without an entry of the log")
    if page.live and page.live_revision.content["title"] != page.title:
        wrong.append(f"{page.pk}: shows another text than its revision")
    if not page.live and any(number == page.pk for number, _ in logged):
        wrong.append(f"{page.pk}: the log says it is live")
live = list(Page.objects.filter(live=True).values_list("title", flat=True))
print(json.dumps({"kept": kept, "live": live, "wrong": wrong}))
"""
UNIT = BASE_DIR / "deploy" / "systemd" / "mopscms.service"
LONGEST = 1.5  # seconds of work before the server is killed


@dataclass
class Killed:
    """What was seen while the server was killed again and again."""

    rounds: int = 0
    cut: int = 0  # saves that were on their way
    saves: int = 0  # confirmed ones
    lost: list = field(default_factory=list)
    inconsistent: list = field(default_factory=list)
    refused: list = field(default_factory=list)
    slowest_first_page: float = 0.0  # seconds from the start to the first answer

    def __str__(self):
        """Return the findings in a line."""
        return (
            f"kill -9: {self.rounds} rounds, {self.cut} saves cut off, {self.saves} confirmed, "
            f"{len(self.lost)} lost, {len(self.inconsistent)} inconsistent, "
            f"{len(self.refused)} refused, first page after {self.slowest_first_page:.1f} s at most"
        )


@dataclass
class Crowd:
    """What editors and readers met who came at once."""

    saves: int
    refused: list
    reads: int
    failed: list

    def __str__(self):
        """Return the findings in a line."""
        return (
            f"at once: {self.saves} saves, {len(self.refused)} refused, "
            f"{self.reads} reads, {len(self.failed)} failed"
        )


def as_shipped():
    """Return what systemd runs after a failure, the pause first: a list of commands."""
    unit = UNIT.read_text("utf-8")
    pause, fraction = re.search(r"^RestartSec=(\d+)(ms|)$", unit, re.M).groups()
    programs = re.findall(r"^ExecStart(?:Pre)?=\S+/python (.+)$", unit, re.M)
    wait = ["sleep", str(int(pause) / (1000 if fraction else 1))]
    return [wait, *([sys.executable, *program.split()] for program in programs)]


@contextlib.contextmanager
def killable(site):
    """Serve the site; at the end kill it and its workers as if the power failed."""
    *first, last = as_shipped()
    with site.log.open("ab") as log:
        how = {"cwd": BASE_DIR, "env": site.env, "stdout": log, "stderr": subprocess.STDOUT}
        for command in first:
            subprocess.run(command, **how, check=True)
        server = subprocess.Popen(last, **how, start_new_session=True)  # a group that is ours alone
        try:
            site.wait_for(server)
            yield
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def kill_while_publishing(site, rounds=10, editors=3):
    """Kill the server so many times while people publish; return Killed."""
    people = staff.hire(site, editors)
    seen = Killed(rounds)
    for _round in range(rounds):
        started, end = time.monotonic(), threading.Event()
        with killable(site):
            seen.slowest_first_page = max(seen.slowest_first_page, time.monotonic() - started)
            threads = staff.at_once([one.write_until for one in people], end)
            end.wait(random.uniform(0.2, LONGEST))  # noqa: S311 — any moment will do
        end.set()
        for thread in threads:
            thread.join()
    works = [one.work for one in people]
    seen.cut = sum(work.cut for work in works)
    seen.saves = sum(len(work.drafts) + len(work.published) for work in works)
    seen.refused = [status for work in works for status in work.refused]
    found = json.loads(site.manage("shell", "-v0", "-c", LOOK))
    drafts = {title for work in works for title in work.drafts}
    published = {title for work in works for title in work.published}
    seen.lost = sorted(drafts - set(found["kept"])) + sorted(published - set(found["live"]))
    seen.inconsistent = found["wrong"]
    return seen


def crowd(site, seconds=10, editors=4, readers=4):
    """Let so many people save and read a running site at once; return the Crowd's findings."""
    people = staff.hire(site, editors)
    visitors = [staff.Reader(site.port) for _number in range(readers)]
    end = threading.Event()
    tasks = [one.write_until for one in people] + [one.read_until for one in visitors]
    threads = staff.at_once(tasks, end)
    end.wait(seconds)
    end.set()
    for thread in threads:
        thread.join()
    works = [one.work for one in people]
    return Crowd(
        sum(len(work.drafts) + len(work.published) for work in works),
        [status for work in works for status in work.refused] + ["cut"] * sum(w.cut for w in works),
        sum(one.answers for one in visitors),
        [status for one in visitors for status in one.failed],
    )


def main(rounds):
    """Run both on a site of its own and print what was seen."""
    with tempfile.TemporaryDirectory() as folder, example(Path(folder)) as site:
        print(kill_while_publishing(site, rounds))
        with site.serving():
            print(crowd(site))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
