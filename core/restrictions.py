"""Layer 1: which parts of the tree only some people may read, known without asking each time."""

from django.db.models import Q
from wagtail.models import PageViewRestriction

from page_cache.memo import remember


def restricted_paths():
    """Return the tree's paths of the pages that are restricted themselves: a tuple of str."""
    return remember("restricted paths", _read)


def is_restricted(path):
    """Say whether the page at a path of the tree, or one above it, is restricted."""
    return path.startswith(restricted_paths())


def private_q(_pages):
    """Return what `.public()` leaves out, as Wagtail's PageQuerySet says it: a Q.

    Wagtail asks the database for all restrictions whenever a list of public pages is made.
    """
    private = Q()
    for path in restricted_paths():
        private |= Q(path__startswith=path)
    return private or Q(pk__in=[])


def _read():
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True))
