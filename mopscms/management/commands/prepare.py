"""Layer 3: `manage.py prepare`, which makes the site ready to serve, again and again.

It brings the database up to date, makes the first administrator, loads the centre's content, makes
what sizes of pictures are missing and tells Wagtail the address. What people changed since the last
run stays as they left it.
"""

import logging
import os
import secrets
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from wagtail.models import Site

from mopscms import faults
from mopscms.launch import alone, make_folder
from mopscms.one_at_a_time import one_at_a_time
from search.away import SearchAway

# Stays on this computer: a forgotten default never sends a password reset to a stranger.
DEFAULT_EMAIL = "admin@localhost"
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


class Command(BaseCommand):
    """Make the site ready: database, administrator, content, address."""

    help = "Przygotowuje serwis: baza danych, pierwszy administrator, treść i adres."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Let whoever copies a new database stop before its administrator and content."""
        parser.add_argument(
            "--database", action="store_true", help="Tylko baza danych, bez treści."
        )

    def handle(self, *args, traceback=False, **options):
        """Take every step, one process at a time; leave with one line if the database fails."""
        host, port = read_address(settings.BASE_URL)
        with alone(make_folder(settings.VAR_DIR)), faults.in_one_line(traceback):
            check_database()
            with one_at_a_time(self.stdout.write):  # on whichever machine the other one is
                self.migrate()
                if not options["database"]:
                    self.make_administrator()
                    self.load_content(traceback)
                    self.make_sizes()
                    tell_address(host, port)

    def migrate(self):
        """Apply the migrations that are not applied yet, if any."""
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Aktualizuję bazę danych…")
            call_command("migrate", verbosity=0, interactive=False)
            # What is known of pages and documents may be of an older kind, or not known yet.
            self.make_index()
            for command in ("read_documents", "check_content"):
                call_command(command, verbosity=0)

    def make_index(self):
        """Index everything; go on while another server that searches is away."""
        try:
            call_command("update_index", verbosity=0)
        except SearchAway:
            self.stderr.write(
                "Serwer wyszukiwania (OPENSEARCH_URL) nie odpowiada albo odrzuca hasło. Serwis "
                "uruchamia się bez niego; potem uruchom: python -m mopscms.launch update_index"
            )

    def load_content(self, traceback):
        """Make the centre's first pages, without Wagtail's log line for each step."""
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        call_command("load_centre", stdout=self.stdout, traceback=traceback)

    def make_sizes(self):
        """Make the sizes of pictures that a broken upload or an update left without; go on then."""
        try:
            call_command("make_renditions", stdout=self.stdout, stderr=self.stderr, verbosity=0)
        except CommandError as damaged:
            self.stderr.write(str(damaged))

    @transaction.atomic
    def make_administrator(self):
        """Make the first administrator, unless there is one, and show the password once."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        email, password = read_administrator()
        users.create_superuser(email, password)
        own = os.environ.get("ADMIN_PASSWORD")
        lines = [
            "Konto administratora (pokazuję je tylko ten jeden raz)",
            "",
            f"Panel:   {settings.BASE_URL}{reverse('wagtailadmin_home')}",
            f"E-mail:  {email}",
            f"Hasło:   {'to, które jest w ADMIN_PASSWORD' if own else password}",
        ]
        self.stdout.write(boxed(lines))


def read_address(base_url):
    """Return the host and port of the site's address; leave with one line if it has none."""
    try:
        parts = urlsplit(base_url)
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = None, None, None
    if not host or parts.scheme not in ("http", "https"):
        sys.exit(f"BASE_URL={base_url} nie jest adresem. Wzór: https://mops.example.pl")
    return host, port or {"http": 80, "https": 443}[parts.scheme]


def check_database():
    """Raise DatabaseError unless we can reach and read the database and nobody locks it."""
    with transaction.atomic():
        connection.introspection.table_names()


def read_administrator():
    """Return the first administrator's e-mail and password; leave with one line if they are bad."""
    email = os.environ.get("ADMIN_EMAIL") or DEFAULT_EMAIL
    password = os.environ.get("ADMIN_PASSWORD") or make_password()
    user = get_user_model()(email=email)
    for name, check in {
        "ADMIN_EMAIL": lambda: user.full_clean(exclude=["password"]),
        "ADMIN_PASSWORD": lambda: validate_password(password, user),
    }.items():
        try:
            check()
        except ValidationError as error:
            reasons = " ".join(dict.fromkeys(error.messages))
            sys.exit(f"Nie zakładam konta administratora, popraw {name}: {reasons}")
    return user.email, password


def make_password():
    """Return a random password that is easy to copy by hand: sixteen signs in fours."""
    return "-".join("".join(secrets.choice(READABLE) for _ in range(4)) for _ in range(4))


def boxed(lines):
    """Return the lines in a frame."""
    width = max(map(len, lines))
    rule = "─" * (width + 2)
    return "\n".join([f"┌{rule}┐", *(f"│ {line:<{width}} │" for line in lines), f"└{rule}┘"])


def tell_address(host, port):
    """Give Wagtail's default site the address from the environment; its root page stays."""
    # Written every time, so a database that we may only read is found here and not by an editor.
    Site.objects.filter(is_default_site=True).update(hostname=host, port=port)
    Site.clear_site_root_paths_cache()
