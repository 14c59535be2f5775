"""Layer 0: what residents call a kind of result: "Strona", "Dokument".

A page kind says so in `search_name` and `search_name_plural`; kinds of one name are one choice.
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
