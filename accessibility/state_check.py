"""Layer 2: whether a declaration has the parts that its status asks for, and no others.

Each check takes the Declaration of declaration_check and yields a sentence for every fault.
"""

from django.utils.translation import gettext as _

from accessibility import conditions
from accessibility.heading_check import LEVELS, text_of

ANY_LEVEL = ["h1", "h2", "h3", "h4", "h5", "h6"]
PAIRS = (
    (conditions.COSTS.text, conditions.COST_ID),
    (conditions.APPS.text, conditions.APPS_ID),
)


def state_faults(page):
    """Find a status that is none of the three, and headings that do not fit it."""
    status = text_of(page.found(conditions.STATUS_ID))
    said = conditions.states_in(status)
    if status and len(said) != 1:
        yield _("id=“a11y-status” holds none of the three sentences of the conditions.")
    headings = _texts(page, LEVELS)
    if said == [conditions.FULL]:
        yield from _too_much(_texts(page, ANY_LEVEL))
    elif said:
        yield from _too_little(headings)
    yield from _unpaired(page, headings)


def _texts(page, levels):
    """Return the texts of the headings of some levels: a set."""
    return {text_of(heading) for heading in page.soup.find_all(levels)}


def _too_much(headings):
    """Yield a sentence for each heading that a site without barriers cannot have."""
    for heading in (conditions.BARRIERS, *conditions.REASONS):
        if heading.text in headings:
            text = _("The site meets everything, yet there is the heading “%(heading)s”.")
            yield text % {"heading": heading.text}


def _too_little(headings):
    """Yield a sentence for each heading that a site with barriers lacks."""
    facts = {"heading": conditions.BARRIERS.text}
    if facts["heading"] not in headings:
        yield _("The heading “%(heading)s” is missing: the status asks for it.") % facts
    elif not headings & {reason.text for reason in conditions.REASONS}:
        yield _("Under “%(heading)s” none of the three reasons is named.") % facts


def _unpaired(page, headings):
    """Yield a sentence for a heading without the id that belongs to it, or the other way round."""
    for heading, name in PAIRS:
        facts = {"heading": heading, "id": name}
        if heading in headings and not page.found(name):
            yield _("There is the heading “%(heading)s”, but id=“%(id)s” is missing.") % facts
        if heading not in headings and page.found(name):
            yield _("There is id=“%(id)s”, but the heading “%(heading)s” is missing.") % facts
