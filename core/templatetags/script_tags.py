"""Layer 1: lets the browser check that a script is the one that we wrote (docs/decisions/0035)."""

import hashlib
from base64 import b64encode
from functools import cache

from django import template
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage, staticfiles_storage
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def integrity(name):
    """Return the attribute for a script (its static name), or nothing while scripts may change."""
    if not isinstance(staticfiles_storage, ManifestStaticFilesStorage):
        return ""
    try:
        return format_html('integrity="{}"', _digest(staticfiles_storage.stored_name(name)))
    except OSError:  # the file cannot be read now; the page that tells of it must still come
        return ""


@cache
def _digest(stored_name):
    """Return what the attribute says of a file; the name changes with the content."""
    with staticfiles_storage.open(stored_name) as file:
        return "sha384-" + b64encode(hashlib.sha384(file.read()).digest()).decode()
