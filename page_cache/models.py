"""Layer 0: the content version as the database knows it, for sites of several machines."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContentVersion(models.Model):
    """One row with a number that every change of content moves up."""

    number = models.PositiveBigIntegerField(_("number"), default=0)

    class Meta:
        verbose_name = _("content version")
        verbose_name_plural = _("content versions")

    def __str__(self):
        """Return the number."""
        return str(self.number)
