"""Layer 0: what an object says, read through its `search_fields`, as plain text and as stems."""

from dataclasses import dataclass

from django.db.models import Manager
from modelsearch.index import AutocompleteField, RelatedFields, SearchField

from search import polish

# A field with at least this boost holds names: it counts as much as the title.
NAME_BOOST = 10
# Characters of stems kept of one object, some 90 pages of text. PostgreSQL refuses a tsvector of
# more than 1 MB, and a scanned book must not fill the index.
LONGEST = 200_000


@dataclass
class Content:
    """The texts of one object: its names, all else, and what staff find it by."""

    names: str
    body: str
    autocomplete: str

    @classmethod
    def of(cls, obj):
        """Read the texts of `obj`, an instance of an indexed model."""
        names, body, autocomplete = [], [], []
        for field, text in _texts(obj, obj.get_search_fields()):
            if isinstance(field, AutocompleteField):
                autocomplete.append(text)
            elif field.field_name == "title" or (field.boost or 1) >= NAME_BOOST:
                names.append(text)
            else:
                body.append(text)
        texts = ("\n".join(part).replace("\0", " ") for part in (names, body, autocomplete))
        return cls(*texts)

    def name_stems(self):
        """Return the stems of the names, as many as the index keeps: a list of str."""
        return _bounded(polish.stems(self.names[:LONGEST]))

    def body_stems(self):
        """Return the stems of all else."""
        return _bounded(polish.stems(self.body[:LONGEST]))

    def autocomplete_words(self):
        """Return the words that staff find the object by, folded but whole."""
        return _bounded(polish.words(self.autocomplete[:LONGEST]))


def _texts(obj, fields):
    """Yield (field, text) for everything that is searched, related objects included."""
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(obj)):
                yield from _texts(related, field.fields)
        elif isinstance(field, SearchField | AutocompleteField):
            yield field, as_text(field.get_value(obj))


def _related(value):
    if value is None:
        return []
    if isinstance(value, Manager):
        return value.all()
    return [value() if callable(value) else value]


def as_text(value):
    """Return any value of a field as text: lists and dictionaries line by line."""
    if isinstance(value, dict):
        value = value.values()
    elif value is None or isinstance(value, str):
        return value or ""
    elif not isinstance(value, list | tuple | set):
        return str(value)
    return "\n".join(map(as_text, value))


def _bounded(words):
    """Return the words that fit into the index."""
    left = LONGEST
    for position, word in enumerate(words):
        left -= len(word) + 1
        if left < 0:
            return words[:position]
    return words
