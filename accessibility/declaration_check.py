"""Layer 2: what is wrong with the HTML of a declaration: sentences for staff. No database.

The rules are in accessibility.conditions. Each check takes a `Declaration` and yields a sentence
for every fault, which names the id or the heading.
"""

import re
from dataclasses import dataclass
from datetime import date

from anyascii import anyascii
from bs4 import BeautifulSoup
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rapidfuzz.distance import Levenshtein

from accessibility import conditions
from accessibility.content_check import content_faults
from accessibility.day_check import day_faults, review_faults
from accessibility.heading_check import first_misplaced, heading_faults, is_seen, text_of
from accessibility.link_check import LINKS, in_ascii, is_full, leads_somewhere
from accessibility.state_check import state_faults

PARTS = {part.id: part for part in conditions.PARTS}
PREFIX = "a11y-"
NEAR = 3  # letters by which a mistyped id differs from the right one


@dataclass
class Declaration:
    """A page with a declaration, as HTML; `today` is the day on which it is looked at.

    `address`: where it is published; None if nobody knows, of a file or a draft.
    """

    html: str
    today: date
    address: str | None = None

    @cached_property
    def soup(self):
        """Return the parsed page."""
        return BeautifulSoup(self.html, "html.parser")

    def found(self, name):
        """Return the first element with exactly this id, or None."""
        return self.soup.find(id=name)

    def day(self, name):
        """Return the date that an element holds, or None if it holds none."""
        element = self.found(name)
        try:
            return date.fromisoformat(element["datetime"])
        except (KeyError, TypeError, ValueError):
            return None


def check(html, today, address=None, with_review=True):
    """Return the faults of a declaration: a list of sentences, empty if it is as the law wants.

    `with_review`: that its yearly review is overdue is a fault, too.
    """
    page = Declaration(html, today, address)
    checks = [_spelling, _presence, _sight, _places, day_faults, state_faults, _links, _head]
    checks += [review_faults] if with_review else []
    found = [fault for one in checks for fault in one(page)]
    return [*found, *heading_faults(page.soup), *content_faults(page.soup, address)]


def _spelling(page):
    """Find ids that are nearly right: a blank at the end, a letter less, capitals, translated."""
    for element in page.soup.find_all(id=True):
        name = element["id"]
        right = nearest(name)
        if name in PARTS or right is None:
            continue
        if not right:
            text = _("id=“%(name)s” is none of the conditions'; ids are never translated.")
            yield text % {"name": name}
        elif _is_prefixed(name) or not page.found(right):
            text = _("id=“%(name)s” is misspelt: it should be “%(right)s”.")
            yield text % {"name": name, "right": right}


def nearest(name):
    """Return the right id nearest to a wrong one; "" for a stranger; None for another page's.

    One that lacks its beginning ("data-przeglad") must have two words: other pages' have one.
    """
    plain = _plain(name)
    is_prefixed = _is_prefixed(name)
    whole = plain if is_prefixed else f"{PREFIX}{plain}"
    right = min(PARTS, key=lambda one: Levenshtein.distance(whole, one))
    if Levenshtein.distance(whole, right) <= NEAR and (is_prefixed or "-" in plain):
        return right
    return "" if plain.startswith(PREFIX) else None


def _plain(name):
    """Return an id without capitals, blanks and Polish letters."""
    return re.sub(r"[\s_]+", "-", anyascii(name).strip().lower())


def _is_prefixed(name):
    """Say whether an id begins as ours do, if not quite: "a11y-", "a11-", "ally-", "11y-"."""
    return bool(re.match(r"(a.?.?.?y?|[1l]{1,2}y?|y)-", _plain(name)))


def _presence(page):
    """Find ids that are missing, stand twice, are on a wrong element, or hold nothing."""
    for part in conditions.PARTS:
        elements = page.soup.find_all(id=part.id)
        facts = {"id": part.id, "count": len(elements)}
        if not elements and part.is_required:
            yield _("id=“%(id)s” is missing.") % facts
        if len(elements) > 1:
            yield _("id=“%(id)s” stands %(count)s times; it may stand once.") % facts
        for element in elements[:1]:
            facts.update(tag=element.name, right=" / ".join(part.elements))
            if element.name not in part.elements:
                yield _("id=“%(id)s” is on <%(tag)s>; it should be on <%(right)s>.") % facts
            if text_of(element) == text_of(element.find(["h2", "h3"])):  # its heading, no more
                yield _("id=“%(id)s” holds no text.") % facts


def _sight(page):
    """Find parts that are on the page, but that nobody sees or hears."""
    for part in conditions.PARTS:
        element = page.found(part.id)
        if element and not is_seen(element):
            yield _("id=“%(id)s” is hidden from readers.") % {"id": part.id}


def _places(page):
    """Find ids that are outside the part they belong to, or in a wrong order."""
    found = [element["id"] for element in page.soup.find_all(id=list(PARTS))]
    misplaced = first_misplaced(found, list(PARTS))
    if misplaced:
        text = _("The order is wrong: id=“%(name)s” stands where id=“%(right)s” should.")
        yield text % {"name": misplaced[0], "right": misplaced[1]}
    for part in conditions.PARTS:
        element = page.found(part.id)
        if element and part.inside and not element.find_parent(id=part.inside):
            text = _("id=“%(id)s” should be inside id=“%(inside)s”.")
            yield text % {"id": part.id, "inside": part.inside}


def _links(page):
    """Find links that lead nowhere, and addresses that are not the ones written."""
    for part in conditions.PARTS:
        element = page.found(part.id)
        if element is None or element.name != "a":
            continue
        target, text = element.get("href", ""), text_of(element)
        if not LINKS.get(part.id, leads_somewhere)(target, text):
            fault = _("id=“%(id)s”: the link leads to “%(target)s” and says “%(text)s”.")
            yield fault % {"id": part.id, "target": target, "text": text}


def _head(page):
    """Find a page in no language, and a head that names another declaration than this one."""
    language = page.soup.html.get("lang", "") if page.soup.html else ""
    if not language.lower().startswith("pl"):
        yield _("The page does not say that it is in Polish: <html lang=“pl”>.")
    metas = page.soup.find_all("meta", attrs={"name": conditions.META})
    named = [meta.get("content", "") for meta in metas]
    facts = {"meta": conditions.META, "named": ", ".join(named) or "–"}
    if page.address and [in_ascii(one) for one in named] != [in_ascii(page.address)]:
        text = _("<meta name=“%(meta)s”> should hold %(address)s, once; it holds: %(named)s.")
        yield text % {**facts, "address": page.address}
    # To have one is good practice, no duty: a file may lack it.
    elif not page.address and (len(named) > 1 or not all(map(is_full, named))):
        text = _("<meta name=“%(meta)s”> should hold one full address; it holds: %(named)s.")
        yield text % facts
