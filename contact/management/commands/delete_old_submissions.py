"""Layer 2: `manage.py delete_old_submissions` deletes messages from forms whose day has come."""

from django.core.management.base import BaseCommand

from contact.writing.retention import delete_old


class Command(BaseCommand):
    """Done by the clock (contact/scheduled.py); may be run at any time."""

    help = "Usuwa wiadomości z formularzy, których termin przechowywania minął."

    def handle(self, *args, **options):
        """Delete them and say how many there were."""
        self.stdout.write(f"Usunięte wiadomości z formularzy: {delete_old()}")
