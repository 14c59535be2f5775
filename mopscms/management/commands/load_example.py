"""Layer 3: `manage.py load_example` adds marked examples of every kind of page."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.models import HomePage
from mopscms import faults
from mopscms.content import examples
from mopscms.content.making import make_page


class Command(BaseCommand):
    """Adds each example once; examples that staff deleted do not come back."""

    help = "Dodaje przykładowe strony każdego rodzaju, oznaczone jako „Treść przykładowa”."

    def handle(self, *args, traceback=False, **options):
        """Make the examples; leave with one line if the database fails."""
        with faults.in_one_line(traceback):
            self.load()

    @transaction.atomic
    def load(self):
        """Make the files, the section and the examples below the home page."""
        home = HomePage.objects.first()
        if home is None:
            raise CommandError("Nie ma strony głównej. Uruchom najpierw: manage.py load_centre")
        examples.make_files()
        section = make_page("example-section", home, examples.section_page())
        if section is None:
            self.stdout.write("Przykłady były już dodane.")
            return
        make_page("example-content", section, examples.content_page())
        make_page("example-about", home, examples.about_page())
        self.stdout.write(f"Dodane przykłady: {section.full_url or section.title}")
