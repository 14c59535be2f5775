"""Layer 1: checks that only advise: descriptions, titles of tables, vague links, capitals, files.

Each takes the Parts of a page and yields a Fault for everything that could be better.
"""

import re

from django.utils.translation import gettext as _
from wagtail.documents import get_document_model

from library.access import LABELS

VAGUE_LINKS = {
    *("kliknij", "kliknij tu", "kliknij tutaj", "klik", "tu", "tutaj", "link", "więcej"),
    *("czytaj więcej", "czytaj dalej", "zobacz", "zobacz więcej", "pobierz", "strona"),
    *("here", "click here"),
}
# Three words in capitals in a row; see `capitals` for what is left out.
CAPITALS = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{2,}(?:[\s,.!?:–-]+[A-ZĄĆĘŁŃÓŚŹŻ]+\b){2,}")
ABBREVIATION = 5  # letters; "ZUS PFRON BIP" are names, "OŚRODEK" is shouting
LONG_DESCRIPTION = 150  # characters that a screen reader says in one breath
SHORT_PAGE = 200  # characters of text; below it a page with a PDF is "only a PDF"
FILE_NAME = re.compile(r"\.(jpe?g|png|webp|avif|gif)$|^(img|dsc)[_-]?\d", re.IGNORECASE)


def descriptions(parts):
    """A description says what is seen, and briefly (1.1.1)."""
    is_name = _("“%(text)s” is a file's name: describe what the picture shows.")
    is_long = _("The description “%(text)s…” is very long: keep it to a sentence or two.")
    for part in parts:
        for image in part.html.find_all("img"):
            text = image.get("alt", "").strip()
            if FILE_NAME.search(text):
                yield part.fault("picture-file-name", is_name % {"text": text})
            if len(text) > LONG_DESCRIPTION:
                yield part.fault("picture-long-text", is_long % {"text": text[:40]})


def titles_of_tables(parts):
    """A table says what it is about before it is listened to (1.3.1)."""
    for part in parts:
        for table in part.html.find_all("table"):
            caption = table.find("caption")
            if not (caption and caption.get_text(strip=True)):
                yield part.fault("table-title", _("The table has no title: write what is in it."))


def vague_links(parts):
    """A link says where it leads (2.4.4)."""
    message = _("The link “%(text)s” does not say where it leads: name the page or file.")
    for part in parts:
        for link in part.html.find_all("a"):
            text = link.get_text(" ", strip=True)
            if text.casefold().strip(" .…»>→:") in VAGUE_LINKS:
                yield part.fault("link-vague", message % {"text": text})


def capitals(parts):
    """Nothing is written in capitals, abbreviations apart."""
    message = _("“%(text)s” is in capitals, which are hard to read: use ordinary letters.")
    for part in parts:
        for found in CAPITALS.findall(part.html.get_text(" ")):
            if any(len(word) > ABBREVIATION for word in re.findall(r"\w+", found)):
                yield part.fault("capitals", message % {"text": found[:60]})


def only_a_pdf(parts):
    """What is in a PDF is on the page, too."""
    pdf = re.compile(r"/dokumenty/.*\.pdf$", re.IGNORECASE)
    text = " ".join(part.html.get_text(" ", strip=True) for part in parts)
    with_pdf = [part for part in parts if part.html.find("a", href=pdf)]
    if with_pdf and len(text) < SHORT_PAGE:
        yield with_pdf[0].fault(
            "only-a-pdf",
            _("There is hardly anything but a PDF: write the most important things on the page."),
        )


def documents(parts):
    """A file that is linked can be read by everybody, or a page says the same."""
    message = _(
        "The file “%(title)s” is hard to read or cannot be read with a screen reader "
        "(%(faults)s). Open it in “Documents”: it says there how to mend it. Or write on the page "
        "what is in the file."
    )
    known = _documents({number for part in parts for number in part.documents})
    for part in parts:
        for number in part.documents:
            document = known.get(number)
            if document and document.found_barriers and not document.web_address:
                faults = ", ".join(str(LABELS[barrier]) for barrier in document.found_barriers)
                text = message % {"title": document.title, "faults": faults}
                yield part.fault("document-access", text)


def _documents(numbers):
    """Return to which document a link to each leads, the newest version: {pk: document}."""
    found = get_document_model().objects.in_bulk(numbers) if numbers else {}
    return get_document_model().objects.newest_of(found.values())
