"""Layer 0: a recording that another one replaces stays until that one is saved.

wagtailmedia deletes the old file first. On a full disk neither would be left.
"""

from django.db import transaction


class DeletingAfterCommit:
    """Stands in for the storage of a file, and deletes once the change is committed."""

    def __init__(self, storage):
        """Pass all else on to the `storage`."""
        self._storage = storage

    def __getattr__(self, name):
        """Return what the storage has of that name."""
        return getattr(self._storage, name)

    def delete(self, name):
        """Delete a stored file, unless the change is undone."""
        transaction.on_commit(lambda: self._storage.delete(name), robust=True)
