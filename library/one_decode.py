"""Layer 0: a picture decoded once, from which Wagtail's filters make all its sizes.

Decoding takes most of the time of a small size, so a picture is decoded once for all, and a JPEG
only as large as its largest size needs. The filters' own steps stay Wagtail's: `Decoded` stands
where they expect an opened picture and answers as if it were there at full size.
"""

from contextlib import contextmanager
from math import ceil
from typing import NamedTuple

import PIL.Image
import PIL.ImageOps
import willow
from PIL.ExifTags import Base
from wagtail.images.models import Filter
from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage

AVIF_SPEED = 8  # of 10; Pillow's own 6 takes twice as long for files 10 % smaller
SIDEWAYS = {5, 6, 7, 8}  # EXIF orientations that change width and height
# What is left of what the file says of itself. The rest may tell where and by whom it was taken.
KEPT = {"icc_profile", "transparency"}


class Size(NamedTuple):
    """Width and height in pixels, upright."""

    width: int
    height: int


class Decoded:
    """A picture decoded for these filters (of Wagtail). Raises damage.UNREADABLE."""

    def __init__(self, image, file, filters):
        """Decode the open file of a SiteImage."""
        self.format_name = willow.Image.open(file).format_name
        file.seek(0)
        picture = PIL.Image.open(file)
        width, height = picture.size
        is_turned = picture.getexif().get(Base.Orientation) in SIDEWAYS
        self.image = Size(height, width) if is_turned else Size(width, height)
        share = max(self._share(image, one) for one in filters)
        picture.draft(None, (ceil(width * share), ceil(height * share)))  # nothing but JPEG heeds
        picture.load()
        PIL.ImageOps.exif_transpose(picture, in_place=True)
        picture.info = {name: said for name, said in picture.info.items() if name in KEPT}
        if picture.mode in ("1", "P"):  # these are not smoothed when they shrink
            picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        self._picture = picture

    def _share(self, image, one):
        """Return how large the whole must be for what a filter cuts out: float, 1 is full size."""
        transform = one.get_transform(image, tuple(self.image))
        cut = transform.get_rect().round()
        shares = (transform.size[0] / cut.width, transform.size[1] / cut.height)
        return min(1.0, max(shares))

    def auto_orient(self):
        """Return itself: it is upright."""
        return self

    def crop(self, rect):
        """Return what is inside a Rect, in pixels of the full size."""
        return Cut(self._picture, self.image, rect)


class Cut(NamedTuple):
    """A part of a picture; `rect` is measured at `full` size."""

    picture: PIL.Image.Image
    full: Size
    rect: tuple

    def resize(self, size):
        """Return the part in this size (width, height): an image of Willow."""
        left, top, right, bottom = self.rect
        across = self.picture.width / self.full.width
        down = self.picture.height / self.full.height
        box = (max(0, left) * across, max(0, top) * down)
        box += (min(right, self.full.width) * across, min(bottom, self.full.height) * down)
        return Sized(self.picture.resize(size, PIL.Image.Resampling.LANCZOS, box))


class Sized(PillowImage):
    """Willow's picture, which writes AVIF at our speed."""

    def save_as_avif(self, f, quality=80, **_options):
        """Write to a file, with the colours of a printed picture (CMYK) turned into a screen's."""
        shown = self.transform_colorspace_to_srgb() if self.image.mode == "CMYK" else self
        profile = shown.get_icc_profile()
        shown.image.save(f, "AVIF", quality=quality, speed=AVIF_SPEED, icc_profile=profile)
        return AvifImageFile(f)


class OneDecodeFilter(Filter):
    """A filter of Wagtail that takes what is decoded already."""

    def __init__(self, spec, decoded):
        """Take the spec ("format-webp|width-480") and a Decoded."""
        super().__init__(spec)
        self._decoded = decoded

    @contextmanager
    def get_willow_image(self, image, source=None):
        """Yield the decoded picture; no file is opened."""
        yield self._decoded
