"""Layer 2: situations of life, by which residents look for services."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import Ordered
from core.slugs import ascii_slug


class LifeSituation(Ordered):
    """What somebody says of himself: "Mam dziecko". Services belong to any number of them."""

    name = models.CharField(
        _("situation"),
        max_length=80,
        unique=True,
        help_text=_("As a resident would say it, for example: I have a child."),
    )
    hint = models.CharField(
        _("hint"),
        max_length=160,
        blank=True,
        help_text=_("A few words that say more, for example: pregnancy, birth, school."),
    )
    # Part of addresses (?sytuacja=mam-dziecko), so it stays when the name is changed.
    slug = models.SlugField(_("address"), max_length=100, unique=True, editable=False)

    panels = [FieldPanel("name"), FieldPanel("hint")]

    class Meta(Ordered.Meta):
        verbose_name = _("life situation")
        verbose_name_plural = _("life situations")

    def __str__(self):
        """Return the name."""
        return self.name

    def save(self, *args, **kwargs):
        """Save; give a new situation its place in addresses."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self):
        slug = start = ascii_slug(self.name) or "sytuacja"
        number = 1
        while LifeSituation.objects.filter(slug=slug).exists():
            number += 1
            slug = f"{start}-{number}"
        return slug
