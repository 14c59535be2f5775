"""Layer 2: the inspector of data protection, a site setting that several pages show."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.models.phone import number_field, uri_of


@register_setting(icon="user", order=110)
class Inspector(BaseSiteSetting):
    """How to reach the inspector. All is empty until staff fill it in."""

    name = models.CharField(
        _("name and surname"),
        max_length=120,
        blank=True,
        help_text=_("May stay empty: readers need the contact, not the name."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = number_field(_("phone"), blank=True)
    address = models.TextField(
        _("address"), blank=True, help_text=_("As on an envelope, one line under another.")
    )

    panels = [FieldPanel(name) for name in ("name", "email", "phone", "address")]

    class Meta:
        verbose_name = _("inspector of data protection")
        verbose_name_plural = _("inspectors of data protection")

    def __str__(self):
        """Return the name, or what the setting is."""
        return self.name or str(self._meta.verbose_name)

    @classmethod
    def of(cls, page):
        """Return the inspector of the page's site, an empty one if nobody filled it in."""
        site = page.get_site()
        return (site and cls.objects.filter(site=site).first()) or cls(site=site)

    @property
    def can_be_reached(self):
        """Say whether any way to reach the inspector is known."""
        return bool(self.email or self.phone or self.address)

    @property
    def phone_uri(self):
        """Return the address that the phone dials."""
        return uri_of(self.phone)
