"""Layer 2: what stands on the page of downloads: the groups of services, then of its editors."""

from wagtail.documents import get_document_model
from wagtail.models import Page

from blocks.base import number_values
from blocks.links import DocumentsValue, look_up_open_documents

SERVICES = "serviceindexpage"  # of services.models, met by name


def groups_of(body):
    """Return the groups with documents that anybody may read, services first: a list of values.

    Each has `heading`, `anchor`, `rows` of documents in their newest version, and `url` if it is a
    service's. body: the groups of editors. The number of queries depends on no number of documents.
    """
    values = [*_of_services(), *(block.value for block in body)]
    look_up_open_documents(values)
    values = [value for value in values if value.rows]
    number_values(values)
    return values


def earlier_versions(groups):
    """Return what the documents of these groups have replaced: (old, newest) pairs."""
    documents = {row.document.pk: row.document for value in groups for row in value.rows}
    return get_document_model().objects.open_to_all().earlier_than(documents.values())


def _of_services():
    """Return the groups of services, which are what an editor's are, with an address."""
    sections = Page.objects.live().public().filter(content_type__model=SERVICES)
    sections = sections.specific(defer=True)
    found = [pair for one in sections for pair in getattr(one, "services_with_forms", [])]
    return [_of_service(service, rows) for service, rows in found]


def _of_service(service, rows):
    items = [{"document": row.document, "title": row.title} for row in rows]
    facts = {"heading": service.title, "url": service.url, "documents": items}
    return DocumentsValue(None, facts)
