"""Layer 3: what all examples share: the files that they show, every block of a page.

Examples carry numbers and addresses reserved for examples (+48 00 000 00 00, example.org), never a
fact about a centre, and their pages say at the top that they are examples.
"""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtailmedia.models import get_media_model

from mopscms.content.making import make_image

IMAGES = Path(__file__).parents[1] / "images"
CAPTIONS = """WEBVTT

00:00.000 --> 00:02.000
Dzień dobry, to jest przykładowy napis.
"""


def make_files():
    """Put a picture, a document and a film into the library, unless they are there."""
    make_image(
        IMAGES / "wejscie-glowne.jpg", "Przykładowy obraz", "Ilustracja: wejście do budynku."
    )
    documents, media = get_document_model().objects, get_media_model().objects
    if not documents.filter(title="Przykładowy wniosek").exists():
        file = ContentFile("Treść przykładowa.\n".encode(), "przyklad.txt")
        documents.create(title="Przykładowy wniosek", file=file, file_size=file.size)
    if not media.filter(title="Przykładowy film").exists():
        media.create(
            title="Przykładowy film",
            type="video",
            file=ContentFile((IMAGES.parent / "film.mp4").read_bytes(), "film.mp4"),
            captions=ContentFile(CAPTIONS.encode(), "film.vtt"),
            transcript="Dzień dobry, to jest przykładowy film.",
            width=320,
            height=240,
        )


def every_block(stream):
    """Return a body with every block of `stream`, filled with its preview."""
    blocks = stream().child_blocks.items()
    return [(name, block.get_preview_value()) for name, block in blocks]
