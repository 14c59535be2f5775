"""Layer 3: examples of the generic kinds and of the About page."""

from about.blocks import AboutStream
from about.models import AboutPage
from blocks.stream import BodyStream
from mopscms.content.examples.base import every_block
from mopscms.content.making import make_page
from pages.models import ContentPage, SectionPage


def load(home):
    """Put the examples below the home page: a section with a page of every block, an About page."""
    section = make_page("example-section", home, section_page())
    if section:
        make_page("example-content", section, content_page())
    make_page("example-about", home, about_page())


def content_page():
    """Return an unsaved page with every ordinary block."""
    return ContentPage(
        title="Przykładowa strona",
        slug="przykladowa-strona",
        lead="Tak wygląda strona z każdym rodzajem bloku.",
        is_example=True,
        body=every_block(BodyStream),
    )


def section_page():
    """Return an unsaved section; the other examples stand below it."""
    return SectionPage(
        title="Przykłady",
        slug="przyklady",
        lead="Strony do wypróbowania. Możesz je usunąć za jednym razem.",
        is_example=True,
    )


def about_page():
    """Return an unsaved About page with every block that it may hold."""
    return AboutPage(
        title="O nas (przykład)",
        slug="o-nas-przyklad",
        lead="Tak może wyglądać strona o Ośrodku.",
        is_example=True,
        body=every_block(AboutStream),
    )
