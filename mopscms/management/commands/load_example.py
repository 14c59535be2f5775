"""Layer 3: `manage.py load_example` adds marked examples of every kind of page."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Page

from home.models import HomePage
from mopscms import faults
from mopscms.content.examples import (
    accessibility,
    amounts,
    base,
    contact,
    districts,
    downloads,
    legal,
    news,
    pages,
    scope,
    services,
    writing,
)
from mopscms.content.examples import home as home_tasks

# In this order: what comes later may lead to what comes earlier.
EXAMPLES = [pages, amounts, contact, districts, services, downloads, news, accessibility, legal]
EXAMPLES += [scope, writing, home_tasks]


class Command(BaseCommand):
    """Adds each example once; examples that staff deleted do not come back."""

    help = "Dodaje przykładowe strony każdego rodzaju, oznaczone jako „Treść przykładowa”."

    def handle(self, *args, traceback=False, **options):
        """Make the examples; leave with one line if the database fails."""
        with faults.in_one_line(traceback):
            self.load()

    @transaction.atomic
    def load(self):
        """Make the files, then the examples of each app; say where to look."""
        home = HomePage.objects.first()
        if home is None:
            raise CommandError("Nie ma strony głównej. Uruchom najpierw: manage.py load_centre")
        base.make_files()
        before = Page.objects.count()
        for module in EXAMPLES:
            home = HomePage.objects.get(pk=home.pk)  # its record of the tree is the current one
            module.load(home)
        added = Page.objects.count() - before
        if added:
            self.stdout.write(f"Dodane przykładowe strony: {added}. Zobacz: {home.full_url or '/'}")
        else:
            self.stdout.write("Przykłady były już dodane.")
