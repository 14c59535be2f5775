"""Layer 2: `manage.py send_waiting_messages` mails what no mail server took so far."""

from django.core.management.base import BaseCommand

from contact.writing.mailing import send_waiting


class Command(BaseCommand):
    """Done by the clock (contact/scheduled.py); may be run at any time."""

    help = "Ponawia wysyłkę wiadomości z formularzy, których nie przyjął serwer poczty."

    def handle(self, *args, **options):
        """Send them and say how many went."""
        self.stdout.write(f"Wysłane zaległe wiadomości: {send_waiting()}")
