"""Layer 0: what happens to a document after it is saved: it is read, then found by its text."""

from django.db import DatabaseError, transaction
from django_tasks import task
from wagtail.documents import get_document_model
from wagtail.search import index

from library.document_text import CHARACTERS, State, read_text


@task()
def read_document(pk):
    """Read the file of the document and index its text; a document or file that is gone is left."""
    document = get_document_model().objects.filter(pk=pk).first()
    if document is None:
        return
    try:
        with document.open_file() as file:
            data = file.read()
    except (OSError, ValueError):  # ValueError: there is no name of a file
        return
    state, text = read_text(data, document.file_extension.lower())
    try:
        keep(document, state, text)
    except DatabaseError:  # PostgreSQL indexes at most 1 MB of different words
        keep(document, State.CUT, text[: CHARACTERS // 4])


@transaction.atomic
def keep(document, state, text):
    """Store and index what was read, unless the file has been replaced in the meantime."""
    same = type(document).objects.filter(
        pk=document.pk, file=document.file.name, file_hash=document.file_hash
    )
    same.update(text=text, text_state=state.value)
    for found in same:
        index.insert_or_update_object(found)
