"""Layer 0: what is typed before pages are deleted: the site's name for one, their number for more.

The name is soon typed without reading. Whoever types 200 has seen that it is 200, and a number that
another person has changed meanwhile is no longer the right one.
"""

from django.conf import settings


def to_type(count):
    """Return what is to be typed before so many pages are deleted: str."""
    return str(count) if count > 1 else settings.WAGTAIL_SITE_NAME


def is_typed(text, count):
    """Say whether that was typed; "1 234" is as good as "1234"."""
    typed = "".join(text.split()) if count > 1 else text.strip()
    return typed == to_type(count)


def tops(pages):
    """Return those of the pages that stand below no other of them: a list."""
    return [one for one in pages if not any(map(one.is_descendant_of, pages))]


def count_with_below(pages):
    """Return how many pages these are with all below them, each counted once: int."""
    return sum(1 + one.get_descendant_count() for one in tops(pages))
