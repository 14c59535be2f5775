"""Layer 1: the centre, one site setting with the facts that many pages show."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from blocks.addresses import WebAddressField
from core.models.ordered import Ordered
from core.models.phone import Phone

E_DORECZENIA = r"^AE:PL-\d{5}-\d{5}-[A-Z]{5}-\d{2}$"


@register_setting(icon="home", order=100)
class Centre(ClusterableModel, BaseSiteSetting):
    """The institution. An unknown fact stays empty and templates leave it out."""

    full_name = models.CharField(_("full name"), max_length=255, blank=True)
    short_name = models.CharField(
        _("short name"),
        max_length=80,
        blank=True,
        help_text=_("Shown at the top of every page and in the title of the browser's tab."),
    )
    address = models.TextField(
        _("address"), blank=True, help_text=_("As on an envelope, one line under another.")
    )
    hours = models.TextField(
        _("opening hours"),
        blank=True,
        help_text=_("Shown only until hours are written down day by day: Contact → Opening hours."),
    )
    email = models.EmailField(_("e-mail"), blank=True)
    e_doreczenia = models.CharField(
        _("e-Doręczenia address"),
        max_length=60,
        blank=True,
        validators=[
            RegexValidator(
                E_DORECZENIA, _("The address looks like this: AE:PL-12345-67890-ABCDE-12.")
            )
        ],
    )
    epuap = models.CharField(
        _("ePUAP address"), max_length=120, blank=True, help_text=_("For example: /name/skrytka.")
    )
    bip_url = WebAddressField(
        _("address of the BIP"),
        blank=True,
        help_text=_("The centre's page in the public bulletin."),
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without a logo the short name is shown as text."),
    )
    shows_names = models.BooleanField(
        _("show the names of staff"),
        default=False,
        db_default=False,
        help_text=_(
            "Who entered and who changed a page: by name and surname, at its end and in the public "
            "history of its changes. Unticked, only the day and the change are shown."
        ),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("full_name"), FieldPanel("short_name"), FieldPanel("logo")], _("Name")
        ),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("hours"), FieldPanel("email")], _("Contact")
        ),
        InlinePanel("phones", heading=_("Phones"), label=_("Phone")),
        MultiFieldPanel(
            [FieldPanel("e_doreczenia"), FieldPanel("epuap"), FieldPanel("bip_url")],
            _("Official addresses"),
        ),
        MultiFieldPanel([FieldPanel("shows_names")], _("Who entered a page and who changed it")),
        InlinePanel("footer_links", heading=_("Links in the footer"), label=_("Page")),
    ]

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")

    def __str__(self):
        """Return the name that people use."""
        return self.short_name or self.full_name or str(self._meta.verbose_name)

    @classmethod
    def read(cls, site):
        """Return the facts for `site`; all empty if staff have not filled them in yet.

        Unlike Wagtail's for_site it never writes: a page that is only read must not.
        """
        facts = cls.objects.select_related("logo").prefetch_related("phones")
        return facts.filter(site=site).first() or cls(site=site)


class CentrePhone(Phone):
    """One of the centre's phones and what it is for."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="phones")

    class Meta(Phone.Meta):
        """As of every phone."""


class CentreFooterLink(Ordered):
    """A page linked at the foot of every page: the declaration, privacy, whistleblowers."""

    centre = ParentalKey(Centre, on_delete=models.CASCADE, related_name="footer_links")
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("page")]

    class Meta(Ordered.Meta):
        verbose_name = _("link in the footer")
        verbose_name_plural = _("links in the footer")

    def __str__(self):
        """Return the page's title."""
        return self.page.title
