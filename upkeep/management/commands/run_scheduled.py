"""Layer 0: `manage.py run_scheduled`, everything that the site does by the clock.

A timer runs it each minute (deploy/systemd), or it stays and looks each minute itself (--forever).
"""

import signal
import sys

from django.core.management.base import BaseCommand, CommandError

from upkeep import jobs, running
from upkeep.models import ScheduledRun


class Command(BaseCommand):
    """Does what is due; two at once do nothing twice."""

    help = "Wykonuje zadania, na które przyszła pora: publikacje, kopię zapasową, porządki."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Take which jobs, and how long to stay."""
        parser.add_argument("--forever", action="store_true", help="nie kończ, sprawdzaj co minutę")
        parser.add_argument("--only", metavar="ZADANIE", help="tylko to zadanie")
        parser.add_argument(
            "--now", action="store_true", help="z --only: także wtedy, gdy nie jest na nie pora"
        )
        parser.add_argument("--list", action="store_true", help="wypisz zadania i zakończ")
        parser.add_argument(
            "--check", action="store_true", help="powiedz, co zawiodło albo się spóźnia"
        )

    def handle(self, *args, only=None, now=False, forever=False, **options):
        """Run; leave with 1 if something failed, so that systemd shows it too."""
        if options["list"] or options["check"]:
            return self.check_jobs() if options["check"] else self.list_jobs()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        if only:
            is_well = running.run_safely(self.find(only), is_forced=now)
        else:
            is_well = running.Rounds().go(forever)
        if not is_well:
            sys.exit(1)

    def list_jobs(self):
        """Name the jobs."""
        for job in jobs.registered().values():
            self.stdout.write(f"{job.name:<20} {job.label}")

    def check_jobs(self):
        """Name what failed or is late, and leave with 1 if there is anything."""
        runs = [(job, ScheduledRun.read(job.name)) for job in jobs.registered().values()]
        bad = [(job, run) for job, run in runs if run.error or run.is_late(job)]
        for job, run in bad:
            self.stdout.write(f"{job.name:<20} {run.error or 'dawno niewykonane'}")
        if bad:
            sys.exit(1)

    def find(self, name):
        """Return the job of this name."""
        found = jobs.registered()
        if name not in found:
            raise CommandError(f"Nie ma zadania {name}. Są: {', '.join(found)}")
        return found[name]
