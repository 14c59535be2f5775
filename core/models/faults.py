"""Layer 1: what is wrong with the pages that are live, written down so that lists need not look.

Written whenever a page is published or checked anew: each night (`manage.py check_content`), and
when its picture, film or document is changed in the library. Taken away when it is unpublished or
deleted.
"""

import logging

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex, get_page_models
from wagtail.signals import page_published, page_unpublished

from core.checks.page import check_page
from core.checks.rules import RULES
from library.tasks import document_read

logger = logging.getLogger(__name__)

# Faults that are mended in the library, not on the page.
OF_FILES = [
    *("picture-text", "film-captions", "film-transcript", "sound-transcript", "document-access"),
]


class ContentFault(models.Model):
    """One fault of a live page, with the words of the day when it was found."""

    page = models.ForeignKey(
        settings.WAGTAIL_PAGE_MODEL,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="content_faults",
    )
    rule = models.CharField(_("rule"), max_length=40, db_index=True)
    where = models.CharField(_("where"), max_length=500)
    text = models.TextField(_("what to do"))
    blocks = models.BooleanField(_("keeps a page from being published"))

    class Meta:
        verbose_name = _("fault of a page")
        verbose_name_plural = _("faults of pages")

    def __str__(self):
        """Return the place and what to do there."""
        return f"{self.where}: {self.text}"

    @property
    def label(self):
        """Return what staff call the fault."""
        return RULES[self.rule].label if self.rule in RULES else self.rule

    @classmethod
    def write_down(cls, page):
        """Check a page as it is live and keep what is wrong instead of what was; return the rows.

        Of a page that is not live nothing is kept. A page that cannot be rendered is logged: what
        is said about pages must not stop the work on them.
        """
        try:
            with transaction.atomic():
                return cls._replace(page, check_page(page) if page.live else [])
        except Exception:
            logger.exception("Page %s could not be checked", page.pk)
            return []

    @classmethod
    def _replace(cls, page, found):
        """Keep these Faults of the page instead of those that were; return the rows."""
        cls.objects.filter(page_id=page.pk).delete()
        return cls.objects.bulk_create(
            cls(page_id=page.pk, rule=f.rule, where=f.where[:500], text=f.text, blocks=f.blocks)
            for f in found
        )

    @classmethod
    def look_again(cls, thing):
        """Check the pages anew on which `thing` is: those that had a fault of a file.

        All that lead to a document, if that is hard to read.
        """
        pages = pages_with(thing)
        if not is_hard_to_read(thing):
            pages = pages.filter(pk__in=cls.objects.filter(rule__in=OF_FILES).values("page"))
        for page in pages.specific():
            cls.write_down(page)


def is_hard_to_read(thing):
    """Say whether it is a document whose newest version is, with no page instead: bool."""
    newest = thing.current if isinstance(thing, AbstractDocument) else None
    return bool(newest and newest.found_barriers and not newest.web_address)


def pages_with(thing):
    """Return the pages with this picture, recording or document: a queryset.

    Links to earlier versions of a document lead to it. A picture that stands in another record may
    be on all pages of the kinds that show records.
    """
    things = [thing]
    if isinstance(thing, AbstractDocument):
        things += [old for old, _newest in type(thing).objects.earlier_than(things)]
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(thing),
        to_object_id__in=[str(one.pk) for one in things],
    )
    on_pages = Q(base_content_type=ContentType.objects.get_for_model(Page))
    here = uses.filter(on_pages).values_list("object_id", flat=True)
    wanted = Q(pk__in={int(number) for number in here})
    if isinstance(thing, AbstractImage) and uses.exclude(on_pages).exists():
        showing = [kind for kind in get_page_models() if hasattr(kind, "shown_records")]
        wanted |= Q(content_type__in=ContentType.objects.get_for_models(*showing).values())
    return Page.objects.filter(wanted)


@receiver(page_published, dispatch_uid="core.note_faults")
def note_faults(instance, **facts):
    """Write down what is wrong with a page that has just been published."""
    ContentFault.write_down(instance)


@receiver(page_unpublished, dispatch_uid="core.forget_faults")
def forget_faults(instance, **facts):
    """Forget what was wrong with a page that nobody reads any more."""
    ContentFault.objects.filter(page_id=instance.pk).delete()


@receiver(post_save, sender=settings.WAGTAILIMAGES_IMAGE_MODEL, dispatch_uid="core.image_mended")
@receiver(post_save, sender=settings.WAGTAILMEDIA["MEDIA_MODEL"], dispatch_uid="core.film_mended")
@receiver(post_save, sender=settings.WAGTAILDOCS_DOCUMENT_MODEL, dispatch_uid="core.file_mended")
def see_what_is_mended(instance, created, **facts):
    """Look again at pages after their picture, film or document was changed in the library."""
    if not created:
        transaction.on_commit(lambda: ContentFault.look_again(instance), robust=True)


@receiver(document_read, dispatch_uid="core.file_read")
def see_what_was_read(instance, **facts):
    """Look again at the pages that lead to a document, now that it is known how it can be read."""
    ContentFault.look_again(instance)
