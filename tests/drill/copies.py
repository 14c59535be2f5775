"""Back up, destroy, restore: is it the same site?"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.site import BASE_DIR
from tests.table import Row

HASH = """
import hashlib
from tests.mopscms.backup.ground import content
print("HASH", hashlib.sha256(repr(sorted(content().items())).encode()).hexdigest())
"""
DESTROY = "from tests.mopscms.backup.ground import destroy_database; destroy_database()"
PIECE = 10  # megabytes of one file
LONGEST = 300  # seconds for a gigabyte


def restored(site, name, megabytes):
    """Return the rows of a site that nobody serves; `name`: of its database."""
    media, copies = Path(site.env["VAR_DIR"]) / "media", Path(site.env["VAR_DIR"]) / "copies"
    (media / "media").mkdir(parents=True, exist_ok=True)
    for number in range(0, megabytes, PIECE):
        (media / "media" / f"film-{number}.mp4").write_bytes(os.urandom(PIECE * 1_000_000))
    before = content_hash(site)
    making = timed(site, "backup", "--folder", str(copies))
    (copy,) = copies.glob("*.tar")
    refusal = is_damage_refused(site, copy) and content_hash(site) == before
    site.manage("shell", "-v0", "-c", DESTROY)
    shutil.rmtree(media)
    restoring = timed(site, "restore", str(copy))
    is_same = content_hash(site) == before
    what = f"R7 {name}: back up, destroy, restore {copy.stat().st_size / 1e9:.2f} GB"
    took = f"{making:.0f} s and {restoring:.0f} s"
    is_soon = max(making, restoring) <= LONGEST
    said = "the same hash" if is_same else "another hash"
    return [
        Row(what, "the same content", said, "every row, every file", is_same),
        Row(f"{what}: time", "≤ 5 min for 1 GB", took, "copy, restore", is_soon),
        Row(
            f"R7 {name}: a damaged copy",
            "refused, nothing changed",
            "refused" if refusal else "**taken**",
            "one byte in the middle",
            refusal,
        ),
    ]


def content_hash(site):
    """Return a digest of every row of the database and every uploaded file."""
    said = site.manage("shell", "-v0", "-c", HASH)
    return next(line for line in said.splitlines() if line.startswith("HASH"))


def timed(site, *command):
    """Return the seconds that a command takes."""
    began = time.monotonic()
    site.manage(*command)
    return time.monotonic() - began


def is_damage_refused(site, copy):
    """Say whether a copy with one other byte in the middle is refused."""
    spoilt = Path(shutil.copy(copy, copy.with_name("spoilt.tar")))
    with open(spoilt, "r+b") as file:
        file.seek(spoilt.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 255]))
    command = [sys.executable, "manage.py", "restore", "--yes", str(spoilt)]
    done = subprocess.run(command, cwd=BASE_DIR, env=site.env, capture_output=True)
    spoilt.unlink()
    return done.returncode != 0
