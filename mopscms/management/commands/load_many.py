"""Layer 3: `manage.py load_many N` fills a site on this computer with a town's worth of pages."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from mopscms import faults
from mopscms.content.town import Town
from page_cache import site

OWN = ("127.0.0.1", "localhost", "::1", "testserver")


class Command(BaseCommand):
    """Adds N made-up pages, for measurements; refuses on a site that people can reach."""

    help = "Dodaje N wymyślonych stron (i obrazów), żeby zmierzyć duży serwis. Tylko do prób."

    def add_arguments(self, parser):
        """Take the numbers of pages and of pictures."""
        parser.add_argument("pages", type=int, metavar="N", help="ile stron, od 1")
        parser.add_argument("--images", type=int, default=0, metavar="M", help="ile obrazów")

    def handle(self, *args, pages, images, traceback=False, **options):
        """Write the pages, then everything that is kept about pages."""
        host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
        if host not in OWN:
            raise CommandError(
                f"Ten serwis ma adres {host}, a load_many zasypuje go wymyślonymi stronami. "
                "Uruchom je na kopii, której BASE_URL wskazuje na ten komputer."
            )
        if pages < 1 or images < 0:
            raise CommandError("Podaj liczbę stron od 1 (i obrazów od 0), np. load_many 1000")
        with faults.in_one_line(traceback):
            self.load(pages, images)

    def load(self, pages, images):
        """Build the town and let search, the lists of uses and the page cache know."""
        try:
            with transaction.atomic():
                Town(seed=pages).build(pages)
                Town(seed=images).add_pictures(images)
        except LookupError as missing:
            raise CommandError(
                f"Brakuje wzoru: {missing}. Uruchom najpierw: manage.py load_example"
            ) from missing
        site.version().move()
        self.stdout.write(f"Dodane strony: {pages}, obrazy: {images}. Buduję indeksy…")
        call_command("update_index", verbosity=0)
        call_command("rebuild_references_index", verbosity=0)
        self.stdout.write("Gotowe.")
