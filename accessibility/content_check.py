"""Layer 2: whether a declaration says what its headings promise. Used by declaration_check."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from accessibility import conditions
from accessibility.heading_check import headings_of, text_of, text_under


def content_faults(soup, address):
    """Return a sentence for each part that says nothing, too little, or is about another site.

    soup: the page; address: where it is published, or None.
    """
    return [*silent_headings(soup), *short_procedure(soup), *wrong_site(soup, address)]


def silent_headings(soup):
    """Yield a sentence for each heading of what may be left out under which there is nothing."""
    for heading in conditions.HEADINGS:
        for found in [] if heading.is_required else headings_of(soup, heading):
            if not text_under(found):
                yield _("Under “%(heading)s” nothing is written.") % {"heading": heading.text}


def short_procedure(soup):
    """Yield a sentence for each thing that the procedure of requests leaves out."""
    procedure = text_of(soup.find(id=conditions.PROCEDURE_ID))
    for words, pattern in conditions.PROCEDURE_WORDS.items():
        if procedure and not re.search(pattern, procedure):
            text = _("id=“%(id)s” does not say “%(words)s”.")
            yield text % {"id": conditions.PROCEDURE_ID, "words": words}


def wrong_site(soup, address):
    """Yield a sentence if the declaration stands on another site than the one it is about."""
    link = soup.find(id="a11y-url")
    about, here = _host(link and link.get("href", "")), _host(address)
    is_tried_out = here.partition(".")[2] == "" or here[-1:].isdigit()  # this computer, or a number
    if about and here and about != here and not is_tried_out:
        text = _("id=“a11y-url” leads to %(about)s, but the declaration stands on %(here)s.")
        yield text % {"about": about, "here": here}


def _host(address):
    """Return the name of the site of an address, or ""."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
