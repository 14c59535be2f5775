"""Layer 3: `manage.py migrate`, Django's own, which waits for another one to end."""

import contextlib

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection

from mopscms.launch import alone, make_folder
from mopscms.one_at_a_time import one_at_a_time


class Command(migrate.Command):
    """Two at once would both make the same tables, and one would fail."""

    def handle(self, *args, **options):
        """Wait, then migrate: perhaps there is nothing left to do by then."""
        on_this_machine = contextlib.nullcontext()
        if connection.vendor == "sqlite":
            on_this_machine = alone(make_folder(settings.VAR_DIR / "migrating"))
        with on_this_machine, one_at_a_time(self.stdout.write):
            super().handle(*args, **options)
