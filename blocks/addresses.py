"""Layer 0: which addresses a page may link to, however they came into the database."""

from urllib.parse import urlsplit

from django.db import models
from wagtail.whitelist import check_url


def web_address(address):
    """Return an address that a page may link to, else None: http, mailto, tel or of this site."""
    try:
        urlsplit(address)
    except ValueError:
        return None
    return None if address.strip().lower().startswith("ftp:") else check_url(address)


class WebAddressField(models.URLField):
    """An address that is none if it would run something: forms refuse it, an import may not."""

    def deconstruct(self):
        """Return what a migration stores: Django's field, as the column is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs

    def from_db_value(self, value, expression, connection):
        """Return the stored address, or nothing if no page may link to it."""
        return value and (web_address(value) or "")
