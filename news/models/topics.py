"""Layer 2: the topics by which residents narrow down the list of news."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.slugs import ascii_slug


class NewsTopic(models.Model):
    """What a piece of news is about. The slug is its name in addresses: made once, then kept."""

    name = models.CharField(
        _("name"),
        max_length=60,
        unique=True,
        help_text=_("One to three words that residents know, for example: Help for families."),
    )
    slug = models.SlugField(_("name in addresses"), max_length=60, unique=True, editable=False)

    panels = [FieldPanel("name")]

    class Meta:
        verbose_name = _("news topic")
        verbose_name_plural = _("news topics")
        ordering = ["name"]

    def __str__(self):
        """Return the name."""
        return self.name

    def save(self, *args, **kwargs):
        """Save; a topic that a script makes gets its slug here."""
        self.slug = self.slug or ascii_slug(self.name)
        super().save(*args, **kwargs)

    def clean(self):
        """Give a new topic its slug; refuse a name that makes none, or one that is taken."""
        if self.slug or not self.name:
            return
        slug = ascii_slug(self.name)
        if not slug:
            raise ValidationError({"name": _("Write a name with at least one letter or digit.")})
        if NewsTopic.objects.filter(slug=slug).exists():
            raise ValidationError({"name": _("There is a topic with such a name already.")})
        self.slug = slug
