"""Sample files: a small picture, and the examples' files in the library."""

from io import BytesIO

from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from library import renditions
from library.models import SiteImage
from mopscms.content.examples import base


def png(name="wejscie.png", size=(96, 64)):
    """Return a small picture as a browser uploads it."""
    buffer = BytesIO()
    Image.new("RGB", size, "steelblue").save(buffer, "PNG")
    return SimpleUploadedFile(name, buffer.getvalue(), "image/png")


def picture(title="Przykładowy obraz", **facts):
    """Return a small picture of the library with all its sizes; made once for each title."""
    facts = {"description": "Ilustracja: wejście do budynku.", **facts}
    found = SiteImage.objects.filter(title=title).first()
    if found:
        return found
    made = SiteImage.objects.create(title=title, file=ImageFile(png()), **facts)
    renditions.make(made)  # as the task does, which waits for a commit that no test makes
    return made


def make_files():
    """Put the examples' files into the library, with a picture that is quick to scale."""
    picture()
    base.make_files()
