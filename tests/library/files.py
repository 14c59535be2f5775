"""Library: pictures as files, whole and damaged; captions."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image

CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nA"


@cache
def encoded(mode, form, size=(640, 480)):
    """Return a picture as the bytes of a file: encoded("RGB", "JPEG")."""
    buffer = BytesIO()
    noise = Image.effect_noise((100, 100), 50).resize(size, Image.Resampling.NEAREST)
    noise.convert(mode).save(buffer, form)
    return buffer.getvalue()


def half(data):
    """Return what is left when an upload breaks off in the middle."""
    return data[: len(data) // 2]


def bomb(width, height):
    """Return a small PNG that claims this size, so that decoding it would fill the memory."""
    small = encoded("1", "PNG", (8, 8))
    header = b"IHDR" + struct.pack(">II", width, height) + small[24:29]
    return small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]
