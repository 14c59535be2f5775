"""Layer 1: what the editor is told about a page's content when it is saved.

Each check takes what the page says as BeautifulSoup and yields a sentence for every fault.
The checks advise; they never stop anybody from saving. Rules: WCAG 2.2, 1.1.1, 1.3.1, 2.4.4, 2.4.6.
"""

import re

from bs4 import BeautifulSoup
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.fields import StreamField

VAGUE_LINKS = {
    "kliknij",
    "kliknij tu",
    "kliknij tutaj",
    "klik",
    "tu",
    "tutaj",
    "link",
    "więcej",
    "czytaj więcej",
    "czytaj dalej",
    "zobacz",
    "zobacz więcej",
    "pobierz",
    "strona",
    "here",
    "click here",
}
# Three words in capitals in a row; see _capitals for what is left out.
CAPITALS = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{2,}(?:[\s,.!?:–-]+[A-ZĄĆĘŁŃÓŚŹŻ]+\b){2,}")
ABBREVIATION = 5  # letters; "ZUS PFRON BIP" are names, "OŚRODEK" is shouting
LONG_DESCRIPTION = 150  # characters that a screen reader says in one breath
SHORT_PAGE = 200  # characters of text; below it a page with a PDF is "only a PDF"


def check_page(page):
    """Return the faults of the page's content: a list of sentences in the editor's language."""
    parts = [f"<p>{escape(text)}</p>" for text in (page.title, page.lead, page.listing_summary)]
    streams = [f for f in page._meta.get_fields() if isinstance(f, StreamField)]
    parts += [getattr(page, field.name).render_as_block() for field in streams]
    content = BeautifulSoup("\n".join(parts), "html.parser")
    checks = (_alternative_texts, _heading_order, _vague_links, _capitals, _only_a_pdf)
    return [sentence for check in checks for sentence in check(content)]


def _alternative_texts(content):
    for image in content.find_all("img"):
        text = image.get("alt", "").strip()
        if re.search(r"\.(jpe?g|png|webp|avif|gif)$|^(img|dsc)[_-]?\d", text, re.IGNORECASE):
            yield _("“%(text)s” is a file's name: describe what the picture shows.") % {
                "text": text
            }
        if len(text) > LONG_DESCRIPTION:
            yield _("The description “%(text)s…” is very long: keep it to a sentence or two.") % {
                "text": text[:40]
            }


def _heading_order(content):
    level = 1  # the page's title
    for heading in content.find_all(re.compile(r"^h[1-6]$")):
        text, this = heading.get_text(strip=True), int(heading.name[1])
        if not text:
            yield _("There is an empty heading: write it or remove it.")
        elif this > level + 1:
            yield _("The heading “%(text)s” skips a level: choose a bigger one.") % {"text": text}
        level = this


def _vague_links(content):
    for link in content.find_all("a"):
        text = link.get_text(" ", strip=True)
        if text.casefold().strip(" .…»>→:") in VAGUE_LINKS:
            yield _("The link “%(text)s” does not say where it leads: name the page or file.") % {
                "text": text
            }


def _capitals(content):
    for found in CAPITALS.findall(content.get_text(" ")):
        if any(len(word) > ABBREVIATION for word in re.findall(r"\w+", found)):
            yield _("“%(text)s” is in capitals, which are hard to read: use ordinary letters.") % {
                "text": found[:60]
            }


def _only_a_pdf(content):
    links = content.find_all("a", href=re.compile(r"/dokumenty/.*\.pdf$", re.IGNORECASE))
    if links and len(content.get_text(" ", strip=True)) < SHORT_PAGE:
        yield _("There is hardly anything but a PDF: write the most important things on the page.")
