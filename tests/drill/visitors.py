"""People who read the site over and over while something is broken."""

import contextlib
import http.client
import itertools
import threading
import time

from tests.bench.load import fetch
from tests.drill import staff

WARM = ["/", "/o-nas/", "/aktualnosci/", "/kontakt/", "/przyklady/przykladowa-strona/"]
COLD = "/szukaj/?q=pomoc+{}"  # a number makes each one new, past every cache
PAUSE = 0.02  # seconds between two pages of one visitor


class Visitors:
    """Some people who ask for the same addresses; `statuses` and `slowest` say what they got."""

    def __init__(self, port, paths, https=False, people=4):
        """Take the port of nginx (https) or of the site."""
        self._port, self._paths, self._https, self._people = port, paths, https, people
        self._numbers = itertools.count()
        self.statuses, self.slowest = [], 0.0

    @contextlib.contextmanager
    def reading(self):
        """Read while the block runs."""
        end = threading.Event()
        threads = staff.at_once([self._read_until] * self._people, end)
        try:
            yield self
        finally:
            end.set()
            for thread in threads:
                thread.join()

    def _read_until(self, end):
        for path in itertools.cycle(self._paths):
            began = time.monotonic()
            self.statuses.append(self._status(path.format(next(self._numbers))))
            self.slowest = max(self.slowest, time.monotonic() - began)
            if end.wait(PAUSE):
                return

    def _status(self, path):
        try:
            return fetch(self._port, path, self._https)[0]
        except (OSError, http.client.HTTPException) as error:
            return type(error).__name__

    @property
    def share(self):
        """Return which share was answered with the page."""
        return self.statuses.count(200) / len(self.statuses)

    def __str__(self):
        """Return the findings in a few words."""
        answered = self.statuses.count(200)
        others = sorted({str(one) for one in self.statuses if one != 200})
        also = f" (others: {', '.join(others)})" if others else ""
        percent = int(self.share * 10_000) / 100  # never rounded up to 100
        return f"{percent:g} % ({answered:,} of {len(self.statuses):,}){also}"


def warm(port, https=False):
    """Return the addresses that the site has, each asked for, so that they are ready."""
    return [path for path in WARM if fetch(port, path, https)[0] == 200]


def seconds_until(is_so, patience=30):
    """Return how long it takes until `is_so()`; more than `patience` if it never is."""
    began = time.monotonic()
    while not is_so() and time.monotonic() - began < patience:
        threading.Event().wait(PAUSE)
    return time.monotonic() - began


def answers(port, path, https=False):
    """Say whether an address answers with its page."""
    try:
        return fetch(port, path, https)[0] == 200
    except (OSError, http.client.HTTPException):
        return False
