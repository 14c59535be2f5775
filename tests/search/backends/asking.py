"""What tests of the backend share: pages with a text, and asking for them."""

from wagtail.models import Page

from tests.samples import short_page


def titles(query, pages=None, **options):
    """Return the titles found, best first."""
    pages = Page.objects.all() if pages is None else pages
    return [page.title for page in pages.search(query, **options)]


def begun(text, pages=None, **options):
    """Return the titles that the editor's search finds."""
    pages = Page.objects.all() if pages is None else pages
    return [page.title for page in pages.autocomplete(text, **options)]


def text_page(title, text, **facts):
    """Return a published page with this one paragraph."""
    return short_page(title, body=[("text", {"heading": "", "text": f"<p>{text}</p>"})], **facts)
