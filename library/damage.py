"""Layer 0: what is raised over a picture that cannot be read, under one name."""

import logging
import struct
import zlib
from contextlib import contextmanager

import PIL.Image
from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)

# What Willow and Pillow raise over a file they cannot read, or cannot write in another format.
UNREADABLE = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError),
    *(RuntimeError, struct.error, zlib.error, PIL.Image.DecompressionBombError),
)


@contextmanager
def damage_named(image):
    """Raise every reading error as the one that Wagtail's tags answer with a gap."""
    try:
        yield
    except SourceImageIOError:
        raise  # the file is missing, or somebody has named the damage
    except UNREADABLE as error:
        logger.warning("Picture %s (%s) cannot be shown: %s", image.pk, image.file.name, error)
        raise SourceImageIOError(str(error)) from error
