"""Layer 0: stored files are deleted once the change is committed: nothing brings them back then.

wagtailmedia deletes a recording before the one in its place is saved. On a full disk neither would
be left.
"""

from django.db import transaction


def delete_after_commit(storage, name):
    """Delete a stored file, unless the change is undone; what fails is logged and stops nothing."""
    transaction.on_commit(lambda: storage.delete(name), robust=True)


class DeletingAfterCommit:
    """Stands in for the storage of a file, for those who delete too early."""

    def __init__(self, storage):
        """Pass all else on to the `storage`."""
        self._storage = storage

    def __getattr__(self, name):
        """Return what the storage has of that name."""
        return getattr(self._storage, name)

    def delete(self, name):
        """Delete a stored file, later."""
        delete_after_commit(self._storage, name)
