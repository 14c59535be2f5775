"""Layer 2: whether a declaration says what its headings promise. Used by declaration_check."""

from urllib.parse import urlsplit

from bs4 import NavigableString
from django.utils.translation import gettext as _

from accessibility import conditions
from accessibility.heading_check import LEVELS, text_of


def content_faults(soup, address):
    """Return a sentence for each part that says nothing, too little, or is about another site.

    soup: the page; address: where it is published, or None.
    """
    return [*silent_reasons(soup), *short_procedure(soup), *wrong_site(soup, address)]


def silent_reasons(soup):
    """Yield a sentence for each reason of barriers under whose heading there are none."""
    reasons = {reason.text for reason in conditions.REASONS}
    for heading in soup.find_all("h3"):
        if text_of(heading) in reasons and not _follows(heading):
            yield _("Under “%(heading)s” nothing is written.") % {"heading": text_of(heading)}


def _follows(heading):
    """Say whether any word stands between a heading and the next one."""
    for node in heading.next_elements:
        if getattr(node, "name", None) in LEVELS:
            return False
        if isinstance(node, NavigableString) and heading not in node.parents and node.strip():
            return True
    return False


def short_procedure(soup):
    """Yield a sentence for each thing that the procedure of requests leaves out."""
    procedure = text_of(soup.find(id=conditions.PROCEDURE_ID))
    for words in conditions.PROCEDURE_WORDS:
        if procedure and words not in procedure:
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
