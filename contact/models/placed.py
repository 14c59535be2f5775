"""Layer 2: pages of what has a place: building, entrance, floor, room."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from contact.models.building import Building, Entrance


class Placed(models.Model):
    """Where to find it. An entrance is chosen, not written: it cannot outlive the building's."""

    building = models.ForeignKey(
        Building,
        verbose_name=_("building"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("New ones are added under Contact → Buildings."),
    )
    entrance = models.ForeignKey(
        Entrance,
        verbose_name=_("entrance"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only if people should not come in by the main door."),
    )
    floor = models.CharField(
        _("floor"), max_length=40, blank=True, help_text=_("For example: ground floor, 1st floor.")
    )
    room = models.CharField(
        _("room"), max_length=40, blank=True, help_text=_("For example: 12 or 12–15.")
    )
    accessibility = models.TextField(
        _("accessibility"),
        blank=True,
        help_text=_("What differs from the building: narrow door, counter for wheelchairs."),
    )

    place_panels = [
        MultiFieldPanel(
            [
                FieldPanel("building"),
                FieldPanel("entrance"),
                FieldRowPanel([FieldPanel("floor"), FieldPanel("room")]),
                FieldPanel("accessibility"),
            ],
            _("Where"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self):
        """Take the building from the entrance; refuse an entrance of another building."""
        super().clean()
        if self.entrance and not self.building:
            self.building = self.entrance.building
        if self.entrance and self.entrance.building_id != self.building_id:
            message = _("This entrance is not in the building “%(building)s”.")
            raise ValidationError({"entrance": message % {"building": self.building}})

    @cached_property
    def shown_entrance(self):
        """Return the chosen entrance with its photo and its building, read together; or None."""
        found = Entrance.objects.select_related("building", "photo")
        return found.filter(pk=self.entrance_id).first() if self.entrance_id else None

    @property
    def shown_building(self):
        """Return the building, the entrance's if one is chosen; or None."""
        return self.shown_entrance.building if self.shown_entrance else self.building

    @property
    def shown_records(self):
        """Return the entrance with its photo, for core.checks: a list of one or none."""
        return [self.shown_entrance] if self.shown_entrance else []
