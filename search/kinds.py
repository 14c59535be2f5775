"""Layer 0: what residents call a kind of result: "Strona", "Dokument".

A page kind says so in `search_name` and `search_name_plural`; kinds of one name are one choice.
A kind with a `search_note` has something to say beside the title: "Nie u nas: załatwia ZUS".
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


def notes(pages):
    """Return what is to be said beside the titles of base `pages`: {pk: note}, mostly empty.

    One query for each kind that has notes, none for the others.
    """
    noted = {}
    for page in pages:
        model = page.cached_content_type.model_class()
        if hasattr(model, "search_note"):
            noted.setdefault(model, []).append(page.pk)
    found = (m.objects.defer_streamfields().filter(pk__in=pks) for m, pks in noted.items())
    return {page.pk: page.search_note for some in found for page in some if page.search_note}
