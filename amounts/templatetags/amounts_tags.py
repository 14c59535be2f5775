"""Layer 0: an amount in a template of any page."""

from django import template

from amounts.standing import ask_us

register = template.Library()


@register.simple_tag
def amount_text(amount):
    """Return what is to be said of an amount today, of None that people should ask."""
    return amount.today.text if amount else ask_us()
