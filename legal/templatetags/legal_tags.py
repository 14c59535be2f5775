"""Layer 2: what templates of pages that the law prescribes ask for."""

from django import template

from legal import fields

register = template.Library()


@register.filter
def says_something(content):
    """Say whether a rich text has any letter."""
    return fields.says_something(content)
