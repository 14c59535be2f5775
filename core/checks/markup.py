"""Layer 1: checks of what would shut people out: pictures, tables, headings, links, recordings.

Each takes the Parts of a page and yields a Fault for every breach. All but the transcripts block
publishing (core/checks/rules.py).
"""

from django.utils.translation import gettext as _
from wagtail.images.models import AbstractImage
from wagtailmedia.models import AbstractMedia

from core.checks.parts import headings_in


def pictures(parts):
    """Every picture has a description, or is marked as decorative (1.1.1)."""
    message = _(
        "The picture “%(title)s” has no description. Write what it shows in “Alternative text "
        "here”, or in the library of pictures; if it is only an ornament, tick “decorative” there."
    )
    for part in parts:
        for thing, text in part.things:
            if isinstance(thing, AbstractImage) and not (text.strip() or _is_ornament(thing)):
                yield part.fault("picture-text", message % {"title": thing.title})
        for html in (part.html, *part.sources):
            # An empty alt in our own markup is that of an ornament; the things above tell.
            if html.select("img:not([alt]), embed[embedtype=image]:is(:not([alt]), [alt=''])"):
                yield part.fault("picture-text", _("A picture in the text has no description."))


def _is_ornament(image):
    return getattr(image, "ornament", False)


def tables(parts):
    """Every table says what its columns or its rows are (1.3.1)."""
    message = _(
        "The table has no headings. Give each column a heading, so that people who listen to the "
        "page know what each cell is about."
    )
    for part in parts:
        for html in (part.html, *part.sources):
            for table in html.find_all("table"):
                if not any(cell.get_text(strip=True) for cell in table.find_all("th")):
                    yield part.fault("table-headings", message)


def headings(parts):
    """Headings go down one level at a time, and none is empty (1.3.1, 2.4.6)."""
    skips = _(
        "The heading “%(text)s” skips a level. Choose a bigger heading, or write the heading of "
        "the block above it."
    )
    level = 1  # the page's title
    for part in parts:
        level = part.level or level
        for heading in headings_in(part.html):
            text, this = heading.get_text(" ", strip=True), int(heading.name[1])
            if not text:
                yield part.fault(
                    "heading-empty", _("There is an empty heading: write it or remove it.")
                )
            elif this > level + 1:
                yield part.fault("heading-level", skips % {"text": text})
            level = this


def links(parts):
    """Every link has a text, or a picture with one (2.4.4)."""
    message = _(
        "A link has no text%(address)s: nobody can hear where it leads. Write the text or remove "
        "the link."
    )
    for part in parts:
        empty = [link for link in part.html.find_all("a") if not _name(link)]
        for link in empty:
            address = link.get("href", "")
            yield part.fault("link-empty", message % {"address": address and f" ({address})"})
        # Links that lead nowhere yet, to a draft, are not in what visitors get.
        stored = [link for html in part.sources for link in html.find_all("a")]
        if not empty and not all(map(_name, stored)):
            yield part.fault("link-empty", message % {"address": ""})


def _name(link):
    """Return what a link is called by a screen reader, or ""."""
    pictures = " ".join(image.get("alt", "") for image in link.find_all("img"))
    texts = (link.get_text(" "), link.get("aria-label", ""), pictures)
    return " ".join(texts).strip() or link.get("aria-labelledby", "")


def recordings(parts):
    """A film has captions and a transcript, a sound has a transcript (1.2.1–1.2.3)."""
    for part in parts:
        for thing, _text in part.things:
            if isinstance(thing, AbstractMedia):
                for rule, text in _faults_of_recording(thing):
                    yield part.fault(rule, text % {"title": thing.title})


def _faults_of_recording(recording):
    """Yield (rule, sentence) of what a recording lacks."""
    is_film = recording.type == "video"
    if recording.lacks_captions:
        yield (
            "film-captions",
            _(
                "The film “%(title)s” has no captions, so deaf people cannot follow it. Add a "
                "file with captions (.vtt) to the film in the library of recordings."
            ),
        )
    if not recording.transcript.strip():
        yield (
            "film-transcript" if is_film else "sound-transcript",
            _(
                "The recording “%(title)s” has no transcript. Write down in the library of "
                "recordings what is said and what can be seen."
            ),
        )
