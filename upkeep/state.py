"""Layer 0: the state of the site in rows, each told by the part of the site that knows it.

A part adds rows with Wagtail's hook, in its wagtail_hooks.py; the function returns a Row or a list:

    @hooks.register("site_state")
    def second_factor():
        lacking = …
        return Row(_("Second factor"), Level.LOOK, _("3 accounts have none"), _("Ask them to …"))

For apps of layer 0, which import none of their own layer, mopscms/wagtail_hooks.py tells.
A part that fails becomes a row that says so, and the others are shown.
"""

import logging
from dataclasses import dataclass
from enum import IntEnum

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

logger = logging.getLogger(__name__)

HOOK = "site_state"
KEY, GOOD_FOR = "site-state", 300  # seconds for which the first screen may show what it knows


class Level(IntEnum):
    """How a part of the site is; the worse the higher."""

    FINE = 0
    LOOK = 1
    BAD = 2

    @property
    def word(self):
        """Return what people read."""
        return (_("All right"), _("Look at this"), _("Not working"))[self]

    @property
    def icon(self):
        """Return the name of Wagtail's icon."""
        return ("circle-check", "warning", "cross")[self]


@dataclass(frozen=True)
class Row:
    """One part of the site: its name, how it is, what is known, what to do if it is not fine."""

    name: str
    level: Level
    says: str
    advice: str = ""


def rows():
    """Return all rows, in the order of their registration."""
    found = []
    for tell in hooks.get_hooks(HOOK):
        try:
            told = tell()
        except Exception as fault:
            logger.exception("The state of a part cannot be told: %s", tell.__name__)
            told = _failed(tell, fault)
        found += told if isinstance(told, list) else [told]
    return found


def warnings():
    """Return the rows that are not fine, the worst first, as they were in the last minutes."""
    known = cache.get(KEY)
    if known is None:
        # Sentences as they are: lazy ones would hold on to what they were made from.
        known = [
            Row(str(row.name), row.level, str(row.says), str(row.advice))
            for row in _once(rows())
            if row.level > Level.FINE
        ]
        cache.set(KEY, known, GOOD_FOR)
    return sorted(known, key=lambda row: -row.level)


def _once(found):
    """Return the rows without those that only say again what to do: one timer runs all jobs."""
    first = {}
    for row in found:
        first.setdefault(row.advice if row.level == Level.LOOK else row, row)
    return list(first.values())


def _failed(tell, fault):
    says = _("This could not be checked: %(fault)s") % {"fault": type(fault).__name__}
    advice = _("Look into the log of the site for the reason.")
    return Row(tell.__name__.replace("_", " "), Level.BAD, says, advice)
