"""Layer 0: what is the same for every page, made once by each process for each content version."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from page_cache import changes, moments, site

MOST = 100  # names; there are a few, and one for each address of the site
_kept = {}


@dataclass(frozen=True)
class Kept:
    """A value, the content version it was made under, and the moment when it stops being true."""

    version: tuple
    until: datetime
    value: object


def remember(name, make):
    """Return what `make()` returned the last time, if no content has changed since; else ask it.

    name: anything hashable. All threads get the same value: hand out copies of what somebody might
    change. A transaction that has changed content sees its own change, and nobody else does: until
    it is committed nothing is kept and nothing kept is used.
    """
    version = None if changes.is_pending() else site.version().current()
    if version is None:
        return make()
    kept = _kept.get(name)
    if kept and kept.version == version and timezone.now() < kept.until:
        return kept.value
    until = moments.next_change(version)  # before the value is made, which may take a while
    value = make()
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[name] = Kept(version, until, value)
    return value


def last_known(kind):
    """Return a value under a name (kind, …), however old, or None: if nothing can be asked."""
    found = list(_kept.items())  # at once: other threads add and forget
    named = (kept.value for name, kept in found if isinstance(name, tuple) and name[0] == kind)
    return next(named, None)


def forget():
    """Keep nothing of what was made so far."""
    _kept.clear()
