"""Layer 1: a StreamField whose block definitions stay out of migration files.

A migration that lists every block grows with each change of a label, so the field deconstructs
without its blocks. What a migration then loads is this same field without definitions: it reads,
saves and rewrites any body without loss (docs/decisions/0003).
"""

from threading import RLock

from bs4 import BeautifulSoup
from wagtail import fields
from wagtail.blocks import Block, BlockField, StreamBlock

_CLEANING = RLock()


class _AnyBlocks(dict):
    """A dictionary that knows a block of every name: one that keeps its value as it is."""

    def __contains__(self, name):
        return True

    def __missing__(self, name):
        block = self[name] = Block()
        block.set_name(name)
        return block


class _AnyStream(StreamBlock):
    """Holds blocks of any name, unchanged; stands in where definitions are not known."""

    def __init__(self):
        super().__init__()
        self.child_blocks = _AnyBlocks()


class OneAtATime(BlockField):
    """Looks at one body at a time.

    For a draft Wagtail lets its blocks forget for a moment which of their fields are required. They
    are the same objects in every thread of a worker: of two who saved at once one got a 500, and
    what was published in that moment could have gone without what it needs.
    """

    def clean(self, value):
        """Return the body; raise ValidationError if it is wrong."""
        with _CLEANING:
            return super().clean(value)


def is_written(body):
    """Say whether a body (the value of a stream) tells or shows a reader anything: bool."""
    html = BeautifulSoup(str(body.render_as_block()), "html.parser")
    return bool(html.get_text(strip=True) or html.find(["img", "video", "audio"]))


class StreamField(fields.StreamField):
    """Wagtail's StreamField with quiet migrations. Pass the stream of blocks, as in Wagtail."""

    def __init__(self, block_types=None, **kwargs):
        super().__init__(_AnyStream() if block_types is None else block_types, **kwargs)

    def deconstruct(self):
        """Return what a migration stores: the field without its blocks."""
        name, _path, _args, kwargs = super(fields.StreamField, self).deconstruct()
        return name, "core.fields.StreamField", [], kwargs

    def formfield(self, **kwargs):
        """Return the field of a form, which looks at one body at a time."""
        return super().formfield(**{"form_class": OneAtATime, **kwargs})

    def get_searchable_content(self, value):
        """Return what a body says, as texts: a list of str.

        Of a text that a body lacks (a field younger than the page) Wagtail says "None", which would
        be found, and read, in search.
        """
        return [text for text in super().get_searchable_content(value) if text != str(None)]
