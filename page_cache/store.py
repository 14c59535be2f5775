"""Layer 0: where answers are kept: in the memory of each worker, and in files that all see."""

import contextlib
import fcntl
import hashlib
import logging
import os
import tempfile
import threading
import time
from collections import OrderedDict

from page_cache.answers import Answer

logger = logging.getLogger(__name__)

MEMORY = 2 * 1024 * 1024  # bytes of answers in a worker, some 35 pages; the files hold the rest
FILES = 4_000  # answers in the folder
TIDY_EVERY = 200  # new files of one worker after which it looks at all of them
PATIENCE = 10.0  # seconds to wait for another worker's render of the same page


class Store:
    """Answers by Key, the last used in memory, all in `folder` (a Path). Both are bounded."""

    def __init__(self, folder):
        """Use the folder; it is made with the first answer."""
        self._folder = folder
        self._memory, self._size, self._lock = OrderedDict(), 0, threading.Lock()
        self._written = 0

    def get(self, key, version):
        """Return the Answer under `key` that is true now, or None."""
        answer = self._memory.get(key)
        if answer and self._is_true(answer, version):
            with self._lock, contextlib.suppress(KeyError):
                self._memory.move_to_end(key)
            return answer
        answer = self._read(key)
        if answer and self._is_true(answer, version):
            self._remember(key, answer)
            return answer
        return None

    def get_late(self, key, version):
        """Return an Answer whose time is over though no content has changed, or None.

        For when the site cannot render: better the hours of a minute ago than no page.
        """
        answer = self._memory.get(key) or self._read(key)
        return answer if answer and tuple(answer.version) == version else None

    def put(self, key, answer):
        """Keep an answer for all workers. A disk that is full only costs the others a render."""
        self._remember(key, answer)
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                file.write(answer.to_bytes())
            os.replace(file.name, path)
        except OSError as fault:
            logger.warning("The answer cannot be kept for the other workers: %s", fault)
            return
        self._written += 1
        if self._written % TIDY_EVERY == 0:
            self._tidy()

    @contextlib.contextmanager
    def alone(self, key):
        """Let one worker at a time render the page under `key`; the others wait for a while."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = os.open(self._folder / f"{self._name(key)[:2]}.lock", os.O_RDWR | os.O_CREAT)
        except OSError:  # the disk is full or read-only: everybody renders
            yield
            return
        try:
            _wait_for(lock)
            yield
        finally:
            os.close(lock)

    def _is_true(self, answer, version):
        return tuple(answer.version) == version and time.time() < answer.until

    def _remember(self, key, answer):
        with self._lock:
            former = self._memory.pop(key, None)
            self._memory[key] = answer
            self._size += answer.size - (former.size if former else 0)
            while self._size > MEMORY and len(self._memory) > 1:
                self._size -= self._memory.popitem(last=False)[1].size

    def _read(self, key):
        try:
            return Answer.from_bytes(self._path(key).read_bytes())
        except (OSError, ValueError):
            return None

    def _name(self, key):
        parts = "\n".join((key.host, key.path, key.query)).encode("utf-8", "surrogateescape")
        return hashlib.blake2b(parts, digest_size=20).hexdigest()

    def _path(self, key):
        name = self._name(key)
        return self._folder / name[:2] / name

    def _tidy(self):
        """Delete the files that were written longest ago, down to three quarters of what fits."""
        with contextlib.suppress(OSError):
            found = sorted(self._folder.glob("??/*"), key=lambda path: path.stat().st_mtime)
            for path in found[: max(0, len(found) - FILES * 3 // 4)] if len(found) > FILES else []:
                path.unlink(missing_ok=True)


def _wait_for(lock):
    """Take the lock of a file, unless somebody holds it for longer than PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    pause = 0.001
    while time.monotonic() < deadline:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(pause)
        pause = min(pause * 1.5, 0.02)
