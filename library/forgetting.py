"""Layer 0: a document whose file forgets who wrote it: when it is uploaded, or later, at night."""

import logging
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from library.deleting import delete_after_commit
from library.document_origin import Origin, forget

logger = logging.getLogger(__name__)

ORIGINS = [
    (Origin.UNKNOWN.value, _("not looked at yet")),
    (Origin.FORGOTTEN.value, _("names nobody")),
    (Origin.SIGNED.value, _("signed, so left as it is")),
    (Origin.LOCKED.value, _("protected, so left as it is")),
    (Origin.KEPT.value, _("may name its author")),
]
# What an editor is told of a file that may still say who wrote it.
NAMES = {
    Origin.SIGNED: _(
        "The file is signed, so nothing in it was changed: its properties may say who wrote it. If "
        "that is not for the public, remove it before the file is signed."
    ),
    Origin.LOCKED: _(
        "The file is protected, so nothing in it was changed: its properties may say who wrote it. "
        "Save it without protection and upload it again."
    ),
    Origin.KEPT: _(
        "The properties of the file may say who wrote it: they could not be taken out. In Word: "
        "File → Info → Check for Issues → Inspect Document → remove document properties. Then "
        "save it again and upload it again."
    ),
}


class Forgetting(models.Model):
    """A document that knows what became of the names of its authors."""

    origin = models.CharField(
        _("names in the properties"),
        max_length=20,
        choices=ORIGINS,
        default=Origin.UNKNOWN.value,
        db_default=Origin.UNKNOWN.value,
        editable=False,
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        """Save; of a new file that nobody has looked at nothing is known."""
        if self._state.adding or not self.file._committed:
            self.origin = self.__dict__.pop("_found", Origin.UNKNOWN).value
        super().save(*args, **kwargs)

    def forget_origin(self):
        """Take names out of a file that was just uploaded, so that nothing with them is stored."""
        file = self.file.file
        file.seek(0)
        self._found, changed = forget(file.read(), self.file_extension.lower())
        file.seek(0)
        if changed is not None:
            file.truncate()
            file.write(changed)
            file.flush()
            file.size = len(changed)
            file.seek(0)

    @property
    def names(self):
        """Return what an editor is told of names in the file: sentences, a list."""
        told = NAMES.get(self.origin)
        return [told] if told else []


def forget_stored(document, data):
    """Take names out of the stored file of a document, which holds this: bytes.

    Return the document as it is then, and what its file holds. Its address stays: the last part of
    the file's name does. A file that somebody has replaced in the meantime is left alone, and so is
    one that cannot be stored now.
    """
    origin, changed = forget(data, document.file_extension.lower())
    if changed is not None and len(str(_new_name(document))) > document.file.field.max_length:
        origin, changed = Origin.KEPT, None  # a shorter name would be another address
    try:
        return _store(document, data, origin, changed)
    except OSError as fault:
        logger.error("The names in document %s stay for now: %s", document.pk, fault)
        return document, data


def _store(document, data, origin, changed):
    """Write down what became of the names, with the new file if there is one: see forget_stored."""
    known = {"pk": document.pk, "file": document.file.name, "file_hash": document.file_hash}
    with transaction.atomic():
        found = type(document).objects.select_for_update().filter(**known).first()
        if found is None:
            return document, data
        found.origin = origin.value
        if changed is not None:
            _put(found, changed)
        found.save()
    return found, data if changed is None else changed


def _new_name(document):
    """Return a name for another file of the same address: the last part stays."""
    old = PurePosixPath(document.file.name)
    return old.parent / get_random_string(8) / old.name


def _put(document, data):
    """Give the document a file of the same address that holds this; the old one goes."""
    storage, old = document.file.storage, document.file.name
    document.file = storage.save(str(_new_name(document)), ContentFile(data))
    document._set_document_file_metadata()
    delete_after_commit(storage, old)
