"""Layer 0: the field that takes a picture only if it can be shown; posters are drawn anew."""

from io import BytesIO
from pathlib import PurePath

import PIL.Image
import PIL.ImageOps
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from library.damage import UNREADABLE

LONGEST_SIDE = 16_000  # WebP ends at 16,383 pixels
QUALITY = 85  # of the posters of films


class PictureField(WagtailImageField):
    """Takes only what can be shown: reads the header first, then decodes the picture."""

    default_error_messages = {
        "invalid_image": _(
            "The picture could not be read. Save it again as JPG or PNG and try once more."
        ),
        "too_large": _(
            "The picture is too large: at most %(millions)d million pixels in all "
            "and %(side)d pixels along a side. Make it smaller and try again."
        ),
        "too_deep": _(
            "The picture has 16 bits a colour, more than websites show. "
            "Save it again as JPG, or as PNG with 8 bits, and try once more."
        ),
    }

    def check_image_pixel_size(self, f):
        """Raise ValidationError if the picture is too large, too deep or damaged."""
        try:
            self.check_header(f.image.f)
            super().check_image_pixel_size(f)  # decodes, and says nothing if it cannot
        except PIL.Image.DecompressionBombError as error:
            raise self.refusal("too_large") from error
        except UNREADABLE as error:
            raise self.refusal("invalid_image") from error

    def check_header(self, file):
        """Raise ValidationError if what the header says is too much; decode nothing."""
        header = PIL.Image.open(file)
        width, height = header.size
        if width * height > self.max_image_pixels or max(width, height) > LONGEST_SIDE:
            raise self.refusal("too_large")
        if header.mode[0] in "IF":  # Pillow cannot write these as JPEG
            raise self.refusal("too_deep")
        file.seek(0)

    def refusal(self, code):
        """Return the error with this code, for the person who uploads."""
        limits = {"millions": self.max_image_pixels // 1_000_000, "side": LONGEST_SIDE}
        return ValidationError(self.error_messages[code], code, limits)


def drawn_anew(poster):
    """Return an uploaded picture as a JPEG without metadata. Raises ValidationError."""
    taken = PictureField().clean(poster)
    buffer = BytesIO()
    with PIL.Image.open(taken) as picture:
        drawn = PIL.ImageOps.exif_transpose(picture).convert("RGB")
    drawn.info.clear()  # Pillow would write comments back
    drawn.save(buffer, "JPEG", quality=QUALITY)
    name = PurePath(poster.name).with_suffix(".jpg").name
    return SimpleUploadedFile(name, buffer.getvalue(), "image/jpeg")
