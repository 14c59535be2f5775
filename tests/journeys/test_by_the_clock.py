"""Processes at once on one database: two migrations, two runs of what is scheduled, one killed."""

import signal
import subprocess
import sys

import pytest

from tests.beginnings import own_database
from tests.site import BASE_DIR, Site

PLAN = """
from datetime import timedelta
from django.utils import timezone
from pages.models import ContentPage
from tests.samples import home_page, short_page
for number in range(5):
    page = short_page(f"Zaplanowana {number} {timezone.now()}", live=False)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    revision = page.revisions.get()  # its time comes
    revision.content["go_live_at"] = timezone.now().isoformat()
    revision.approved_go_live_at = timezone.now()
    revision.save()
"""
COUNT = """
from wagtail.models import Page, PageLogEntry
entries = PageLogEntry.objects.filter(action="wagtail.publish.scheduled")
live = Page.objects.filter(title__startswith="Zaplanowana", live=True)
print("PUBLISHED", live.count(), entries.count(), entries.values("page").distinct().count())
"""
# Publishes one page and is killed in the middle of the next one, inside its transaction.
KILLED = """
import os, signal
from django.core.management import call_command
from wagtail.models import Revision
publish, done = Revision.publish, []
def die(revision, *args, **options):
    publish(revision, *args, **options)
    done.append(1)
    if len(done) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
Revision.publish = die
call_command("run_scheduled", only="publish_scheduled")
"""
# Takes a table away, which without a lock both would make.
EARLIER = ("trash", "zero")
FORGET_LEASE = """
from django.utils import timezone
from upkeep.models import ScheduledRun
assert ScheduledRun.objects.get(command="publish_scheduled").held_until > timezone.now()
ScheduledRun.objects.update(held_until=timezone.now())
"""


class Clockwork(Site):
    """A site of which several processes run at once; nobody serves it."""

    def at_once(self, *args, times=2):
        """Run a command several times at once; return [(code, what it said)]."""
        command = [sys.executable, "manage.py", *args]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        running = [
            subprocess.Popen(command, cwd=BASE_DIR, env=self.env, **pipes) for _ in range(times)
        ]
        said = [one.communicate()[0] for one in running]
        return [(one.returncode, text) for one, text in zip(running, said, strict=True)]

    def python(self, code):
        return self.manage("shell", "-v0", "-c", code)

    def published(self):
        """Return how many pages appeared, how often, and how many of them are in the history."""
        line = next(x for x in self.python(COUNT).splitlines() if x.startswith("PUBLISHED"))
        return [int(word) for word in line.split()[1:]]


@pytest.fixture(scope="module")
def clockwork(tmp_path_factory):
    """A site whose database was brought up to date by two migrations at once."""
    folder = tmp_path_factory.mktemp("clockwork")
    with own_database(folder) as database:
        site = Clockwork(folder, database)
        site.collect_static()
        site.manage("migrate", *EARLIER, "--verbosity=0")
        site.migrations = site.at_once("migrate", "--no-input", "--verbosity=1")
        yield site


def test_two_migrations_at_once_both_succeed_and_one_finds_nothing_to_do(clockwork):
    codes, said = zip(*clockwork.migrations, strict=True)
    assert codes == (0, 0), said
    assert sorted("No migrations to apply" in text for text in said) == [False, True]


def test_two_starts_at_once_make_the_content_once(clockwork):
    started = clockwork.at_once("prepare")
    assert [code for code, _ in started] == [0, 0], started
    assert sum("Konto administratora" in text for _, text in started) == 1


def test_what_several_processes_find_due_appears_once(clockwork):
    clockwork.python(PLAN)
    runs = clockwork.at_once("run_scheduled", "--only", "publish_scheduled", times=3)
    assert [code for code, _ in runs] == [0] * 3, runs
    assert clockwork.published() == [5, 5, 5]


def test_a_killed_run_leaves_no_page_half_published_and_the_next_one_does_the_rest(clockwork):
    clockwork.python(PLAN)
    [(code, said)] = clockwork.at_once("shell", "-v0", "-c", KILLED, times=1)
    assert code == -signal.SIGKILL, said
    assert clockwork.published() == [6, 6, 6]
    clockwork.manage("run_scheduled", "--only", "publish_scheduled")
    assert clockwork.published() == [6, 6, 6]  # somebody may still be at it
    clockwork.python(FORGET_LEASE)
    clockwork.manage("run_scheduled", "--only", "publish_scheduled")
    assert clockwork.published() == [10, 10, 10]
