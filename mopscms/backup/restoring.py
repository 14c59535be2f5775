"""Layer 3: puts a copy in place of the site; a copy that fails half-way leaves the site as it was.

All is unpacked and checked beside the site first. Then the folder of files is swapped by name, the
database replaced in one transaction, and an older one brought up to date. Each step that was
taken is taken back if a later one fails. Where the files lie in a bucket, see `objects`.
"""

import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models import Value
from django.db.models.functions import Greatest
from django.utils import timezone
from wagtail.models import Site

from mopscms.backup import databases, objects
from mopscms.backup.archive import BackupError
from mopscms.backup.making import refuse_full_disk
from page_cache import site
from page_cache.models import ContentVersion

ENGINES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def examine(archive):
    """Return (when it was made, how many bytes it holds) of an Archive that fits this site.

    Raises BackupError for any other; reads its headers only.
    """
    said = archive.manifest()
    members = dict(archive.members())
    engine = said.get("engine")
    if engine != connection.vendor:
        raise BackupError(
            f"Kopia jest z bazy {ENGINES.get(engine, 'innego rodzaju')}, a ten serwis używa "
            f"{ENGINES[connection.vendor]}. Zmień DATABASE_URL albo użyj innej kopii."
        )
    if databases.present().member not in members:
        raise BackupError(f"W pliku {archive.path} nie ma bazy danych. Użyj innej kopii.")
    refuse_newer(said.get("migrations", []))
    return str(said.get("created", "")), sum(members.values())


def refuse_newer(migrations):
    """Refuse a database that knows changes which this code does not. Takes [app, name] pairs."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations) | set(loader.applied_migrations)
    known.update(pair for one in loader.disk_migrations.values() for pair in one.replaces)
    if newer := sorted({tuple(pair) for pair in migrations} - known):
        raise BackupError(
            f"Kopia jest z nowszego wydania serwisu (zna zmianę {'.'.join(newer[0])}). "
            "Najpierw zaktualizuj serwis."
        )


def is_empty():
    """Say whether there is nothing that a restore could overwrite."""
    has_files = objects.size() if objects.are_used() else media_folder().exists()
    return not has_files and not connection.introspection.table_names()


def media_folder():
    """Return where uploads really are: a Path, also behind a symbolic link."""
    return Path(settings.MEDIA_ROOT).resolve()


@contextmanager
def unpacked(archive, size):
    """Yield a folder beside the uploads with all that the archive holds, checked."""
    home = media_folder().parent
    home.mkdir(parents=True, exist_ok=True)
    # The files, the database out of its packing, the former database and what a bucket holds.
    former = objects.size() if objects.are_used() else 0
    refuse_full_disk(home, size + 2 * databases.present().size() + former)
    folder = home / "restoring"
    shutil.rmtree(folder, ignore_errors=True)  # of a restore that was killed; we are alone here
    folder.mkdir(mode=0o700)
    try:
        archive.unpack(folder)
        (folder / "media").mkdir(exist_ok=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder, bring_up_to_date):
    """Replace the site by what is unpacked in a folder; return the folder of what was before.

    `bring_up_to_date`: called with the new database. Whatever it raises takes everything back.
    """
    database, media = databases.present(), media_folder()
    former = media.parent / f"before-restore-{timezone.localtime():%Y-%m-%dT%H%M%S}"
    former.mkdir(mode=0o700)
    number, undo = common_number(), ExitStack()
    try:
        database.dump(former / database.member)
        replace_files(media, folder / "media", former / "media", undo)
        database.replace(folder / database.member)
        undo.callback(database.replace, former / database.member)
        bring_up_to_date()
    except BaseException:
        undo.close()  # if this fails too, all that was before still lies in its folder
        shutil.rmtree(former)
        raise
    finally:
        tell_everybody(number)
    undo.pop_all()
    return former


def replace_files(media, new, aside, undo):
    """Put the files of the folder `new` in place of all there are; `undo` learns the way back."""
    if objects.are_used():
        objects.take_down(aside)
        undo.callback(objects.fill, aside, new)  # also from half-way
        objects.fill(new, aside)
    else:
        swap(media, new, aside)
        undo.callback(swap, media, aside, new)


def swap(present, new, aside):
    """Put the folder `new` where `present` is, and that one aside; either may be missing."""
    if present.exists() and new.exists():
        shutil.copymode(present, new)
    if present.exists():
        present.rename(aside)
    try:
        if new.exists():
            new.rename(present)
    except OSError:
        aside.rename(present)
        raise


def common_number():
    """Return the content version that all machines know; 0 before the first start."""
    if ContentVersion._meta.db_table not in connection.introspection.table_names():
        return 0
    return ContentVersion.objects.values_list("number", flat=True).first() or 0


def tell_everybody(number):
    """Let no process show anything it remembers. `number`: the content version before.

    The row came back with the copy: moved up by one, it could be what other machines know already.
    """
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    if common_number():
        ContentVersion.objects.update(number=Greatest("number", Value(number)))
    site.version().move()
