"""Layer 1: all checks of a page together."""

from core.checks import advice, markup
from core.checks.parts import parts_of

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
)


def check_page(page):
    """Return the Faults of the page's content, those that block publishing first: a list."""
    parts = parts_of(page)
    found = dict.fromkeys(fault for check in CHECKS for fault in check(parts))  # each once
    return sorted(found, key=lambda fault: not fault.blocks)


def blocking_faults(page):
    """Return the Faults with which the page must not be published: a list."""
    return [fault for fault in check_page(page) if fault.blocks]


def refusals(page):
    """Return all for which a page is not published as it is stored: Faults, and sentences.

    The sentences are those of its kind (`BasePage.unlawful`): no reason excuses them.
    """
    return [*blocking_faults(page), *getattr(page, "unlawful", list)()]
