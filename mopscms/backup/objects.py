"""Layer 3: uploads in a bucket, as a restore treats them: taken down, replaced, put back.

A folder is swapped by one name. A bucket knows no such step, so all its objects are taken down
into a folder first; from that folder the bucket is filled again if anything fails.
"""

import filecmp
import os
from pathlib import Path
from shutil import copyfileobj

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, default_storage

from mopscms.backup.archive import BackupError


def are_used():
    """Say whether uploads lie in a bucket and not in a folder."""
    return not isinstance(default_storage, FileSystemStorage)


def size():
    """Return how long all objects are together: int, bytes."""
    return sum(length for _, length in default_storage.walk())


def take_down(folder):
    """Copy all objects into a folder (a Path) that is not there yet."""
    folder.mkdir()
    for name, _ in default_storage.walk():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()) or name.endswith("/"):
            raise BackupError(f"W zasobniku jest obiekt o niedozwolonej nazwie: {name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        with default_storage.open(name) as source, path.open("wb") as file:
            copyfileobj(source, file)


def fill(folder, known):
    """Let the bucket hold what the folder does and nothing else.

    `known`: a folder with what it may hold already; an object that is the same there stays.
    """
    there, wanted = {name for name, _ in default_storage.walk()}, names_in(folder)
    for name in sorted(wanted):
        if not (name in there and is_same(folder / name, known / name)):
            put(name, folder / name)
    for name in sorted(there - wanted):
        default_storage.delete(name)


def is_same(new, old):
    """Say whether two files (Paths) hold the same bytes; the second may be missing."""
    return old.is_file() and filecmp.cmp(new, old, shallow=False)


def put(name, path):
    """Store a file under this very name, in place of whatever has it."""
    default_storage.delete(name)
    with path.open("rb") as file:
        if default_storage.save(name, File(file)) != name:
            raise BackupError(f"Kto inny zapisał właśnie plik {name}. Zatrzymaj serwis i powtórz.")


def names_in(folder):
    """Return the names of all files in a folder: a set."""
    found = ((Path(root), names) for root, _, names in os.walk(folder))
    return {(root / name).relative_to(folder).as_posix() for root, names in found for name in names}
