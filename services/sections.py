"""Layer 2: the sections of a service's card, in the order in which residents ask."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from blocks.links import DocumentsValue, look_up_open_documents


@dataclass
class Section:
    """A part of the card that has something to say. `template` shows its `content`."""

    anchor: str
    title: str
    template: str
    content: object


# What the page calls it, the anchor, the heading, the template. An anchor with two hyphens is
# never the anchor of a heading that an editor writes: those have one at a time.
ORDER = [
    ("for_whom", "karta--dla-kogo", _("For whom"), "text"),
    ("conditions", "karta--warunki", _("Conditions"), "text"),
    ("shown_amounts", "karta--kwoty", _("How much"), "amounts"),
    ("papers", "karta--dokumenty", _("What to prepare"), "papers"),
    ("shown_forms", "karta--druki", _("Forms to download"), "forms"),
    ("how_to_apply", "karta--jak-zlozyc", _("How to apply"), "channels"),
    ("shown_unit", "karta--kto-zalatwia", _("Who will help you"), "unit"),
    ("facts", "karta--terminy", _("Time and cost"), "facts"),
    ("how_decision", "karta--decyzja", _("Decision and payment"), "text"),
    ("appeal", "karta--odwolanie", _("If you do not agree with the decision"), "text"),
    ("legal_basis", "karta--podstawa", _("Legal basis"), "text"),
]


def filled(page):
    """Return the sections of a services.ServicePage that are filled in: a list of Sections."""
    found = ((getattr(page, name), *rest) for name, *rest in ORDER)
    return [
        Section(anchor, title, f"services/sections/{template}.html", content)
        for content, anchor, title, template in found
        if says_something(content)
    ]


def says_something(content):
    """Say whether there is anything to show; an emptied rich text holds an empty paragraph."""
    if isinstance(content, str):
        return bool(strip_tags(content).replace("&nbsp;", " ").strip())
    return bool(content)


def documents(rows):
    """Return the documents of rows of forms that anybody may read, the newest: DocumentRows."""
    items = [{"document": row.document, "title": row.title} for row in rows]
    value = DocumentsValue(None, {"documents": items})
    look_up_open_documents([value])
    return value.rows


def structured(page):
    """Return what search engines are told of a services.ServicePage: a dict of schema.org."""
    centre = {"@id": f"{settings.BASE_URL}/#centre"}
    elsewhere = {"@type": "Organization", "name": page.elsewhere_name}
    known = {
        "name": page.title,
        "alternateName": list(filter(None, [page.official_name, *page.names])),
        "description": page.summary,
        "url": settings.BASE_URL + page.url if page.url else "",
        "provider": elsewhere if page.elsewhere_name else centre,
    }
    facts = {name: value for name, value in known.items() if value}
    return {"@type": "GovernmentService", **facts}
