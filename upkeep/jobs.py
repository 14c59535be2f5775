"""Layer 0: what the site does by itself: the jobs that its parts register, and when each is due.

A part registers one with Wagtail's hook, in its wagtail_hooks.py:

    @hooks.register("scheduled_job")
    def empty_the_bin():
        return Job("empty_bin", _("Emptying the bin"), bin.empty, Daily(3, 10))

For apps of layer 0, which import none of their own layer, mopscms/wagtail_hooks.py registers.
The name stays for ever: under it the database remembers the last run. The work takes no arguments
and may be done again at any time; it fails with an exception, or with SystemExit and a sentence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from wagtail import hooks

HOOK = "scheduled_job"


class EachTime:
    """Each time that somebody asks what is due: every minute. Only for quick work."""

    is_quick = True
    patience = timedelta(minutes=10)  # after this long without a run something is wrong

    def latest(self, now):
        """Return the latest moment at which the job should have begun: aware datetime."""
        return now


class Daily:
    """Once a day at a time of the clock on the wall; missed days are made up for once.

    Where the clock leaps over that time, an hour later by the clock; where it comes twice, the
    first time.
    """

    is_quick = False
    patience = timedelta(hours=26)

    def __init__(self, hour, minute):
        """Take the time of the day: int, int."""
        self.time = time(hour, minute)

    def latest(self, now):
        """Return the latest moment at which the job should have begun: aware datetime."""
        today = timezone.localdate(now)
        days = (today, today - timedelta(days=1))
        # In UTC: two times of one zone are compared by what the clock on the wall says.
        moments = [timezone.make_aware(datetime.combine(day, self.time)) for day in days]
        return next(m for m in (moment.astimezone(UTC) for moment in moments) if m <= now)


@dataclass(frozen=True)
class Job:
    """One job. `label`: what staff call it. `limit`: after this long a slow one is ended."""

    name: str
    label: str
    work: Callable
    when: EachTime | Daily
    limit: timedelta = timedelta(hours=2)


def registered():
    """Return all jobs, in the order in which they run when several are due: {name: Job}."""
    found = {}
    for make in hooks.get_hooks(HOOK):
        job = make()
        if job.name in found:
            raise ImproperlyConfigured(f"Two scheduled jobs are called {job.name}.")
        found[job.name] = job
    return found
