"""Layer 0: what anybody may find: live and public pages of the site, documents that are public."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef
from django.db.models.functions import Cast
from modelsearch.backends import get_search_backend
from modelsearch.index import get_indexed_models
from modelsearch.query import MATCH_ALL
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from search.backends import is_own
from search.backends.scopes import Scope


def pages(site):
    """Return the pages of `site` that anybody may read: a queryset."""
    return Page.objects.live().public().descendant_of(site.root_page, inclusive=True)


def documents(read_by_all):
    """Return the documents that anybody may find: a queryset.

    Not those of a private collection, not those that others have replaced, not those that only
    hidden pages link to. A document that nothing links to is public, as its address is: Wagtail's
    index of references does not know drafts of changes. The form tells editors so. read_by_all:
    what `pages` returned.
    """
    model = get_document_model()
    links = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model),
        to_object_id=Cast(OuterRef("pk"), CharField()),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    # Asked of each link: a list of all that can be read took longer the more pages there are.
    reader = read_by_all.filter(pk=Cast(OuterRef("object_id"), BigIntegerField()))
    linked_for_all = Exists(links.filter(Exists(reader)))
    return model.objects.current_for_all().filter(linked_for_all | ~Exists(links))


def scopes(readable):
    """Return what a search may find: Scopes of the pages in `readable` and of public documents."""
    document = ContentType.objects.get_for_model(get_document_model())
    return [
        Scope(get_descendants_content_types_pks(Page), readable),
        Scope([document.pk], documents(readable), few=True),
    ]


def indexed():
    """Return how many pages and documents the index holds, and how many it should: int, int.

    Raises SearchAway.
    """
    found = (Page, get_document_model())
    kinds = [kind for model in found for kind in get_descendants_content_types_pks(model)]
    wanted = sum(
        m.get_indexed_objects().count() for m in get_indexed_models() if issubclass(m, found)
    )
    if is_own():
        return IndexEntry.objects.filter(content_type__in=kinds).count(), wanted
    backend = get_search_backend()
    return sum(backend.search(MATCH_ALL, model).count() for model in found), wanted
