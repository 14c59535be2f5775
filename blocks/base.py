"""Layer 0: what blocks share: headings with anchors, kinds of rich text, a picture for previews."""

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
LONG_TEXT_FEATURES = ["h3", "h4", *TEXT_FEATURES]

# Groups of the block chooser, in the order of a page being written.
GROUP_TEXT = _("Text")
GROUP_PICTURES = _("Pictures and films")
GROUP_LINKS = _("Links and files")
GROUP_CENTRE = _("About the centre")


class HeadedValue(blocks.StructValue):
    """A value with a "heading"; `anchor` is the id by which "On this page" links to it."""

    @property
    def anchor(self):
        """Return the heading as an id ("historia"), or "" without a heading."""
        return slugify(anyascii(self.get("heading") or ""))


def heading_block(required=False):
    """Return the block for a block's own heading, which becomes an h2 on the page."""
    return blocks.CharBlock(
        label=_("Heading"),
        max_length=120,
        required=required,
        help_text=_("Says what is below; it also appears in “On this page”."),
    )


def preview_image():
    """Return any picture of the library for a block's preview, or None if there is none yet."""
    return get_image_model().objects.order_by("pk").first()
