"""Layer 2: buildings: where the centre is and how to get in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from blocks.addresses import WebAddressField
from core.models import Ordered


class Building(ClusterableModel, Ordered):
    """A building with its entrances."""

    name = models.CharField(
        _("name"), max_length=120, help_text=_("For example: Main building, Family benefits.")
    )
    street = models.CharField(
        _("street and number"), max_length=120, help_text=_("For example: ul. Przykładowa 1.")
    )
    postcode = models.CharField(
        _("postcode"), max_length=6, blank=True, help_text=_("For example: 97-200.")
    )
    town = models.CharField(
        _("town"), max_length=80, help_text=_("For example: Tomaszów Mazowiecki.")
    )
    directions = models.TextField(
        _("how to get there"),
        blank=True,
        help_text=_("The stop, the bus lines, where to park. What one sees from the street."),
    )
    accessibility = models.TextField(
        _("accessibility"),
        blank=True,
        help_text=_(
            "Ramp, lift, toilet, induction loop, assistance dog. Say what is missing too: "
            "people plan by it."
        ),
    )
    map_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture of a map"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A drawing of the way; its description says the way in words."),
    )
    map_url = WebAddressField(
        _("link to a map"),
        blank=True,
        help_text=_("Leads visitors to another site; copy it there."),
    )

    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("street"), FieldRowPanel([FieldPanel("postcode"), FieldPanel("town")])],
            _("Address"),
        ),
        MultiFieldPanel([FieldPanel("directions"), FieldPanel("accessibility")], _("Getting in")),
        InlinePanel("entrances", heading=_("Entrances"), label=_("Entrance")),
        MultiFieldPanel([FieldPanel("map_image"), FieldPanel("map_url")], _("Map")),
    ]

    class Meta(Ordered.Meta):
        verbose_name = _("building")
        verbose_name_plural = _("buildings")

    def __str__(self):
        """Return the name."""
        return self.name

    @property
    def place(self):
        """Return the second line of the address: "97-200 Miasto"."""
        return f"{self.postcode} {self.town}".strip()


class Entrance(Ordered):
    """A door of a building."""

    building = ParentalKey(Building, on_delete=models.CASCADE, related_name="entrances")
    name = models.CharField(
        _("name"), max_length=120, help_text=_("For example: Main entrance from ul. Przykładowa.")
    )
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("So that people know the door when they see it."),
    )
    access = models.TextField(
        _("access"),
        blank=True,
        help_text=_("Steps, handrail, ramp, width of the door, bell. For example: 3 steps, ramp."),
    )

    panels = [FieldPanel("name"), FieldPanel("access"), FieldPanel("photo")]

    class Meta(Ordered.Meta):
        verbose_name = _("entrance")
        verbose_name_plural = _("entrances")

    def __str__(self):
        """Return the name and the building's, by which staff choose it."""
        return f"{self.building.name}: {self.name}"
