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
from accessibility.heading_check import first_misplaced, heading_faults, is_hidden, text_of
from accessibility.link_check import LINKS, leads_somewhere

PARTS = {part.id: part for part in conditions.PARTS}
NEAR = 3  # letters by which a mistyped id differs from the right one


@dataclass
class Declaration:
    """A page with a declaration, as HTML; `today` is the day on which it is looked at.

    `address`: where it is published; None for a draft, which no page names in its head yet.
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
    checks = [_spelling, _presence, _sight, _places, _days, _state, _conditional, _links, _head]
    checks += [_review] if with_review else []
    found = [fault for one in checks for fault in one(page)]
    return [*found, *heading_faults(page.soup), *content_faults(page.soup, address)]


def _spelling(page):
    """Find ids that are nearly right: a blank at the end, a letter less, capitals, translated."""
    for element in page.soup.find_all(id=True):
        name = element["id"]
        right = nearest(name)
        if name in PARTS or right is None:
            continue
        if right:
            text = _("id=“%(name)s” is misspelt: it should be “%(right)s”.")
            yield text % {"name": name, "right": right}
        else:
            text = _("id=“%(name)s” is none of the conditions'; ids are never translated.")
            yield text % {"name": name}


def nearest(name):
    """Return the right id nearest to a wrong one; "" for a stranger; None for another page's."""
    plain = re.sub(r"[\s_]+", "-", anyascii(name).strip().lower())
    right = min(PARTS, key=lambda one: Levenshtein.distance(plain, one))
    if Levenshtein.distance(plain, right) <= NEAR and re.match(r"a.?.?.?y?-", plain):
        return right
    return "" if plain.startswith("a11y-") else None


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
        if element and any(map(is_hidden, [element, *element.parents])):
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


def _days(page):
    """Find dates that are text only, no dates, still to come, or in a wrong order."""
    for part in conditions.PARTS:
        element = page.found(part.id)
        if not part.is_day or element is None:
            continue
        written, day = element.get("datetime", ""), page.day(part.id)
        facts = {"id": part.id, "written": written, "text": text_of(element)}
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written) or day is None:
            yield _("id=“%(id)s”: datetime=“%(written)s” is no date; write YYYY-MM-DD.") % facts
        elif day > page.today:
            yield _("id=“%(id)s”: the day %(written)s is still to come.") % facts
        elif not conditions.names(day, facts["text"]):
            yield _("id=“%(id)s”: the text “%(text)s” is another day than %(written)s.") % facts
    for first, later in (
        ("a11y-data-publikacja", "a11y-data-aktualizacja"),
        ("a11y-data-sporzadzenie", conditions.REVIEW_ID),
    ):
        begun, ended = page.day(first), page.day(later)
        if begun and ended and ended < begun:
            text = _("id=“%(later)s” is before id=“%(first)s”.")
            yield text % {"later": later, "first": first}


def _review(page):
    """Find a review that was due and is not written down."""
    last = page.day(conditions.REVIEW_ID) or page.day("a11y-data-sporzadzenie")
    if last and page.today > conditions.review_due(last):
        due = conditions.review_due(last).isoformat()
        text = _("id=“%(id)s”: the review was due by %(due)s.")
        yield text % {"id": conditions.REVIEW_ID, "due": due}


def _state(page):
    """Find a status that is none of the three, and headings that do not fit it."""
    status = text_of(page.found("a11y-status"))
    said = [words for words in conditions.STATUS_WORDS if re.search(rf"\b{words}\b", status)]
    if status and (len(said) != 1 or conditions.ANNEX_WORDS not in status):
        yield _("id=“a11y-status” holds none of the three sentences of the conditions.")
    headings = {text_of(heading) for heading in page.soup.find_all(["h2", "h3"])}
    facts = {"heading": conditions.BARRIERS.text}
    if said == [conditions.FULL_WORDS] and facts["heading"] in headings:
        yield _("The site meets everything, yet there is the heading “%(heading)s”.") % facts
    elif said and said != [conditions.FULL_WORDS]:
        if facts["heading"] not in headings:
            yield _("The heading “%(heading)s” is missing: the status asks for it.") % facts
        elif not headings & {reason.text for reason in conditions.REASONS}:
            yield _("Under “%(heading)s” none of the three reasons is named.") % facts


def _conditional(page):
    """Find a heading without the id that belongs to it, or the other way round."""
    headings = {text_of(heading) for heading in page.soup.find_all("h3")}
    for heading, name in (
        (conditions.COSTS.text, conditions.COST_ID),
        (conditions.APPS.text, conditions.APPS_ID),
    ):
        facts = {"heading": heading, "id": name}
        if heading in headings and not page.found(name):
            yield _("There is the heading “%(heading)s”, but id=“%(id)s” is missing.") % facts
        if heading not in headings and page.found(name):
            yield _("There is id=“%(id)s”, but the heading “%(heading)s” is missing.") % facts


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
    """Find a page in no language, and a head that does not name the declaration itself."""
    language = page.soup.html.get("lang", "") if page.soup.html else ""
    if not language.lower().startswith("pl"):
        yield _("The page does not say that it is in Polish: <html lang=“pl”>.")
    if page.address is None:
        return
    metas = page.soup.find_all("meta", attrs={"name": conditions.META})
    named = [meta.get("content", "") for meta in metas]
    if named != [page.address]:
        text = _("<meta name=“%(meta)s”> should hold %(address)s, once; it holds: %(named)s.")
        facts = {"meta": conditions.META, "address": page.address}
        yield text % {**facts, "named": ", ".join(named) or "–"}
