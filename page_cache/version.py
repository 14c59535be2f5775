"""Layer 0: the content version: it moves with every change, for all processes and machines.

It has two parts. The first is this machine's, a number in memory that its processes share. The
second is common to several machines on one PostgreSQL (common_number.py).
"""

import threading

from page_cache.common_number import CommonNumber
from page_cache.shared import SharedNumber


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
        self.is_common = is_common
        self._common = CommonNumber(shared) if is_common else None
        self._learning = threading.Lock()
        self._seen = -1  # this machine's number when we last looked

    def current(self):
        """Return the version: a pair of int. Equal pairs mean that nothing has changed."""
        own = self._own.read()
        if self._common is None:
            return own, 0
        if own == self._seen:
            return own, self._common.read()
        # A change on this machine, so the common number is another one, too. Threads that ask
        # meanwhile wait: one that went on with the former number would have another pair than the
        # rest, and the page would be rendered twice.
        with self._learning:
            number = self._common.read() if own == self._seen else self._common.read_anew()
            self._seen = own
        return own, number

    def move(self):
        """Say that content has changed and is committed. Never raises what a database does."""
        if self._common:
            self._common.add()
        self._own.add()  # after it, so that all processes here turn to the same pair at once
        if self._front:  # last: what it asks for from now on is asked under the new version
            self._front.renew()
