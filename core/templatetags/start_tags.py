"""Layer 1: starts what a screen of the panel needs, without a script in the page."""

import json

from django import template

from core.starts import start as starting

register = template.Library()
# What Wagtail's widgets keep for their script.
register.filter("read_json", json.loads)


@register.simple_tag
def start(name, *given, **options):
    """Return the element that starts Wagtail's `name` with what is given, options as an object."""
    return starting(name, [*given, *([options] if options else [])])
