"""Layer 0: the part of the content version that several machines on one PostgreSQL have in common.

A row in the database, quick to read from Redis where there is one. Without Redis the row is read
again each second.
"""

import logging
import threading
import time

from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import F

from page_cache.models import ContentVersion

logger = logging.getLogger(__name__)

KEY = "content-version"
DATABASE, SHARED = "database", "shared cache"
GOOD_FOR = 1.0  # seconds for which the number may be remembered, or the absence of who tells it


class CommonNumber:
    """The number of all machines. `shared`: the name of the cache that they all see, or None."""

    def __init__(self, shared=None):
        """Know nothing yet."""
        self._shared = shared
        self._known = 0  # when somebody last told it
        self._away = set()  # who did not answer the last time; each outage is logged once
        self._ask_database_at = self._ask_shared_at = 0.0
        self._asking, self._asked_at = threading.Lock(), 0.0

    def read(self):
        """Return the number (int): the last known one while nobody answers."""
        now = time.monotonic()
        if self._shared and now >= self._ask_shared_at:
            if self._hear_shared():
                return self._known
            if self._ask_alone(now):
                self._tell_shared("add")  # unless somebody has told a newer one since
        elif now >= self._ask_database_at:
            self._ask_alone(now)
        return self._known

    def read_anew(self):
        """Return the number, whenever it was last asked for."""
        self._ask_database_at = 0.0
        return self.read()

    def add(self):
        """Raise it by one, for all machines. Never raises what a database does."""
        if self._ask_database(_raise_number):
            self._tell_shared("set")

    def _hear_shared(self):
        """Learn the number from the shared cache; say whether it was there."""
        try:
            number = caches[self._shared].get(KEY)
        except _outages() as outage:
            self._leave_shared_alone(outage)
            return False
        self._away.discard(SHARED)
        if number is None:
            return False
        self._known = number
        return True

    def _tell_shared(self, how):
        """Put the number where all machines hear it, for a second."""
        if not self._shared or time.monotonic() < self._ask_shared_at:
            return
        try:
            getattr(caches[self._shared], how)(KEY, self._known, timeout=GOOD_FOR)
        except _outages() as outage:
            self._leave_shared_alone(outage)

    def _leave_shared_alone(self, outage):
        if SHARED not in self._away:
            logger.warning("The shared cache does not answer, so the database is asked: %s", outage)
        self._away.add(SHARED)
        self._ask_shared_at = time.monotonic() + GOOD_FOR

    def _ask_alone(self, came):
        """Ask the database, one thread of this process at a time; say whether it told us.

        Whoever waited takes the answer to a question that was asked after they came: with Redis
        away each request wants one, and as many connections would be more than PostgreSQL has.
        """
        with self._asking:
            now = time.monotonic()
            if self._asked_at > came or now < self._ask_database_at:
                return False
            self._asked_at = now
            # With Redis away each request asks: nothing else tells what other machines did.
            self._ask_database_at = now + (0 if self._shared else GOOD_FOR)
            return self._ask_database(_read_number)

    def _ask_database(self, question):
        """Learn the number from the database; say whether it answered."""
        try:
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()
            self._known = question()
        except (DatabaseError, InterfaceError) as outage:
            if DATABASE not in self._away:
                logger.warning("The database does not tell the content version: %s", outage)
            self._away.add(DATABASE)
            self._ask_database_at = time.monotonic() + GOOD_FOR
            return False
        self._away.discard(DATABASE)
        return True


def _outages():
    """Return what the shared cache raises when it is away; 6 MB of Redis where there is none."""
    from redis.exceptions import RedisError

    return OSError, RedisError


def _read_number():
    return ContentVersion.objects.values_list("number", flat=True).first() or 0


def _raise_number():
    if not ContentVersion.objects.update(number=F("number") + 1):
        ContentVersion.objects.get_or_create(pk=1, defaults={"number": 1})
    return _read_number()
