"""Layer 1: what templates ask for on every page: the frame, and data for search engines."""

import json

from django import template
from django.conf import settings
from django.utils.html import _json_script_escapes, format_html
from django.utils.safestring import mark_safe
from wagtail.models import Page

from core.frame import read_frame

register = template.Library()


@register.simple_tag(takes_context=True)
def get_frame(context):
    """Return the core.frame.Frame around the page of this context, or around no page."""
    page = context.get("page")
    return read_frame(context.get("request"), page if isinstance(page, Page) else None)


@register.simple_tag
def absolute_url(address):
    """Return a path of this site ("/o-nas/") as a full address."""
    return settings.BASE_URL + (address or "/")


@register.simple_tag
def structured_data(page, frame):
    """Return the page's JSON-LD: the organisation, the page's place, what its kind says of it.

    Vocabulary: schema.org GovernmentOrganization and BreadcrumbList.
    """
    graph = [_organisation(frame.centre)] if frame.centre else []
    trail = [*frame.breadcrumbs, *([page] if getattr(page, "pk", None) else [])]
    if len(trail) > 1:
        graph.append(_breadcrumb_list(trail))
    graph += getattr(page, "structured_data", [])
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
