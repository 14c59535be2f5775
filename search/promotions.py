"""Layer 0: results that staff put first for a query (Wagtail's search promotions).

Wagtail asks for the query letter by letter; here any form of its words will do, as in the search
itself. Its own template tag also writes to the database whenever somebody searches.
"""

from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion

from search import kinds, polish


@dataclass
class Promoted:
    """One result that staff put first."""

    title: str
    url: str
    description: str
    note: str = ""  # what must be known before the page is opened


def promoted(readable, text):
    """Return what staff put first for the query `text`, in their order: a list of Promoted.

    readable: the pages that anybody may read; no other page is shown.
    """
    wanted = polish.key(text)
    if not wanted:
        return []
    picks = SearchPromotion.objects.select_related("query", "page").order_by("sort_order", "pk")
    picks = [pick for pick in picks if polish.key(pick.query.query_string) == wanted]
    chosen = [pick.page_id for pick in picks if pick.page_id]
    pages = readable.in_bulk(chosen) if chosen else {}
    notes = kinds.notes(pages.values())
    shown = {}  # by address: two forms of the query may promote the same page
    for pick in picks:
        page = pages.get(pick.page_id)
        if page:
            note = notes.get(page.pk, "")
            shown.setdefault(page.url, Promoted(page.title, page.url, pick.description, note))
        elif not pick.page_id:
            url, text = pick.external_link_url, pick.external_link_text
            shown.setdefault(url, Promoted(text, url, pick.description))
    return list(shown.values())
