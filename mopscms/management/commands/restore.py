"""Layer 3: `manage.py restore FILE`, the whole site back from a copy that `backup` made."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.defaultfilters import filesizeformat

from mopscms import faults
from mopscms.backup import restoring
from mopscms.backup.archive import Archive, BackupError
from mopscms.launch import alone, make_folder
from mopscms.management.commands import prepare


class Command(BaseCommand):
    """Puts a copy in place of the site; asks first, and checks before it touches anything."""

    help = "Odtwarza cały serwis (baza danych i pliki) z kopii zapasowej."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Take the file."""
        parser.add_argument("file", type=Path, metavar="PLIK", help="kopia zrobiona przez backup")
        parser.add_argument("--yes", action="store_true", help="nie pytaj o zgodę")

    def handle(self, *args, file, yes=False, traceback=False, **options):
        """Check, ask, restore; one line says what is wrong."""
        own = make_folder(settings.VAR_DIR)
        refuse_root(own)
        # Neither a copy nor a start of the site may see the half of it.
        with alone(make_folder(own / "backups")), alone(own), faults.in_one_line(traceback):
            try:
                self.restore(Archive(file), yes)
            except (BackupError, OSError) as error:
                if traceback:
                    raise
                sys.exit(faults.describe_copy(error))

    def restore(self, archive, yes):
        """Restore from an Archive."""
        created, size = restoring.examine(archive)
        self.stdout.write(f"Kopia z {created.replace('T', ' ')} ({filesizeformat(size)})")
        if not (yes or restoring.is_empty() or self.is_agreed()):
            sys.exit("Niczego nie zmieniam.")
        with restoring.unpacked(archive, size) as folder:
            former = restoring.put_in_place(folder, prepare.Command(stdout=self.stdout).migrate)
        self.stdout.write("Serwis odtworzony. Jeśli działał w tym czasie, uruchom go ponownie.")
        self.stdout.write(f"Poprzedni stan leży w {former}; usuń go, gdy wszystko się zgadza.")

    def is_agreed(self):
        """Ask; nobody at the keyboard means no."""
        self.stdout.write("Wszystko, co jest teraz w serwisie, zostanie zastąpione tą kopią.")
        self.stdout.write("Wpisz „tak”, żeby odtworzyć: ", ending="")
        self.stdout.flush()
        return sys.stdin.readline().strip().lower() == "tak"


def refuse_root(folder):
    """Refuse the system's administrator where the site is run by somebody else.

    The site could not write the files that root leaves behind.
    """
    if os.geteuid() == 0 and (owner := folder.stat().st_uid) != 0:
        sys.exit(f"Uruchom to polecenie jako użytkownik serwisu: sudo -u '#{owner}' …")
