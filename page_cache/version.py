"""Layer 0: the content version: it moves with every change, for all processes and machines.

It has two parts. The first is this machine's, a number in memory that its processes share. The
second is common to several machines on one PostgreSQL: a row in the database, quick to read from
Redis where there is one. Without Redis the row is read again each second.
"""

import logging
import threading
import time

from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, connection
from django.db.models import F

from page_cache.models import ContentVersion
from page_cache.shared import SharedNumber

logger = logging.getLogger(__name__)

KEY = "content-version"
DATABASE, SHARED = "database", "shared cache"
GOOD_FOR = 1.0  # seconds for which the common number may be remembered, or its absence


class Version:
    """The content version of one site. `folder`: a Path of this machine, kept between starts.

    `is_common`: whether other machines may change the content. `shared`: the name of the cache of
    Django that they all see, or None. `front`: the Front that hears of changes, or None. Raises
    OSError where the folder cannot be written.
    """

    def __init__(self, folder, is_common=False, shared=None, front=None):
        """Open what the processes of this machine share."""
        self._front = front
        self._own = SharedNumber(folder / "version")
        self._is_common, self._shared = is_common, shared
        self._learning = threading.Lock()
        self._seen = -1  # this machine's number when we last looked
        self._known = 0  # the common number, when somebody last told it
        self._away = set()  # who did not answer the last time; each outage is logged once
        self._ask_database_at = self._ask_shared_at = 0.0

    def current(self):
        """Return the version: a pair of int. Equal pairs mean that nothing has changed."""
        own = self._own.read()
        if not self._is_common:
            return own, 0
        if own != self._seen:  # a change on this machine, so the common number is another one, too
            return own, self._learn(own)
        return own, self._common()

    def move(self):
        """Say that content has changed and is committed. Never raises what a database does."""
        if self._is_common and self._ask_database(_raise_number):
            self._tell_shared("set")
        self._own.add()  # after it, so that all processes here turn to the same pair at once
        if self._front:  # last: what it asks for from now on is asked under the new version
            self._front.renew()

    def _learn(self, own):
        """Return the common number as of this machine's number `own` (int).

        Threads that ask meanwhile wait: one that went on with the former number would have another
        pair than the rest, and the page would be rendered twice.
        """
        with self._learning:
            if own != self._seen:
                self._ask_database_at = 0.0
                self._common()
                self._seen = own
            return self._known

    def _common(self):
        """Return the number of all machines: the last known one while nobody answers."""
        now = time.monotonic()
        if self._shared and now >= self._ask_shared_at:
            if self._hear_shared():
                return self._known
            if self._ask_database(_read_number):
                self._tell_shared("add")  # unless somebody has told a newer one since
        elif now >= self._ask_database_at:
            # With Redis away each request asks: nothing else tells what other machines did.
            self._ask_database_at = now + (0 if self._shared else GOOD_FOR)
            self._ask_database(_read_number)
        return self._known

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
