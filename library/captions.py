"""Layer 0: the captions of a recording: they go when it goes, or when others take their place.

Wagtail's recordings do so with the recording's own file. What is said in a film may be about people
(RODO, art. 17), so nothing of it stays behind.
"""

from django.db import transaction


class Captioned:
    """A model with a FileField `captions`, whose files are deleted once no record has them."""

    def save(self, *args, **kwargs):
        """Save, and delete the captions that others replaced."""
        former = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if former and former.captions and former.captions != self.captions:
            _forget(former.captions)

    def delete(self, *args, **kwargs):
        """Delete the record, and its captions with it."""
        captions = self.captions
        deleted = super().delete(*args, **kwargs)
        if captions:
            _forget(captions)
        return deleted


def _forget(file):
    """Delete a stored file once the change is committed: nothing brings it back after that."""
    storage, name = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(name), robust=True)
