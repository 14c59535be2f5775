"""Layer 2: what a declaration lists: barriers, shortcuts, apps, buildings."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.fields import RichTextField

from blocks.addresses import WebAddressField
from core.models import Ordered

PAGE = "accessibility.DeclarationPage"
# Without amounts, whose markup is a span of its own, and without headings, which the law fixes.
TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class Reason(models.TextChoices):
    """Why something is not accessible; each has its own heading on the page."""

    ANNEX = "annex", _("does not meet the annex to the act")
    EXCLUDED = "excluded", _("the act does not cover it")
    COST = "cost", _("meeting it would cost too much")


class Barrier(Ordered):
    """Something on the site that somebody cannot use."""

    declaration = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="barriers")
    reason = models.CharField(
        _("why"),
        max_length=10,
        choices=Reason,
        default=Reason.ANNEX,
        help_text=_("If you do not know, leave the first. The others must be true by law."),
    )
    what = models.TextField(
        _("what cannot be used, and by whom"),
        help_text=_(
            "In plain words. For example: the film about the day centre has no captions, so deaf "
            "people do not know what is said."
        ),
    )
    where_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("on which page of this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    where_url = WebAddressField(
        _("or at which address"), blank=True, help_text=_("If it is not a page of this site.")
    )
    alternative = models.TextField(
        _("what one can do instead"),
        help_text=_("For example: phone us, and we will tell you what the film says."),
    )
    legal_basis = models.CharField(
        _("provision"),
        max_length=255,
        blank=True,
        help_text=_("Only for what the act does not cover: the article that says so."),
    )
    mended_by = models.DateField(
        _("to be mended by"), null=True, blank=True, help_text=_("If it is known.")
    )

    # Of a barrier taken over from the report: which one, so that it is not offered again.
    rule = models.CharField(max_length=40, blank=True, editable=False)

    shown_page = None  # where_page, if anybody may read it: the declaration finds out for all

    panels = [
        FieldPanel("reason"),
        FieldPanel("what"),
        PageChooserPanel("where_page"),
        FieldPanel("where_url"),
        FieldPanel("alternative"),
        FieldRowPanel([FieldPanel("legal_basis"), FieldPanel("mended_by")]),
    ]

    class Meta(Ordered.Meta):
        verbose_name = _("barrier")
        verbose_name_plural = _("barriers")

    def __str__(self):
        """Return what cannot be used."""
        return self.what


class Shortcut(Ordered):
    """A key or keys with a meaning that browsers do not give them."""

    declaration = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="shortcuts")
    keys = models.CharField(_("keys"), max_length=60, help_text=_("For example: Alt + 1."))
    action = models.CharField(
        _("what they do"), max_length=255, help_text=_("For example: leads to the contents.")
    )

    panels = [FieldRowPanel([FieldPanel("keys"), FieldPanel("action")])]

    class Meta(Ordered.Meta):
        verbose_name = _("keyboard shortcut")
        verbose_name_plural = _("keyboard shortcuts")

    def __str__(self):
        """Return the keys."""
        return self.keys


class App(Ordered):
    """A mobile app of the centre, on one system."""

    declaration = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="apps")
    name = models.CharField(
        _("name"), max_length=120, help_text=_("With the system, for example: My Centre (Android).")
    )
    store_url = WebAddressField(
        _("where to get it"), help_text=_("The address of the app in the shop with apps.")
    )
    declaration_url = WebAddressField(
        _("its own declaration"),
        help_text=_("Each app needs one, for each system separately; paste its address."),
    )

    panels = [FieldPanel("name"), FieldPanel("store_url"), FieldPanel("declaration_url")]

    class Meta(Ordered.Meta):
        verbose_name = _("mobile app")
        verbose_name_plural = _("mobile apps")

    def __str__(self):
        """Return the name."""
        return self.name


class BuildingAccess(Ordered):
    """How a person with a disability gets into a building and around in it."""

    declaration = ParentalKey(PAGE, on_delete=models.CASCADE, related_name="buildings")
    name = models.CharField(_("name"), max_length=120, help_text=_("For example: Main building."))
    address = models.CharField(
        _("address"), max_length=255, help_text=_("For example: ul. Przykładowa 1, Miasto.")
    )
    description = RichTextField(
        _("description"),
        features=TEXT,
        help_text=_(
            "Entrance and steps, ramp, doors, lift, corridors, toilet, parking place, induction "
            "loop, assistance dog. Say what is missing too: people plan by it."
        ),
    )

    panels = [FieldPanel("name"), FieldPanel("address"), FieldPanel("description")]

    class Meta(Ordered.Meta):
        verbose_name = _("building in the declaration")
        verbose_name_plural = _("buildings in the declaration")

    def __str__(self):
        """Return the name."""
        return self.name
