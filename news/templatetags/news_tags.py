"""Layer 2: what templates ask of news on every page: the notices at the top."""

from django import template
from django.utils import timezone
from wagtail.models import Page

from news import showing

register = template.Library()


@register.simple_tag(takes_context=True)
def current_notices(context, page):
    """Return what stands at the top of a page, or of no page: a news.showing.Board.

    Without a request there are none: then an error is being told of, and the database may be it.
    """
    if not context.get("request"):
        return showing.Board([])
    return showing.board_of(page if isinstance(page, Page) else None)


@register.simple_tag
def iso(moment=None):
    """Return a datetime as scripts read it: "2026-12-01T14:30:00.000+00:00".

    None: the minute of now, so that a page made twice is the same to the byte but for that.
    """
    moment = moment or timezone.now().replace(second=0, microsecond=0)
    return moment.isoformat(timespec="milliseconds")
