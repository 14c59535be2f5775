"""Layer 1: `manage.py publish_scheduled`, Wagtail's own, which also writes down that it ran.

A timer runs it each minute; the admin's first screen warns when it has not (core/panels.py).
"""

from wagtail.management.commands import publish_scheduled

from core.models import ScheduledRun

NAME = "publish_scheduled"


class Command(publish_scheduled.Command):
    """Publishes what is due and takes down what has expired."""

    help = "Publikuje strony, których czas nadszedł, i zdejmuje te, których czas minął."

    def handle(self, *args, **options):
        """Do the work, then record it; a failure is recorded and raised again."""
        try:
            super().handle(*args, **options)
        except Exception as error:
            ScheduledRun.record(NAME, error=f"{type(error).__name__}: {error}")
            raise
        if not options.get("dryrun"):
            ScheduledRun.record(NAME)
