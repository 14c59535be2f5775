"""Layer 3: the first pages that the law prescribes: the one about privacy, drafts of the others.

The page about privacy is true by itself, so it is published. Of the others only the law's words are
there; what is the centre's own, nobody but its staff can know.
"""

from django.db.models import Max
from wagtail.models import Page

from core.models import Centre, CentreFooterLink
from legal.models import (
    ChildrenStandardsPage,
    DataNoticePage,
    PrivacyPage,
    ProtectionStandardsPage,
    WhistleblowerPage,
)
from mopscms.content.making import make_page

KINDS = {
    "privacy": PrivacyPage,
    "data_notice": DataNoticePage,
    "whistleblowers": WhistleblowerPage,
    "protection": ProtectionStandardsPage,
    "children": ChildrenStandardsPage,
}


def make_legal_pages(home, pages):
    """Make each of these pages (tables of centre.toml) once; return those made now."""
    made = {}
    for facts in pages:
        kind, below = KINDS[facts["kind"]], facts.get("below")
        parent = made.get(below) if below else Page.objects.get(pk=home.pk)
        if parent is None:  # made before, and staff may have moved it
            continue
        own = {name: facts[name] for name in ("title", "slug", "lead")}
        page = make_page(facts["slug"], parent, kind(**own), draft=kind is not PrivacyPage)
        if page:
            made[facts["kind"]] = page
            if facts.get("in_footer"):
                link_in_footer(home, page)
    return list(made.values())


def link_in_footer(home, page):
    """Put a link to the page last among the footer's; drafts show there once published."""
    for centre in Centre.objects.filter(site__root_page=home):
        last = centre.footer_links.aggregate(last=Max("sort_order"))["last"]
        order = 0 if last is None else last + 1
        CentreFooterLink.objects.create(centre=centre, page=page, sort_order=order)
