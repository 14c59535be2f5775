"""Layer 2: the groups of documents that an editor adds to those of the services."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blocks.base import heading_block
from blocks.links import DocumentsBlock


class DocumentGroupBlock(DocumentsBlock):
    """Documents of one matter under a heading."""

    heading = heading_block(required=True)

    class Meta:
        label = _("Group of documents")
        description = _("Forms and documents of one matter that belong to no service.")
        template = "downloads/blocks/document_group.html"


class DocumentGroupStream(blocks.StreamBlock):
    """The groups, one under another."""

    group = DocumentGroupBlock()
