"""The disk is full: a small file system of memory, filled to the last byte."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading

from tests.drill import saving, staff
from tests.drill.visitors import COLD, Visitors, seconds_until, warm
from tests.site import Site
from tests.table import Row

SIZE = "192m"
NAME = "R5 disk full"
BLOCK = bytes(65_536)
SAVES = 100  # at most, until one is refused


@contextlib.contextmanager
def small_disk(folder):
    """Yield an empty small file system at `folder`, or None where we may not mount one."""
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    command = [mount, "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "drill", folder]
    can = sys.platform == "linux" and os.geteuid() == 0
    if not can or subprocess.run(command, capture_output=True).returncode != 0:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run([umount, folder], check=True)


def full(original, folder, watch, seconds):
    """Fill the disk of a running copy of a site, then free it; return the rows.

    `original`: on SQLite, not running; `folder`: does not exist.
    """
    with small_disk(folder) as disk:
        if disk is None:
            return [Row(NAME, "", "not run", "only root may mount a small disk")]
        shutil.copytree(original.env["VAR_DIR"], disk, symlinks=True, dirs_exist_ok=True)
        site = Site(disk, f"sqlite:///{disk}/db.sqlite3")
        site.log = folder.with_suffix(".log")  # the journal has a disk of its own
        with site.serving():
            return filled(site, disk, watch, seconds)


def filled(site, disk, watch, seconds):
    """Return the rows of a running site whose disk is filled and freed."""
    before, during, after = staff.hire(site, 3)
    before.write_one()
    visitors = Visitors(site.port, [*warm(site.port), COLD])
    fill(disk / "filling")
    with visitors.reading():
        for _save in range(SAVES):  # the first ones find room in SQLite's journal
            during.write_one()
            if during.work.refused:
                break
        watch.ask(site.port, "disk full", "disk", is_ready=False)
        threading.Event().wait(seconds)
    (disk / "filling").unlink()
    back = seconds_until(lambda: after.write_one() or after.work.published)
    watch.ask(site.port, "disk free again")
    found = json.loads(site.manage("shell", "-v0", "-c", saving.LOOK))
    confirmed = {title for one in (before, during, after) for title in one.work.published}
    lost = confirmed - set(found["live"])
    refused = f"{during.work.refused}, page in words: {is_told(during)}"
    saved = f"{len(during.work.published)} found room and were kept"
    half = f"{len(found['wrong'])} inconsistent, {len(lost)} lost"
    return [
        Row(f"{NAME}: reads", "100 %", str(visitors), "", visitors.share == 1),
        Row(f"{NAME}: a save", "refused with a message", refused, saved, is_told(during)),
        Row(f"{NAME}: half-written", "0", half, "", not (found["wrong"] or lost)),
        Row(f"{NAME}: works again without a restart", "yes", f"after {back:.1f} s", "", back < 30),
    ]


def fill(path):
    """Write a file until not a byte more fits."""
    with open(path, "wb", buffering=0) as file:
        for block in (BLOCK, b"x"):
            with contextlib.suppress(OSError):
                while file.write(block):
                    pass


def is_told(editor):
    """Say whether the one refused save was answered 503 with what to do."""
    return editor.work.refused == [503] and "Nic nie zapisało się" in editor.said
