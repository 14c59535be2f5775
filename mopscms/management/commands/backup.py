"""Layer 3: `manage.py backup`, the whole site in one file, made while the site runs."""

import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.template.defaultfilters import filesizeformat

from mopscms import faults
from mopscms.backup import making
from mopscms.backup.archive import BackupError
from mopscms.launch import alone, make_folder


class Command(BaseCommand):
    """Makes a copy; deletes older ones only if told how many to keep."""

    help = "Robi kopię zapasową całego serwisu (baza danych i pliki) w jednym pliku."
    requires_system_checks = []

    def add_arguments(self, parser):
        """Take where to and how many."""
        parser.add_argument("--folder", type=Path, help="gdzie (domyślnie BACKUP_DIR)")
        parser.add_argument(
            "--keep", type=int, metavar="N", help="zostaw N najnowszych kopii, starsze usuń"
        )

    def handle(self, *args, folder=None, keep=None, traceback=False, **options):
        """Make the copy, then clear away old ones; one line says what is wrong."""
        if keep is not None and keep < 1:
            sys.exit(f"--keep={keep}: podaj, ile kopii zostawić, co najmniej 1")
        own = make_folder(settings.VAR_DIR / "backups")
        with alone(own), faults.in_one_line(traceback):
            try:
                self.make(make_folder(folder or making.usual_folder()), keep)
            except (BackupError, OSError) as error:
                if traceback:
                    raise
                sys.exit(faults.describe_copy(error))

    def make(self, folder, keep):
        """Make one copy and say where it is."""
        made = making.make(folder)
        size = filesizeformat(made.path.stat().st_size)
        self.stdout.write(f"Kopia gotowa: {made.path} ({size}, pliki: {made.files})")
        if made.gone:
            self.stderr.write(f"Usunięte w czasie kopiowania: {', '.join(made.gone)}")
        for path in making.clear_away(folder, keep, made.path) if keep else ():
            self.stdout.write(f"Usunięta stara kopia: {path.name}")
