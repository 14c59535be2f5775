"""Layer 0: the content version and the store of this site, made when first asked for."""

import logging
from functools import cache
from pathlib import Path

from django.conf import settings

from page_cache.front import Front
from page_cache.store import Store
from page_cache.version import Version

logger = logging.getLogger(__name__)


class NoVersion:
    """Stands in where the folder cannot be written: nothing is kept, all pages are rendered."""

    is_common = False

    def current(self):
        """Return None: no version is known."""

    def move(self):
        """Do nothing."""


@cache
def version():
    """Return the site's Version; one for each process."""
    is_common = not settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    shared = "shared" if "shared" in settings.CACHES else None
    try:
        return Version(folder(), is_common, shared, front())
    except OSError as fault:
        logger.error("Pages are not kept, each is rendered anew: %s", fault)
        return NoVersion()


@cache
def front():
    """Return the Front that a web server of this machine reads, or None without one."""
    return Front(settings.FRONT_CACHE_DIR) if settings.FRONT_CACHE_DIR else None


@cache
def store():
    """Return the site's Store; one for each process."""
    return Store(folder() / "answers")


def folder():
    """Return where this machine keeps answers: a Path."""
    return Path(settings.PAGE_CACHE_DIR)
