"""Layer 0: tells a web server of this machine, through the file system, that content has changed.

nginx keeps answers under the real path behind a symbolic link (`deploy/nginx`); each change of
content turns the link to a directory of a new name, so what was kept before is never sent again.
Works where every process that changes content runs on this machine, and nowhere else.
"""

import contextlib
import logging
import os
import secrets
from pathlib import Path

logger = logging.getLogger(__name__)

LINK = "now"


class Front:
    """The link in `folder` (a Path that the web server may read)."""

    def __init__(self, folder):
        """Use the folder. Raises OSError where it cannot be made."""
        self._folder = Path(folder)
        self._folder.mkdir(mode=0o755, parents=True, exist_ok=True)

    def renew(self):
        """Turn the link to a directory that never was before; if that fails, take it away."""
        former = self._target()
        name = secrets.token_hex(8)  # never used twice, whatever was restarted or restored
        try:
            (self._folder / name).mkdir(mode=0o755)
            draft = self._folder / f".{name}"
            draft.symlink_to(name)
            draft.replace(self._folder / LINK)
        except OSError as fault:  # the disk is full: taking away still works
            logger.error("The web server cannot be told of changes, so it keeps nothing: %s", fault)
            self.close()
        if former:
            with contextlib.suppress(OSError):  # another process has taken it away
                (self._folder / former).rmdir()

    def close(self):
        """Take the link away, so that the web server keeps nothing more under it."""
        with contextlib.suppress(FileNotFoundError):
            (self._folder / LINK).unlink()

    def _target(self):
        with contextlib.suppress(OSError):
            return os.readlink(self._folder / LINK)
        return None
