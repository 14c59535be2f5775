"""Layer 2: what templates ask on every page: when the centre is open."""

from django import template
from django.utils import timezone

from contact.door_sign import DoorSign
from contact.models import read_timetable

register = template.Library()


@register.simple_tag(takes_context=True)
def main_hours(context):
    """Return the DoorSign of the centre's own hours: one question, however often it is asked.

    An error page has no request to remember it by; it asks once.
    """
    request = context.get("request")
    known = getattr(request, "main_hours", None)
    if known is None:
        known = DoorSign(read_timetable(is_main=True), timezone.now())
        if request:
            request.main_hours = known
    return known
