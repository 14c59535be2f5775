"""Layer 3: one example of every kind of page and block, marked as an example.

`manage.py load_example` and the tests use the same examples. They carry numbers and addresses
reserved for examples (+48 00 000 00 00, example.org), never a fact about a centre.
"""

from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtailmedia.models import get_media_model

from about.blocks import AboutStream
from about.models import AboutPage
from blocks.stream import BodyStream
from mopscms.content.making import make_image
from pages.models import ContentPage, SectionPage

IMAGES = Path(__file__).parent / "images"
MARK = (
    "notice",
    {
        "level": "important",
        "heading": "Treść przykładowa",
        "text": "<p>Ta strona pokazuje, jak coś może wyglądać. "
        "Nie podaje prawdziwych informacji o Ośrodku.</p>",
    },
)
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
    """Return a body with the mark and every block of `stream`, filled with its preview."""
    blocks = stream().child_blocks.items()
    return [MARK, *((name, block.get_preview_value()) for name, block in blocks)]


def content_page():
    """Return an unsaved page with every ordinary block."""
    return ContentPage(
        title="Przykładowa strona",
        slug="przykladowa-strona",
        lead="Tak wygląda strona z każdym rodzajem bloku.",
        body=every_block(BodyStream),
    )


def section_page():
    """Return an unsaved section; the other examples stand below it."""
    return SectionPage(
        title="Przykłady",
        slug="przyklady",
        lead="Strony do wypróbowania. Możesz je usunąć za jednym razem.",
        body=[MARK],
    )


def about_page():
    """Return an unsaved About page with every block that it may hold."""
    return AboutPage(
        title="O nas (przykład)",
        slug="o-nas-przyklad",
        lead="Tak może wyglądać strona o Ośrodku.",
        body=every_block(AboutStream),
    )
