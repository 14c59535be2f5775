"""Layer 1: a phone: whose it is, its number, how it is dialled."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.models.ordered import Ordered

# Digits with what people put between them, then perhaps an extension: "44 000 00 00 wew. 12".
PHONE = r"^\+?(?:[ ()/–-]*\d){3,}[ )]*(?:,? ?wew\.? ?\d{1,6})?$"


def number_field(verbose_name, **options):
    """Return a field for the number of a phone, written as people write it."""
    message = _("Write the number with digits, for example +48 00 000 00 00 or 00 000 wew. 12.")
    validators = [RegexValidator(PHONE, message)]
    return models.CharField(verbose_name, max_length=40, validators=validators, **options)


def uri_of(number):
    """Return the address that a phone dials: "tel:+48000000000;ext=12" (RFC 3966)."""
    number, _wew, extension = number.partition("wew")
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    extension = "".join(c for c in extension if c.isdigit())
    return f"tel:{digits};ext={extension}" if extension else f"tel:{digits}"


class Phone(Ordered):
    """One of several phones; a model of its own adds what it belongs to."""

    label = models.CharField(
        _("whose"), max_length=80, help_text=_("For example: reception, family benefits.")
    )
    number = number_field(_("number"))

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("number")])]

    class Meta(Ordered.Meta):
        abstract = True
        verbose_name = _("phone")
        verbose_name_plural = _("phones")

    def __str__(self):
        """Return the label and the number."""
        return f"{self.label}: {self.number}"

    @property
    def uri(self):
        """Return the address that a phone dials."""
        return uri_of(self.number)
