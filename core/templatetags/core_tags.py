"""Layer 1: what templates ask for on every page: the frame, and data for search engines."""

import json

from django import template
from django.conf import settings
from django.utils.html import _json_script_escapes, format_html
from django.utils.safestring import mark_safe
from wagtail.models import Site

from core.models import Centre

register = template.Library()

DECLARATION_SLUG = "deklaracja-dostepnosci"  # an address that stays for ever


@register.simple_tag(takes_context=True)
def get_frame(context):
    """Return what stands around every page: a dict of `centre`, `home`, `menu`, `declaration`.

    Four queries a request, whatever the size of the tree. Without a site there is an empty frame.
    """
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None:
        return {"centre": None, "home": None, "menu": [], "declaration": None}
    home = site.root_page
    below = home.get_children().live().public()
    return {
        "centre": Centre.for_site(site),
        "home": home,
        "menu": list(below.in_menu()),
        "declaration": below.filter(slug=DECLARATION_SLUG).first(),
    }


@register.simple_tag
def get_breadcrumbs(page):
    """Return the pages above `page` that anybody may read, from the home page down: a list."""
    if not getattr(page, "pk", None):  # no page, or a page being previewed before its first save
        return []
    return list(page.get_ancestors().filter(depth__gt=1).live().public())


@register.simple_tag
def absolute_url(address):
    """Return a path of this site ("/o-nas/") as a full address."""
    return settings.BASE_URL + (address or "/")


@register.simple_tag
def structured_data(page, centre, breadcrumbs):
    """Return the page's JSON-LD: the organisation, and where the page stands in the tree.

    Vocabulary: schema.org GovernmentOrganization and BreadcrumbList.
    """
    graph = [_organisation(centre)] if centre else []
    trail = [*(breadcrumbs or []), *([page] if getattr(page, "pk", None) else [])]
    if len(trail) > 1:
        graph.append(_breadcrumb_list(trail))
    data = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    # Django's own escapes for JSON in a script element: no text of an editor can close it.
    safe = mark_safe(data.translate(_json_script_escapes))  # noqa: S308
    return format_html('<script type="application/ld+json">{}</script>', safe)


def _organisation(centre):
    known = {
        "name": centre.full_name or centre.short_name,
        "alternateName": centre.short_name,
        "address": ", ".join(centre.address.split("\n")).replace("\r", ""),
        "email": centre.email,
        "telephone": [phone.number for phone in centre.phones.all()],
        "sameAs": [centre.bip_url] if centre.bip_url else [],
    }
    facts = {key: value for key, value in known.items() if value}
    url = f"{settings.BASE_URL}/"
    return {"@type": "GovernmentOrganization", "@id": f"{url}#centre", "url": url, **facts}


def _breadcrumb_list(trail):
    items = [
        {
            "@type": "ListItem",
            "position": position,
            "name": page.title,
            "item": settings.BASE_URL + (page.url or "/"),
        }
        for position, page in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
