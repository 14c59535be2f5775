"""Layer 0: blocks of pictures and films."""

from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import VideoChooserBlock

from blocks.base import (
    GROUP_PICTURES,
    ListingBlock,
    ListingValue,
    heading_block,
    preview_image,
)


class PictureValue(blocks.StructValue):
    """A picture in its place on the page."""

    @property
    def alt(self):
        """Return the alternative text for this place: str, empty for an ornament."""
        image = self.get("image")
        return self.get("alt_text") or (image.default_alt_text if image else "")


def alt_text_block(help_text):
    """Return the block for what a picture says in one place; `help_text` says how to write it."""
    return blocks.CharBlock(
        label=_("Alternative text here"), required=False, max_length=250, help_text=help_text
    )


def preview_figure(caption):
    """Return the facts of a figure for a preview: any picture of the library with a caption."""
    return {"image": preview_image(), "alt_text": "", "caption": caption}


class FigureBlock(blocks.StructBlock):
    """One picture with a caption."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = alt_text_block(
        _(
            "What the picture says in this place, for people who do not see it. "
            "If empty, the picture's own description is used."
        )
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=250)

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("One picture with a caption under it.")
        group = GROUP_PICTURES
        template = "blocks/figure.html"
        value_class = PictureValue

    def get_preview_value(self):
        """Return any picture of the library with a caption."""
        return self.normalize(preview_figure("Podpis pod zdjęciem"))


class GalleryValue(ListingValue):
    """Several pictures side by side."""

    @cached_property
    def shown(self):
        """Return the pictures that are still in the library: a list.

        Their small formats are looked up together.
        """
        found = [picture for picture in self.get("pictures") or [] if picture.get("image")]
        prefetch_related_objects([picture["image"] for picture in found], "renditions")
        return found


class GalleryBlock(ListingBlock):
    """Several pictures side by side."""

    heading = heading_block()
    pictures = blocks.ListBlock(FigureBlock(), label=_("Pictures"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Several pictures side by side, each with its caption.")
        group = GROUP_PICTURES
        template = "blocks/gallery.html"
        value_class = GalleryValue

    def get_preview_value(self):
        """Return two pictures of the library."""
        pictures = [preview_figure(caption) for caption in ("Pierwsze", "Drugie")]
        return self.normalize({"heading": "Galeria", "pictures": pictures})


class VideoValue(ListingValue):
    """A film in its place on the page."""

    @property
    def shown(self):
        """Return the film as the only one of a list, empty if it was deleted."""
        return [film for film in (self.get("video"),) if film]


class VideoBlock(ListingBlock):
    """A film of our own with captions and a transcript (WCAG 2.2, 1.2.1–1.2.3)."""

    heading = heading_block()
    video = VideoChooserBlock(label=_("Film"))

    class Meta:
        icon = "media"
        label = _("Film")
        description = _("A film from the library, with captions and a transcript.")
        group = GROUP_PICTURES
        template = "blocks/video.html"
        value_class = VideoValue

    def get_preview_value(self):
        """Return any film of the library."""
        film = self.child_blocks["video"].model_class.objects.filter(type="video").first()
        return self.normalize({"heading": "Film o Ośrodku", "video": film})
