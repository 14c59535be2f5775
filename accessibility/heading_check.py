"""Layer 2: what is wrong with the headings of a declaration. Used by declaration_check."""

import re

from bs4 import NavigableString
from django.utils.translation import gettext as _

from accessibility import conditions

LEVELS = ["h1", "h2", "h3"]  # below them staff may put headings of their own
KNOWN = {heading.text: heading for heading in conditions.HEADINGS}
KEEPING = {"hidden", "inert"}
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def text_of(element):
    """Return what a reader reads of an element, or "" of None."""
    return " ".join(element.get_text().split()) if element else ""


def is_hidden(element):
    """Say whether an element by itself keeps its text from those who see or from those who hear."""
    is_silent = element.get("aria-hidden", "").strip().lower() == "true"
    is_kept = element.name in ("template", "noscript") or not KEEPING.isdisjoint(element.attrs)
    return is_kept or is_silent or bool(UNSEEN.search(element.get("style", "")))


def is_seen(element):
    """Say whether neither an element nor anything around it hides it."""
    return not any(map(is_hidden, [element, *element.parents]))


def headings_of(soup, heading):
    """Return the elements that people read as this Heading: a list, of one if it is sound."""
    return [h for h in soup.find_all(LEVELS) if text_of(h) == heading.text and is_seen(h)]


def text_under(heading):
    """Return what a reader reads between a heading and the next one of its level or above it."""
    words = []
    for node in heading.next_elements:
        if isinstance(node, NavigableString):
            around = list(node.parents)
            is_read = type(node) is NavigableString and not any(map(is_hidden, around))
            if is_read and not any(one is heading for one in around):
                words.append(node)
        elif node.name in LEVELS and node.name <= heading.name and is_seen(node):
            break
    return " ".join(" ".join(words).split())


def heading_faults(soup):
    """Return a sentence for each heading that is missing, twice, wrong, or out of its order."""
    seen = filter(is_seen, soup.find_all(LEVELS))
    found = part_of_the_declaration([(h.name, text_of(h)) for h in seen])
    texts = [text for _level, text in found]
    faults = []
    for heading in conditions.HEADINGS:
        facts = {"text": heading.text, "level": heading.level, "count": texts.count(heading.text)}
        if heading.is_required and not facts["count"]:
            faults.append(_("The heading “%(text)s” (h%(level)s) is missing.") % facts)
        if facts["count"] > 1:
            faults.append(_("The heading “%(text)s” stands %(count)s times.") % facts)
    return [*faults, *wrong_levels(found), *wrong_order(texts), *strays(soup)]


def part_of_the_declaration(found):
    """Return the (tag, text) pairs from the first heading of the conditions to the last one.

    What stands before and after belongs to the frame of the site: its footer has headings too.
    """
    places = [place for place, (_level, text) in enumerate(found) if text in KNOWN]
    others = [pair for pair in found if pair[0] == "h1" and pair[1] not in KNOWN]
    return [*others, *found[places[0] : places[-1] + 1]] if places else others


def wrong_levels(found):
    """Return a sentence for each heading that is not of the conditions, or of a wrong level."""
    faults = []
    for tag, text in found:
        heading = KNOWN.get(text)
        facts = {"text": text, "tag": tag, "level": heading and heading.level}
        if heading is None:
            faults.append(_("The heading “%(text)s” (%(tag)s) is none of the conditions'.") % facts)
        elif tag != f"h{heading.level}":
            faults.append(_("The heading “%(text)s” is %(tag)s; it should be h%(level)s.") % facts)
    return faults


def wrong_order(texts):
    """Return a sentence for the first heading that stands where another one should."""
    pair = first_misplaced([text for text in texts if text in KNOWN], list(KNOWN))
    if pair is None:
        return []
    fault = _("The order is wrong: the heading “%(text)s” stands where “%(right)s” should.")
    return [fault % dict(zip(("text", "right"), pair, strict=True))]


def strays(soup):
    """Return a sentence for each part that stands under another heading than its own.

    A section may hold its heading or follow it.
    """
    faults = []
    for part in conditions.PARTS:
        element = soup.find(id=part.id)
        if element is None or not headings_of(soup, part.under):
            continue  # a sentence about the missing heading says enough
        held = known_in(element.find_all(LEVELS))
        under = held or known_in(element.find_all_previous(LEVELS))[:1] or ["–"]
        for text in under:
            if text != part.under.text:
                fault = _("id=“%(id)s” stands under “%(text)s”; it should be under “%(right)s”.")
                faults.append(fault % {"id": part.id, "text": text, "right": part.under.text})
    return faults


def known_in(headings):
    """Return the texts of those headings that are of the conditions and that people see: a list."""
    return [text_of(h) for h in headings if text_of(h) in KNOWN and is_seen(h)]


def first_misplaced(names, order):
    """Return the first name that is not in its place, and the one that should be there; or None.

    names: as they stand, one that stands again left out; order: all names, as they should.
    """
    found = list(dict.fromkeys(names))
    wanted = sorted(found, key=order.index)
    return next((pair for pair in zip(found, wanted, strict=True) if pair[0] != pair[1]), None)
