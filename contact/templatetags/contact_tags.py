"""Layer 2: what templates ask on every page: when the centre is open."""

from django import template

from contact.models import main_door_sign

register = template.Library()


@register.simple_tag(takes_context=True)
def main_hours(context):
    """Return the DoorSign of the centre's own hours: one question, however often it is asked.

    An error page has no request to remember it by; it asks once.
    """
    request = context.get("request")
    known = getattr(request, "main_hours", None)
    if known is None:
        known = main_door_sign()
        if request:
            request.main_hours = known
    return known
