"""Library: documents and their versions, for the tests of all that shows them."""

from datetime import date

from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from library.models import SiteDocument


def document(title, **facts):
    """Return a small document of the library."""
    file = ContentFile(f"Treść: {title}".encode(), "druk.txt")
    return SiteDocument.objects.create(title=title, file=file, file_size=file.size, **facts)


def versions(count=2, **facts):
    """Return a form and what replaced it, step by step, the oldest first: a list of documents."""
    newer, found = None, []
    for year in range(2026, 2026 - count, -1):
        facts = {**facts, "version_date": date(year, 11, 1), "replaced_by": newer}
        newer = document(f"Wniosek {year}", **facts)
        found.insert(0, newer)
    return found


def private_collection(name="Wewnętrzne"):
    """Return a collection that only logged-in people may read."""
    closed = Collection.get_first_root_node().add_child(name=name)
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return closed
