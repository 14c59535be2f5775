"""Layer 0: runs the jobs that are due. Quick ones here, slow ones each in a process of its own.

So nothing that takes long, hangs or eats the memory keeps a page from appearing in time.
"""

import logging
import subprocess
import sys
import time

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from upkeep import holding, jobs
from upkeep.database import renew_connection
from upkeep.models import ScheduledRun

logger = logging.getLogger(__name__)

ROUND = 60.0  # seconds from one look at what is due to the next
GRACE = 10  # seconds for a process to end after it was asked to


def due():
    """Return the jobs that should begin now: a list, in the order of their registration."""
    now = timezone.now()
    runs = {run.command: run for run in ScheduledRun.objects.all()}
    found = jobs.registered().values()
    return [j for j in found if runs.get(j.name, ScheduledRun()).is_due(j, now)]


def run(job, is_forced=False):
    """Do the work of a Job if it is due and nobody else is at it; say whether we did.

    Raises what the work raises, once it is written down. `is_forced`: even if it is not due.
    """
    record = ScheduledRun.read(job.name)
    if not (is_forced or record.is_due(job, timezone.now())):
        return False
    with holding.hold(record, job.limit) as is_ours:
        if is_ours:
            job.work()
    return is_ours


def run_safely(job, is_forced=False):
    """Do the same, but log a failure; say whether there was none."""
    try:
        run(job, is_forced)
    except (CommandError, SystemExit) as fault:  # a sentence says it all
        logger.error("The scheduled job %s failed: %s", job.name, holding.describe(fault))
        return False
    except Exception:
        logger.exception("The scheduled job %s failed", job.name)
        return False
    return True


class Rounds:
    """Goes round after round while there is something to do, or for ever."""

    def __init__(self):
        """Begin with nothing under way."""
        self.child, self.deadline = None, 0.0
        self.tried, self.all_well = set(), True

    def go(self, forever=False):
        """Go until nothing is due or under way; return whether all went well."""
        try:
            while True:
                end = time.monotonic() + ROUND
                if forever:
                    self.tried.clear()  # otherwise each slow job begins once
                self.quick()
                is_busy = self.slow(end)
                if not (is_busy or forever):
                    return self.all_well
                time.sleep(max(0.0, end - time.monotonic()))
        finally:
            self.stop_child()

    def quick(self):
        """Do the quick jobs, whatever becomes of each of them."""
        for job in self.due():
            if job.when.is_quick:
                self.all_well &= run_safely(job)

    def slow(self, end):
        """Start slow jobs one after another until the round is over; say whether one is left."""
        while time.monotonic() < end:
            if self.child is None and not self.start_next():
                return False
            self.wait(end)
        return self.child is not None

    def due(self):
        """Return what is due; nothing while the database is away."""
        renew_connection()
        try:
            return due()
        except (DatabaseError, InterfaceError) as outage:
            logger.error("The database does not tell what is due: %s", outage)
            self.all_well = False
            return []

    def start_next(self):
        """Start the first slow job that is due and was not tried; say whether there was one."""
        for job in self.due():
            if not job.when.is_quick and job.name not in self.tried:
                self.tried.add(job.name)
                manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
                self.child = subprocess.Popen([*manage, "run_scheduled", "--only", job.name])  # noqa: S603 — our own file and a registered name
                self.deadline = time.monotonic() + job.limit.total_seconds()
                return True
        return False

    def wait(self, end):
        """Wait until the process ends, or the round; end one that takes too long."""
        try:
            code = self.child.wait(max(0.0, min(end, self.deadline) - time.monotonic()))
        except subprocess.TimeoutExpired:
            if time.monotonic() < self.deadline:
                return
            logger.error("A scheduled job took too long: %s", self.child.args[-1])
            self.stop_child()
            code = 1
        self.child = None
        self.all_well &= code == 0

    def stop_child(self):
        """End the process that is under way, if there is one."""
        if self.child is None:
            return
        self.child.terminate()
        try:
            self.child.wait(GRACE)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
