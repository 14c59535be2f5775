"""Layer 1: what templates ask for on every page: the frame, and data for search engines."""

import json
from dataclasses import fields
from functools import partial
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.defaulttags import querystring
from django.template.loader import render_to_string
from django.utils.html import _json_script_escapes, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, to_locale
from wagtail.models import Page

from core.frame import read_frame
from core.language import language_tag
from core.record import read_record

register = template.Library()


@register.simple_tag(takes_context=True)
def get_frame(context):
    """Return the core.frame.Frame around the page of this context, or around no page."""
    page = context.get("page")
    return read_frame(context.get("request"), page if isinstance(page, Page) else None)


@register.simple_tag(takes_context=True)
def part_of_frame(context, template, here=None):
    """Return a part that is the same around every page of a site, kept as long as the frame is.

    template: its name; it knows of nothing but the facts of core.frame.Frame and the request.
    here: a core.frame.Here, if the part is the same only around pages that have it in common.
    """
    frame, request = context["frame"], context.get("request")
    facts = {one.name: getattr(frame, one.name) for one in fields(frame)}
    make = partial(render_to_string, template, {**facts, "here": here, "request": request})
    return _kept_part(frame, (template, here, get_language()), make)


def _kept_part(frame, name, make):
    """Return what `make()` made for this frame before, else make it.

    Kept with the frame and not by the content version, which may have moved since it was read: a
    part of the former frame would be taken for one of the new.
    """
    if name not in frame.parts:
        frame.parts[name] = make()
    return frame.parts[name]


@register.simple_tag
def page_record(page, centre):
    """Return what is known of a page of this centre: see core.record."""
    return read_record(page, centre)


@register.simple_tag
def og_locale():
    """Return the language of now as Open Graph names it: "pl_PL"."""
    return to_locale(language_tag())


@register.simple_tag
def absolute_url(address):
    """Return a path of this site ("/o-nas/") as a full address."""
    return settings.BASE_URL + (address or "/")


@register.simple_tag(takes_context=True)
def address_of_part(context, number):
    """Return the address ("?strona=2") of another part of the list that is shown.

    Of what was asked for it keeps `asked` (a dict), if the page knows what of it counts.
    """
    asked = context.get("asked")
    if asked is None:
        return querystring(context, strona=number)
    return f"?{urlencode({**asked, 'strona': number})}"


@register.simple_tag
def canonical_url(page, part=None, asked=None):
    """Return the one full address of what is shown: without a campaign's or a form's leftovers.

    part: the part of a list that is shown (django.core.paginator.Page), if it has parts.
    asked: what the list was narrowed down to, {name in the address: value} in a fixed order.
    """
    number = getattr(part, "number", 1)
    query = urlencode({**(asked or {}), **({"strona": number} if number > 1 else {})})
    return absolute_url(page.url) + (f"?{query}" if query else "")


@register.simple_tag
def structured_data(page, frame):
    """Return the page's JSON-LD: the organisation, the page's place, what its kind says of it.

    Vocabulary: schema.org GovernmentOrganization and BreadcrumbList.
    """
    graph = []
    if frame.centre:
        make = partial(_organisation, frame.centre)
        graph.append(_kept_part(frame, "organisation", make))
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
