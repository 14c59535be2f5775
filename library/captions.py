"""Layer 0: the captions of a recording: they go when it goes, or when others take their place.

Wagtail's recordings do so with the recording's own file. What is said in a film may be about people
(RODO, art. 17), so nothing of it stays behind.
"""

from library.deleting import delete_after_commit


class Captioned:
    """A model with a FileField `captions`, whose files are deleted once no record has them."""

    def save(self, *args, **kwargs):
        """Save, and delete the captions that others replaced."""
        former = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if former and former.captions and former.captions != self.captions:
            delete_after_commit(former.captions.storage, former.captions.name)

    def delete(self, *args, **kwargs):
        """Delete the record, and its captions with it."""
        captions = self.captions
        deleted = super().delete(*args, **kwargs)
        if captions:
            delete_after_commit(captions.storage, captions.name)
        return deleted
