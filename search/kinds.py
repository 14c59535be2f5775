"""Layer 0: what residents call a kind of result: "Strona", "Dokument".

A page kind says so in `search_name` and `search_name_plural`; kinds of one name are one choice.
A kind with a `search_note` has something to say beside the title: "Nie u nas: załatwia ZUS".
A kind with a `search_date` shows readers another day than that of its last change.
"""

from anyascii import anyascii
from django.utils.text import capfirst, slugify


def one(model):
    """Return what one result of the model is called: str."""
    return capfirst(str(getattr(model, "search_name", model._meta.verbose_name)))


def many(model):
    """Return what several are called: str."""
    return capfirst(str(getattr(model, "search_name_plural", model._meta.verbose_name_plural)))


def slug(name):
    """Return a name as it stands in an address: "Strony i działy" → "strony-i-dzialy"."""
    return slugify(anyascii(name))


def outspoken(pages):
    """Return those of base `pages` whose kind says something itself: {pk: page of its kind}.

    One query for each such kind, none for the others.
    """
    known = {}
    for page in pages:
        model = page.cached_content_type.model_class()
        if hasattr(model, "search_note") or hasattr(model, "search_date"):
            known.setdefault(model, []).append(page.pk)
    found = (m.objects.defer_streamfields().filter(pk__in=pks) for m, pks in known.items())
    return {page.pk: page for some in found for page in some}


def note(page):
    """Return what is to be said beside the title of a page of its kind: str, mostly empty."""
    return getattr(page, "search_note", "")


def notes(pages):
    """Return what is to be said beside the titles of base `pages`: {pk: note}, mostly empty."""
    return {pk: said for pk, page in outspoken(pages).items() if (said := note(page))}
