"""What the sites of a run of tests begin with, made once: a migrated database and static files.

The processes of pytest-xdist share a folder, whose name they know by FOLDER; the first that needs
a part makes it. Without the folder, in a drill or a measurement, every site makes its own.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = "READY_FOR_TESTS"  # in the environment
DATABASES = "databases"  # a line for each on a server of PostgreSQL: its address, its name


def begin():
    """Make the folder of a run."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="mopscms-ready-")


def end(drop):
    """Remove the folder, and by `drop(address, name)` what was made on a server."""
    folder = Path(os.environ.pop(FOLDER))
    made = folder / DATABASES
    for line in made.read_text().splitlines() if made.exists() else ():
        drop(*line.split())
    shutil.rmtree(folder, ignore_errors=True)


def is_shared():
    """Say whether this run has a folder."""
    return FOLDER in os.environ


@contextlib.contextmanager
def part(name, make):
    """Yield a part's path, alone; `make(path)` is called by the first who asks for it."""
    folder = Path(os.environ[FOLDER])
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        path = folder / name
        if not path.exists():
            make(path)
        yield path


def note_database(address, name):
    """Remember a database that has to go at the end."""
    with (Path(os.environ[FOLDER]) / DATABASES).open("a") as made:
        made.write(f"{address} {name}\n")
