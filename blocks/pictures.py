"""Layer 0: blocks of pictures and films."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import VideoChooserBlock

from blocks.base import GROUP_PICTURES, HeadedValue, heading_block, preview_image


class PictureValue(blocks.StructValue):
    """A picture in its place on the page."""

    @property
    def alt(self):
        """Return the alternative text for this place: str, empty for an ornament."""
        image = self.get("image")
        return self.get("alt_text") or (image.default_alt_text if image else "")


class FigureBlock(blocks.StructBlock):
    """One picture with a caption."""

    image = ImageChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Alternative text here"),
        required=False,
        max_length=250,
        help_text=_(
            "What the picture says in this place, for people who do not see it. "
            "If empty, the picture's own description is used."
        ),
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
        return self.to_python_preview({"caption": "Podpis pod zdjęciem"})

    def to_python_preview(self, values):
        """Return `values` as this block's value, with any picture of the library."""
        image = preview_image()
        return self.normalize({"image": image, "alt_text": "", **values})


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    heading = heading_block()
    pictures = blocks.ListBlock(FigureBlock(), label=_("Pictures"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Gallery")
        description = _("Several pictures side by side, each with its caption.")
        group = GROUP_PICTURES
        template = "blocks/gallery.html"
        value_class = HeadedValue

    def get_preview_value(self):
        """Return two pictures of the library."""
        figure = FigureBlock()
        pictures = [figure.to_python_preview({"caption": c}) for c in ("Pierwsze", "Drugie")]
        return self.normalize({"heading": "Galeria", "pictures": pictures})


class VideoBlock(blocks.StructBlock):
    """A film of our own with captions and a transcript (WCAG 2.2, 1.2.1–1.2.3)."""

    heading = heading_block()
    video = VideoChooserBlock(label=_("Film"))

    class Meta:
        icon = "media"
        label = _("Film")
        description = _("A film from the library, with captions and a transcript.")
        group = GROUP_PICTURES
        template = "blocks/video.html"
        value_class = HeadedValue

    def get_preview_value(self):
        """Return any film of the library."""
        film = self.child_blocks["video"].model_class.objects.filter(type="video").first()
        return self.normalize({"heading": "Film o Ośrodku", "video": film})
