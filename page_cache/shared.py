"""Layer 0: a number that all processes of one machine share, in a file mapped into memory."""

import fcntl
import mmap
import os
import struct
from contextlib import contextmanager
from pathlib import Path

NUMBER = struct.Struct("<Q")  # eight bytes, aligned: read and written by the processor at once


class SharedNumber:
    """A number from 0 up, in the file at `path`; reading it costs a microsecond.

    Raises OSError where the file cannot be made or written.
    """

    def __init__(self, path):
        """Open the file, or make it with the number 0."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if os.fstat(self._file).st_size < NUMBER.size:
            os.ftruncate(self._file, NUMBER.size)
        self._map = mmap.mmap(self._file, NUMBER.size)

    def read(self):
        """Return the number: int."""
        return NUMBER.unpack_from(self._map)[0]

    def raise_to(self, number):
        """Make the number at least `number`; another process may have brought it further."""
        with self._alone():
            if number > self.read():
                NUMBER.pack_into(self._map, 0, number)

    def add(self):
        """Move the number up by one."""
        with self._alone():
            NUMBER.pack_into(self._map, 0, self.read() + 1)

    @contextmanager
    def _alone(self):
        # Locks of POSIX belong to the process, so threads need flock on a descriptor of their own.
        lock = os.open(self._path, os.O_RDWR)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)
