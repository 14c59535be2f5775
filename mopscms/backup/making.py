"""Layer 3: makes a copy of the site while it runs, whole or not at all; clears away old ones."""

import os
import re
import shutil
import tempfile
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from mopscms.backup import databases, objects
from mopscms.backup.archive import MEDIA, BackupError, Writer

NAME = "mopscms-%Y-%m-%dT%H%M%S.tar"
OURS = re.compile(r"mopscms-\d{4}-\d\d-\d\dT\d{6}\.tar")
SPARE = 20_000_000  # bytes that a disk should have left over


class Made(NamedTuple):
    """A new copy: its `path`, how many `files` it holds, which of them went meanwhile."""

    path: Path
    files: int
    gone: list


def usual_folder():
    """Return where copies are kept unless somebody says otherwise: a Path."""
    return Path(settings.BACKUP_DIR or settings.VAR_DIR / "backups").expanduser()


def newest(folder):
    """Return the newest of the copies in the folder (a Path), or None."""
    found = folder.iterdir() if folder.is_dir() else ()
    return max((path for path in found if OURS.fullmatch(path.name)), default=None)


def make(folder):
    """Make a copy in the folder (a Path) and return it: a Made. Raises BackupError.

    The database comes first and the files after it. A file is stored under a new name before any
    row names it and is never written again, so all that the rows of that moment name is there; the
    other way round, a picture uploaded in between would be in the database alone.
    """
    refuse_published(folder)
    database = databases.present()
    refuse_full_disk(folder, database.size() + sum(size for _, size in media_files()))
    with place_in(folder) as place:
        facts = read_facts()
        database.dump(place / database.member)
        draft = place / "draft"
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            made = write(Writer(file, facts), place / database.member)
            file.flush()
            os.fsync(file.fileno())
        path = free_name(folder)
        draft.rename(path)
        sync_folder(folder)
    return Made(path, *made)


def write(writer, database):
    """Write database and files; return how many files there are, and the names that went."""
    with database.open("rb") as source:
        writer.add(database.name, source)
    count, gone = 0, []
    for name, _ in media_files():
        try:
            source = default_storage.open(name)
        except FileNotFoundError:  # an editor deleted it, and with it the row, a moment ago
            gone.append(name)
            continue
        with source:
            writer.add(MEDIA + name, source)
        count += 1
    writer.close()
    return count, gone


def media_files():
    """Yield (name, bytes) of each uploaded file and each size of a picture, in a steady order."""
    if objects.are_used():
        yield from default_storage.walk()
        return
    root = Path(settings.MEDIA_ROOT)
    for folder, folders, names in os.walk(root, followlinks=True):
        folders.sort()
        for path in (Path(folder) / name for name in sorted(names)):
            with suppress(FileNotFoundError):  # deleted a moment ago
                yield path.relative_to(root).as_posix(), path.stat().st_size


def read_facts():
    """Return what a restore has to know beforehand."""
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "created": timezone.localtime().isoformat(timespec="seconds"),
        "engine": connection.vendor,
        "migrations": sorted(applied),
    }


def refuse_published(folder):
    """Refuse a folder whose files the site sends to everybody."""
    for root in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        if folder.resolve().is_relative_to(Path(root).resolve()):
            raise BackupError(f"Katalog {folder} jest publiczny. Wskaż inny: --folder")


def refuse_full_disk(folder, needed):
    """Refuse to begin what would not fit. `needed`: bytes."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE:
        raise BackupError(
            f"Na dysku z katalogiem {folder} jest za mało miejsca: potrzeba "
            f"{filesizeformat(needed + SPARE)}, wolne jest {filesizeformat(free)}. "
            "Niczego nie zmieniam."
        )


@contextmanager
def place_in(folder):
    """Yield a folder of ours alone on the same disk, gone afterwards whatever happens."""
    for left in folder.glob(".mopscms-*"):  # by a process that was killed; we are alone here
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(prefix=".mopscms-", dir=folder) as place:
        yield Path(place)


def free_name(folder):
    """Return a Path that names this second, or the next one that no copy is named after."""
    moment = timezone.localtime()
    while (path := folder / moment.strftime(NAME)).exists():
        moment += timedelta(seconds=1)
    return path


def sync_folder(folder):
    """Return once the disk itself knows the new name."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_away(folder, keep, made):
    """Delete all copies but the newest `keep`, never the one just made; return what went.

    Only files that are named as we name them.
    """
    copies = sorted(path for path in folder.iterdir() if OURS.fullmatch(path.name))
    copies = [path for path in copies if path != made]
    old = copies[: max(0, len(copies) - (keep - 1))]
    for path in old:
        path.unlink()
    return old
