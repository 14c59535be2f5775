"""Layer 1: one thing that the site stores, and how its time is told."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

HOUR = 60 * 60
DAY = 24 * HOUR
COOKIE, BROWSER, SERVER = "cookie", "browser", "server"


@dataclass(frozen=True)
class Stored:
    """One thing that is stored.

    place: COOKIE, BROWSER (its local storage) or SERVER; name: of a cookie or key, one that ends
    with "*" stands for all that begin so, or what it is; by_reading: whether reading is enough.
    """

    place: str
    name: str | Promise
    purpose: str | Promise
    when: str | Promise
    kept: str | Promise
    by_reading: bool = False


def span(seconds):
    """Return a length of time in words: minutes below an hour, hours below a day, else days."""
    if seconds < HOUR:
        minutes = -(-seconds // 60)
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    if seconds < DAY:
        hours = -(-seconds // HOUR)
        return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
    days = -(-seconds // DAY)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def until_night(time):
    """Return a time (str) and what follows it: what is over is deleted by a nightly job."""
    return _("%(time)s; then it is deleted, the next night") % {"time": time}
