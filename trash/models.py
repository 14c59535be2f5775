"""Layer 0: what the bin remembers of a page that somebody deleted."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from trash.place import outside

KEPT = timedelta(days=30)


class BinnedPage(models.Model):
    """A page in the bin with all below it: who deleted it, when, and how it was.

    The pages keep everything else themselves: text, drafts, versions, privacy, who links to them.
    """

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="binned"
    )
    deleted_at = models.DateTimeField(_("deleted"), db_index=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("deleted by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    slug = models.CharField(_("slug"), max_length=255)
    count = models.PositiveIntegerField(_("pages"))
    above = models.JSONField(_("pages above"))  # numbers, from the root down to the parent
    before = models.BigIntegerField(_("page before it"), null=True)  # its number; null: none
    live = models.JSONField(_("published pages"))  # numbers, with aliases elsewhere
    scheduled = models.JSONField(_("scheduled versions"))  # {number of a revision: ISO time}
    permissions = models.JSONField(_("permissions"))  # [[group, page, permission]], numbers
    was_private = models.BooleanField(_("below a private page"))

    wagtail_reference_index_ignore = True  # it does not use the page

    class Meta:
        verbose_name = _("page in the bin")
        verbose_name_plural = _("pages in the bin")
        ordering = ["-deleted_at", "-pk"]

    def __str__(self):
        """Return the page's title."""
        return self.page.get_admin_display_title()

    @property
    def kept_until(self):
        """Return the time after which the page is removed for good: a datetime."""
        return self.deleted_at + KEPT

    @cached_property
    def nearest(self):
        """Return the nearest of the pages above that still stands in the tree: a Page."""
        there = outside(Page.objects).in_bulk(self.above)
        return next(there[number] for number in reversed(self.above) if number in there)

    @property
    def has_its_place(self):
        """Say whether the parent still stands in the tree: bool."""
        return self.nearest.pk == self.above[-1]

    @cached_property
    def is_live(self):
        """Say whether any of the pages in the bin was published: bool."""
        below = self.page.get_descendants(inclusive=True)
        return below.filter(pk__in=self.live).exists()
