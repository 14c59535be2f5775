"""Layer 1: what is wrong with the pages that are live, written down so that lists need not look.

Written whenever a page is published or checked anew (`manage.py check_content`, or its picture or
film is mended in the library), taken away when it is unpublished or deleted.
"""

import logging
from functools import partial

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from core.checks.page import check_page
from core.checks.rules import RULES

logger = logging.getLogger(__name__)

# Faults that are mended in the library, not on the page.
OF_FILES = ["picture-text", "film-captions", "film-transcript", "sound-transcript"]


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
        """Check the pages anew that had a fault of a file and on which `thing` is."""
        kind = ContentType.objects.get_for_model(Page)
        uses = ReferenceIndex.get_references_to(thing).filter(base_content_type=kind)
        numbers = {int(number) for number in uses.values_list("object_id", flat=True)}
        faulty = cls.objects.filter(page__in=numbers, rule__in=OF_FILES).values("page")
        for page in Page.objects.filter(pk__in=faulty).specific():
            cls.write_down(page)


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
def see_what_is_mended(instance, created, **facts):
    """Look again at pages after their picture or film was mended in the library."""
    if not created:
        transaction.on_commit(partial(ContentFault.look_again, instance))
