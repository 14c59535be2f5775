"""Layer 2: the day on which a site first had a declaration, which no later one moves."""

from django.db import models
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site
from wagtail.signals import page_published


class FirstPreparation(models.Model):
    """The day of a site's first published declaration; it outlives the page, copies and the bin."""

    site = models.OneToOneField(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day"))

    class Meta:
        verbose_name = _("first preparation of a declaration")
        verbose_name_plural = _("first preparations of declarations")

    def __str__(self):
        """Return whose day it is."""
        return f"{self.site}: {self.day}"


def first_day(home):
    """Return the day for the site of a home page, or None; no other page has one."""
    rows = FirstPreparation.objects.filter(site__root_page_id=home and home.pk)
    return rows.values_list("day", flat=True).order_by("day").first()


@receiver(page_published, dispatch_uid="accessibility.keep_first_day")
def keep_first_day(instance, **kwargs):
    """Write the day down when a declaration is published right below a home page; only once."""
    if instance._meta.label != "accessibility.DeclarationPage" or not instance.prepared_on:
        return
    for site in Site.objects.filter(root_page_id=instance.get_parent().pk):
        FirstPreparation.objects.get_or_create(site=site, defaults={"day": instance.prepared_on})
