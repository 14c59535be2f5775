"""Layer 3: Django works on a few requests at a time; who comes meanwhile waits for a turn.

The server has many threads, which wait, or hand out what the page cache has ready. Those that work
for a turn are few, since each has what costs: a connection to the database, memory, the processor.
So each question's wait is known (mopscms/crowd.py), and a crowd at one page keeps nobody else out.
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

AT_ONCE = 4  # SQLite takes one writer at a time: more would only wait for each other
_mine = threading.local()


class Turns:
    """The turns of one process."""

    def __init__(self, at_once=AT_ONCE):
        """Let so many work at once."""
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="turn")

    def run(self, came, function, *arguments):
        """Return what the function returns when its turn has come; raise what it raises.

        `came`: when the question came (time.monotonic).
        """
        return self._pool.submit(_begin, came, function, arguments).result()


def _begin(came, function, arguments):
    _mine.waited = time.monotonic() - came
    return function(*arguments)


def waited():
    """Return how long the question of this thread waited until its turn: seconds; 0 without one."""
    return getattr(_mine, "waited", 0)
