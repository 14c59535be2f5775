"""Layer 0: `manage.py empty_bin`; run_scheduled does the same each night."""

from django.core.management.base import BaseCommand

from trash.emptying import empty


class Command(BaseCommand):
    """Removes pages for good that were deleted more than thirty days ago."""

    help = "Usuwa na zawsze strony, które są w koszu dłużej niż 30 dni."

    def handle(self, *args, **options):
        """Empty the bin and say what was removed."""
        count = empty()
        if options["verbosity"]:
            self.stdout.write(f"Usunięte na zawsze strony: {count}")
