"""Layer 0: what blocks share: headings with anchors, kinds of rich text, a picture for previews."""

from functools import lru_cache

from anyascii import anyascii
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "amount"]
LONG_TEXT_FEATURES = ["h3", "h4", *TEXT_FEATURES]

# Ids that the frame of every page uses itself; a heading "Main" must not take one of them.
FRAME_IDS = {
    *("main", "search", "footer", "search-again", "footer-contact", "footer-links"),
    *("contents-title", "tasks-title", "news-title", "page-end-title", "crisis-title"),
    *("finder-title", "finder-answer-title", "finder-street", "finder-number", "finder-streets"),
    *("finder-street-hint", "finder-street-error", "finder-number-hint", "finder-number-error"),
    *("preferences", "preferences-panel", "preferences-title"),
    *("wynik", "scope-forms", "scope-film"),
}
FALLBACK_SLUG = "czesc"  # the id of a heading without letters: "???"

# Groups of the block chooser, in the order of a page being written.
GROUP_TEXT = _("Text")
GROUP_PICTURES = _("Pictures and films")
GROUP_LINKS = _("Links and files")
GROUP_CENTRE = _("About the centre")


@lru_cache(maxsize=1_000)
def slug_of(heading):
    """Return a heading in plain ASCII, never empty; a page asks many times for each of its own."""
    return slugify(anyascii(heading)) or FALLBACK_SLUG


class HeadedValue(blocks.StructValue):
    """A value with a "heading"; `anchor` is the id by which "On this page" links to it."""

    number = 1  # which of the equal headings of a page this is; see number_headings

    @property
    def slug(self):
        """Return the heading in plain ASCII ("historia"), or "" without a heading."""
        heading = self.get("heading")
        return slug_of(heading) if heading else ""

    @property
    def anchor(self):
        """Return the id: "historia", for the second such heading "historia-2", without one ""."""
        return f"{self.slug}-{self.number}" if self.slug and self.number > 1 else self.slug


class ListingValue(HeadedValue):
    """A headed list of things that may be gone by now; its class says which are `shown`."""

    @property
    def slug(self):
        """Return the heading in plain ASCII, or "" when nothing is left to stand under it."""
        slug = super().slug
        return slug if slug and self.shown else ""


class ListingBlock(blocks.StructBlock):
    """A block with a ListingValue; when nothing is left it shows nothing, not even its heading."""

    def render(self, value, context=None):
        """Return the block's HTML, or "" when nothing is left to show."""
        return super().render(value, context) if value.shown else ""


def number_headings(stream):
    """Number the headings of a stream of blocks so that no id stands twice on a page."""
    number_values([block.value for block in stream])


def number_values(values):
    """Do the same for values that come from anywhere."""
    taken = set(FRAME_IDS)
    for value in values:
        if isinstance(value, HeadedValue) and value.slug:
            value.number = 1
            while value.anchor in taken:
                value.number += 1
            taken.add(value.anchor)


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
