"""Layer 0: which version of a document counts, and who may read it.

A document is replaced once its readers may read the new one: it is public, or in the same
collection. A new form that waits in a private collection replaces nothing yet.
"""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import DocumentQuerySet
from wagtail.models import CollectionViewRestriction, Page

# In the address of a replaced document: send it all the same. It stays for ever.
VERSION, OLD = "wersja", "poprzednia"


def is_asked_for(request):
    """Say whether the address asks for an old version by name."""
    return request.GET.get(VERSION) == OLD


class Versioned(models.Model):
    """A document that may have a date, a newer version, and a page with the same text."""

    version_date = models.DateField(
        _("date of the version"),
        null=True,
        blank=True,
        help_text=_(
            "From which day this version is, for example 1.11.2026. It is shown beside the file."
        ),
    )
    # Protected: without the new one the old would come back as if it were valid.
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="earlier_versions",
        help_text=_(
            "Has the form changed? Add the new file as a new document and choose it here. Links on "
            "all pages then lead to the new one, and the search finds only that."
        ),
    )
    web_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("the same as a page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "A page of this site with the same text: easier to read on a phone and for people who "
            "use a screen reader. A link to it is shown beside the file."
        ),
    )
    admin_form_fields = ("version_date", "replaced_by", "web_page")

    class Meta:
        abstract = True

    @property
    def current(self):
        """Return the newest version that the readers of this one may read; `newest_of` for many."""
        return type(self).objects.newest_of([self])[self.pk]

    @property
    def day(self):
        """Return from when this version is, for putting versions in order: a date."""
        return self.version_date or timezone.localdate(self.created_at)

    @property
    def own_url(self):
        """Return the address of this very version; `url` of a replaced one leads to the newest."""
        return f"{self.url}?{VERSION}={OLD}" if self.replaced_by_id else self.url

    def is_replaced_by(self, other):
        """Say whether `other` is to take this one's place, at once or step by step."""
        found = type(self).objects.exclude(replaced_by=None).values_list("pk", "replaced_by")
        return other.pk in way_from(self.pk, dict(found))

    @cached_property
    def web_address(self):
        """Return the address of the page with the same text: str, "" unless anybody may read it."""
        return web_addresses([self])[self.pk]


class VersionedQuerySet(DocumentQuerySet):
    """Documents of which some have replaced others."""

    def open_to_all(self):
        """Return the documents that are in no private collection: a queryset."""
        return self.exclude(_in_private())

    def current_for_all(self):
        """Return the documents that anybody may read and nothing has replaced: a queryset."""
        return self.exclude(_in_private()).exclude(_replaced())

    def replaced(self):
        """Return the documents that another has replaced: a queryset."""
        return self.filter(_replaced())

    def newest_of(self, documents):
        """Return the newest version of each, by the number of the old one: {pk: document}.

        Each knows its `web_address`. At most four queries, whatever the number of documents; none
        if nothing was replaced and nothing is a page, too.
        """
        newest = {document.pk: document for document in documents}
        if any(document.replaced_by_id for document in newest.values()):
            steps = self._steps()
            ends = {pk: end_of(pk, steps) for pk in newest}
            found = self.in_bulk({end for pk, end in ends.items() if end != pk})
            newest = {pk: found.get(ends[pk], document) for pk, document in newest.items()}
        _tell_web_addresses(newest.values())
        return newest

    def earlier_than(self, documents):
        """Return what these documents have replaced, step by step: (old, newest) pairs.

        In the order of `documents`, of each the latest first; two queries.
        """
        newest = {document.pk: document for document in documents}
        steps = self._steps()
        ends = {pk: end for pk in steps if (end := end_of(pk, steps)) != pk}
        places = {pk: place for place, pk in enumerate(newest)}
        found = self.in_bulk([pk for pk, end in ends.items() if end in newest]).values()
        ordered = sorted(found, key=lambda old: old.day, reverse=True)
        ordered.sort(key=lambda old: places[ends[old.pk]])
        return [(old, newest[ends[old.pk]]) for old in ordered]

    def _steps(self):
        """Return which document took the place of which: {pk: pk}."""
        return dict(self.model.objects.replaced().values_list("pk", "replaced_by"))


def way_from(pk, steps):
    """Return where the steps lead from `pk`, itself first: a list; a circle is gone round once."""
    way = [pk]
    while steps.get(way[-1], pk) not in way:
        way.append(steps[way[-1]])
    return way


def end_of(pk, steps):
    """Return where the steps from `pk` end; a circle ends nowhere, so that is `pk` itself."""
    end = way_from(pk, steps)[-1]
    return pk if end in steps else end


def web_addresses(documents):
    """Return the addresses of pages with the documents' texts that anybody may read: {pk: str}."""
    numbers = {one.web_page_id for one in documents if one.web_page_id}
    pages = Page.objects.live().public().in_bulk(numbers) if numbers else {}
    addresses = {number: page.url or "" for number, page in pages.items()}
    return {one.pk: addresses.get(one.web_page_id, "") for one in documents}


def _tell_web_addresses(documents):
    known = web_addresses(documents)
    for document in documents:
        document.web_address = known[document.pk]


def _in_private(prefix=""):
    """Return the condition of being, or with a prefix leading, into a private collection."""
    path = Substr(OuterRef(f"{prefix}collection__path"), 1, Length("collection__path"))
    return Exists(CollectionViewRestriction.objects.filter(collection__path=path))


def _replaced():
    """Return the condition of being replaced for whoever may read the document: Q."""
    same = Q(replaced_by__collection=F("collection"))
    return Q(replaced_by__isnull=False) & (same | ~_in_private("replaced_by__"))
