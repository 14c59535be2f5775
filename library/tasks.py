"""Layer 0: what happens to a file after it is saved: documents are read, pictures get sizes."""

from contextlib import suppress

from django.db import DatabaseError, transaction
from django.dispatch import Signal
from django_tasks import task
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError
from wagtail.search import index

from library import renditions
from library.access import stored
from library.document_origin import Origin
from library.document_text import CHARACTERS, State, read_file
from library.forgetting import forget_stored

document_read = Signal()  # `instance`: a document whose file has been read, once that is stored


@task()
def make_renditions(pk):
    """Make the sizes of the picture that are missing; one that is gone or damaged is left."""
    image = get_image_model().objects.filter(pk=pk).first()
    if image is not None:
        with suppress(SourceImageIOError):  # the log names it
            renditions.make(image)


@task()
def read_document(pk):
    """Read the file of the document and index its text; a document or file that is gone is left.

    Of a file that nobody has looked at, first take out who wrote it.
    """
    document = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return
    try:
        with document.open_file() as file:
            data = file.read()
    except (OSError, ValueError):  # ValueError: there is no name of a file
        return
    if document.origin == Origin.UNKNOWN:  # it came by no form, or from before
        document, data = forget_stored(document, data)
    reading = read_file(data, document.file_extension.lower())
    try:
        keep(document, reading)
    except DatabaseError:  # PostgreSQL indexes at most 1 MB of different words
        beginning = reading.text[: CHARACTERS // 4]
        keep(document, reading._replace(state=State.CUT, text=beginning))


@transaction.atomic
def keep(document, reading):
    """Store and index what was read, unless the file has been replaced in the meantime."""
    same = type(document).objects.filter(
        pk=document.pk, file=document.file.name, file_hash=document.file_hash
    )
    same.update(
        text=reading.text, text_state=reading.state.value, barriers=stored(reading.barriers)
    )
    for found in same:
        index.insert_or_update_object(found)
        transaction.on_commit(
            lambda found=found: document_read.send(type(found), instance=found), robust=True
        )
