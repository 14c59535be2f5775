"""Layer 1: all checks of a page together."""

from wagtail import hooks

from core.checks import advice, markup
from core.checks.parts import parts_of, parts_of_items

CHECKS = (
    markup.pictures,
    markup.tables,
    markup.headings,
    markup.links,
    markup.recordings,
    advice.descriptions,
    advice.titles_of_tables,
    advice.vague_links,
    advice.capitals,
    advice.only_a_pdf,
    advice.documents,
)


def check_page(page):
    """Return the Faults of the page's content, those that block publishing first: a list."""
    return _faults([*parts_of(page), *parts_of_items(page)])


def blocking_faults(page, typed=None):
    """Return the Faults with which the page must not be published: a list.

    `typed`: the rows of its lists as a form has them, {name: rows}; {} before they are read.
    """
    parts = [*parts_of(page), *parts_of_items(page, typed)]
    return [fault for fault in _faults(parts) if fault.blocks]


@hooks.register("against_publishing")  # the bin asks (trash/restoring.py)
def refusals(page):
    """Return all for which a page is not published as it is stored: Faults, and sentences.

    The sentences are those of its kind (`BasePage.unlawful`): no reason excuses them.
    """
    return [*blocking_faults(page), *getattr(page, "unlawful", list)()]


def _faults(parts):
    """Return the Faults of these Parts, each once, those that block first: a list."""
    found = dict.fromkeys(fault for check in CHECKS for fault in check(parts))
    return sorted(found, key=lambda fault: not fault.blocks)
