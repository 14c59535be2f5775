"""Layer 1: what the report shows: faults of live pages, documents, recordings, and who uses them.

Each is one question to the database, or a few, whatever the number of pages.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex
from wagtailmedia.models import get_media_model

from core.models import ContentFault
from library.access import UNKNOWN
from trash.permissions import OutsideTheBin


def faults_for(user):
    """Return the faults of live pages that `user` may edit: a queryset."""
    editable = OutsideTheBin().instances_user_has_permission_for(user, "change")
    return ContentFault.objects.filter(page__in=editable).select_related("page")


def documents():
    """Return the PDFs that are not accessible, without those that others replaced: a queryset."""
    found = get_document_model().objects.exclude(barriers__in=["", UNKNOWN])
    return found.exclude(pk__in=get_document_model().objects.replaced().values("pk"))


def documents_to_look_at():
    """Return those, and the PDFs that have not been examined yet: a queryset."""
    known = Q(pk__in=documents().values("pk"))
    unread = Q(barriers=UNKNOWN, file__iendswith=".pdf")
    found = get_document_model().objects.filter(known | unread)
    return found.exclude(pk__in=get_document_model().objects.replaced().values("pk"))


def recordings():
    """Return the recordings without a transcript and the films without captions: a queryset."""
    lacks_captions = Q(type="video", captions="", without_speech=False)
    return get_media_model().objects.filter(lacks_captions | Q(transcript=""))


def uses(things):
    """Return the pages that anybody may read on which each is: {pk: [Page]}, by their titles.

    `things`: documents or recordings, a list. A link to an older version leads to the newest.
    """
    owner = {str(one.pk): one.pk for one in things}
    if things and hasattr(type(things[0]), "replaced_by"):
        pairs = type(things[0]).objects.earlier_than(things)
        owner |= {str(old.pk): newest.pk for old, newest in pairs}
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type__in=ContentType.objects.get_for_models(*map(type, things)).values(),
        to_object_id__in=owner,
    ).values_list("to_object_id", "object_id")
    numbers = defaultdict(set)
    for thing, page in rows.distinct():
        numbers[owner[thing]].add(int(page))
    pages = Page.objects.live().public().in_bulk(set().union(*numbers.values()))
    found = {pk: [pages[n] for n in some if n in pages] for pk, some in numbers.items()}
    return {one.pk: sorted(found.get(one.pk, []), key=lambda page: page.title) for one in things}


def leading_to(pages, user):
    """Return where each page is edited, or read if `user` may not edit it: {pk: address}."""
    editable = OutsideTheBin().instances_user_has_permission_for(user, "change")
    numbers = [page.pk for page in pages]
    known = set(editable.filter(pk__in=numbers).values_list("pk", flat=True))
    return {
        page.pk: reverse("wagtailadmin_pages:edit", args=[page.pk])
        if page.pk in known
        else page.full_url or ""
        for page in pages
    }


def files_of(page):
    """Return the documents and recordings of a page that are not accessible: a list."""
    links = ReferenceIndex.get_references_for_object(page)
    found = []
    for things in (documents(), recordings()):
        kind = ContentType.objects.get_for_model(things.model)
        numbers = links.filter(to_content_type=kind).values_list("to_object_id", flat=True)
        found += things.filter(pk__in=[int(number) for number in numbers])
    return found
