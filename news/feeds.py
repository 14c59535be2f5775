"""Layer 2: news for those who read them in a program of their own: RSS and Atom."""

import re
from datetime import datetime, time

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.utils.timezone import make_aware
from django.utils.translation import get_language, gettext

Rss, Atom = Rss201rev2Feed, Atom1Feed

# What no XML may hold; text pasted from Word brings it in (a vertical tab for a new line).
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def answer(kind, index, news):
    """Return the response with a feed; kind: Rss or Atom, index: the list, news: its pages."""
    address = settings.BASE_URL + index.url
    feed = kind(
        title=_plain(index.title),
        link=address,
        description=_described(kind, index.summary or index.title),
        language=get_language(),
        feed_url=address + index.reverse_subpage("rss" if kind is Rss else "atom"),
    )
    for page in news:
        feed.add_item(**_item(kind, page))
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def _item(kind, page):
    """Return what a feed says of a page. Its id stays the same when the page moves.

    Readers list bare titles, so what is out of date says so there too.
    """
    mark = f" ({gettext('out of date')})" if page.is_archived else ""
    note = f"{page.search_note}. " if page.is_archived else ""
    return {
        "title": _plain(page.title + mark),
        "link": settings.BASE_URL + page.url,
        "description": _described(kind, note + page.summary),
        "unique_id": f"urn:uuid:{page.translation_key}",
        "unique_id_is_permalink": False,
        "pubdate": make_aware(datetime.combine(page.date, time())),
        "updateddate": page.last_published_at,
        "categories": [_plain(page.topic.name)] if page.topic else [],
    }


def _described(kind, text):
    """Return a description: readers take that of RSS for HTML, so there "<" is written as such."""
    return escape(_plain(text)) if kind is Rss else _plain(text)


def _plain(text):
    """Return the text without the characters that would break the feed."""
    return NOT_XML.sub(" ", str(text))
