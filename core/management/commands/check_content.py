"""Layer 1: `manage.py check_content`, for pages from before, and what changed since: pictures."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from core.models import ContentFault

STEP = 100  # pages between two lines of progress


class Command(BaseCommand):
    """Checks every live page anew for the report “Dostępność”; may be run at any time."""

    help = "Sprawdza treść wszystkich opublikowanych stron na nowo, dla raportu „Dostępność”."

    def handle(self, *args, **options):
        """Check one page after another and say how far it is."""
        pages = Page.objects.filter(depth__gt=1)
        count, faults = pages.count(), 0
        for number, page in enumerate(pages.specific().iterator(), 1):
            faults += len(ContentFault.write_down(page))
            if number % STEP == 0 or number == count:
                self.tell(f"Sprawdzone strony: {number}/{count}, uwagi: {faults}", options)

    def tell(self, line, options):
        """Write a line, unless the caller wants silence."""
        if options["verbosity"]:
            self.stdout.write(line)
