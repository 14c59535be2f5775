"""Layer 1: `manage.py publish_scheduled`, as Wagtail calls it: one of the scheduled jobs alone.

`run_scheduled` does it each minute, with all the rest (upkeep/). Two at once do nothing twice.
"""

from wagtail.management.commands import publish_scheduled

from core.scheduled import PUBLISHING
from upkeep import running


class Command(publish_scheduled.Command):
    """Publishes what is due, takes down what has expired, removes what nobody has restored."""

    help = "Publikuje strony, których czas nadszedł, i zdejmuje te, których czas minął."

    def handle(self, *args, **options):
        """Do the work and write down how it ended; for a dry run Wagtail's list will do."""
        if options.get("dryrun"):
            super().handle(*args, **options)
        else:
            running.run(PUBLISHING, is_forced=True)
