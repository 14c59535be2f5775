"""Layer 0: what cards show of pages of many kinds, read for all of them together."""

from collections import defaultdict

from wagtail.images import get_image_model

FIELDS = ("lead", "listing_summary", "listing_image_id")  # of the kinds that have them


def read_cards(pages):
    """Let each page know what a card shows of it: its words and its picture; return a list.

    pages: of their own kinds, with the fields of their kinds deferred (`specific(defer=True)`).
    Three questions, whatever the number of pages and of kinds.
    """
    pages = list(pages)
    waiting = [page for page in pages if set(FIELDS) & page.get_deferred_fields()]
    facts = _facts_of(waiting)
    for page in waiting:
        vars(page).update(facts.get(page.pk, {}))
    numbers = {getattr(page, "listing_image_id", None) for page in pages} - {None}
    found = get_image_model().objects.prefetch_related("renditions")
    images = found.in_bulk(numbers) if numbers else {}
    for page in pages:
        if image := images.get(getattr(page, "listing_image_id", None)):
            page.listing_image = image
    return pages


def _facts_of(pages):
    """Return {primary key: {field: value}}, by one question for all kinds."""
    by_kind = defaultdict(list)
    for page in pages:
        by_kind[type(page)].append(page.pk)
    parts = [
        kind.objects.filter(pk__in=numbers).order_by().values_list("pk", *FIELDS)
        for kind, numbers in by_kind.items()
    ]
    rows = parts[0].union(*parts[1:], all=True) if parts else []
    return {number: dict(zip(FIELDS, values, strict=True)) for number, *values in rows}
