"""Layer 0: where the bin is: a root of its own, beside the tree in which all other pages stand.

No site, list, menu or permission reaches it (docs/decisions/0040).
"""

from django.db.models import BigIntegerField, Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from wagtail.models import Page, PageLogEntry

TREE = Page._get_path("", 1, 1)  # the path of the first root: Wagtail's one tree
SLUG = "kosz"


def outside(pages):
    """Return those of a queryset of pages that are not in the bin."""
    return pages.filter(path__startswith=TREE)


def holds(page):
    """Say whether a page is in the bin, or is the bin: bool."""
    return bool(page.path) and not page.path.startswith(TREE)


def bin_root():
    """Return the page under which deleted pages stand; it is made with the first of them.

    Locked, so that two who delete at once take different places. For a transaction.
    """
    roots = list(Page.objects.select_for_update().filter(depth=1).order_by("path"))
    if len(roots) > 1:
        return roots[1]
    made = Page(title="Kosz", slug=SLUG, locale=roots[0].locale)
    made.live = False
    return Page.add_root(instance=made)


def trips():
    """Return the entries of the log about moves into the bin and out of it: a queryset.

    Wagtail writes them beside our own entries.
    """
    places = {"source": KT("data__source__id"), "destination": KT("data__destination__id")}
    numbers = {name: Cast(key, BigIntegerField()) for name, key in places.items()}
    bins = Page.objects.filter(depth=1).exclude(path=TREE).values("pk")
    moves = PageLogEntry.objects.filter(action="wagtail.move").annotate(**numbers)
    return moves.filter(Q(source__in=bins) | Q(destination__in=bins))
