"""Layer 2: the contact page and the pages of units."""

from django.core.paginator import Paginator
from django.db import models, transaction
from django.db.models import Prefetch
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.search import index

from blocks.base import TEXT_FEATURES
from blocks.stream import BodyStream
from contact.models.building import Building, Entrance
from contact.models.hours import OpeningHours
from contact.models.keeping_hours import KeepsHours
from contact.models.placed import Placed
from contact.structured import office
from core.fields import StreamField
from core.models import BasePage, ContentFault, Phone

FINDER_KIND, FORM_KIND = "districtfinderpage", "formpage"
UNIT_KIND = "unitpage"
MOST_FORMS = 10  # that the contact page leads to
MOST_BUILDINGS = 30  # told of in full; of any more only the address


class ContactPage(KeepsHours, BasePage):
    """Where we are, when we are open, who does what."""

    page_description = _("Buildings, hours and phones. It lists the units below it by itself.")
    parent_page_types = ["home.HomePage", "pages.SectionPage"]
    units_on_a_page = 30

    body = StreamField(
        BodyStream,
        verbose_name=_("content"),
        blank=True,
        help_text=_("Shown below phones, hours, buildings and units. May be left empty."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @cached_property
    def _all_buildings(self):
        """The buildings with their entrances, in the order that staff chose, new ones last."""
        entrances = Prefetch("entrances", Entrance.objects.select_related("photo"))
        found = Building.objects.select_related("map_image").prefetch_related(entrances)
        place = models.F("sort_order").asc(nulls_last=True)  # databases differ about an empty one
        return list(found.order_by(place, "pk"))

    @property
    def buildings(self):
        """Return the buildings that are told of in full: a list."""
        return self._all_buildings[:MOST_BUILDINGS]

    @property
    def more_buildings(self):
        """Return the buildings that come after those: a list."""
        return self._all_buildings[MOST_BUILDINGS:]

    @property
    def shown_records(self):
        """Return the buildings and entrances with their pictures, for core.checks: a list."""
        return [one for b in self.buildings for one in (b, *b.entrances.all())]

    @cached_property
    def pages_below(self):
        """Return the pages below that anybody may read, of any kind: a list."""
        return list(self.get_children().live().public())

    @property
    def district_finder(self):
        """Return the page below that finds the social worker of a street, or None."""
        return next((p for p in self.pages_below if kind_of(p) == FINDER_KIND), None)

    @property
    def forms(self):
        """Return the pages below on which residents write to us: a list."""
        return [page for page in self.pages_below if kind_of(page) == FORM_KIND][:MOST_FORMS]

    def units(self, number):
        """Return one page of the list of units (a django.core.paginator.Page), phones included."""
        keys = [page.pk for page in self.pages_below if kind_of(page) == UNIT_KIND]
        found = Paginator(keys, self.units_on_a_page).get_page(number)
        units = UnitPage.objects.filter(pk__in=found.object_list).order_by("path")
        found.object_list = units.prefetch_related("phones")
        return found

    @property
    def structured_data(self):
        """Return an office for each building."""
        facts = {"timetable": self.timetable}
        if not self.buildings:
            return [office(self, name=self.title, **facts)]
        return [office(self, name=one.name, building=one, **facts) for one in self.buildings]

    def get_context(self, request, *args, **kwargs):
        """Add `children`: the asked-for page of the units."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "children": self.units(request.GET.get("strona"))}


def kind_of(page):
    """Return the name of a page's kind: "unitpage"."""
    return page.cached_content_type.model


class UnitPage(Placed, KeepsHours, BasePage):
    """One unit of the centre: what it does and how to reach it."""

    page_description = _("One unit: its tasks, phones, room and hours.")
    parent_page_types = ["contact.ContactPage"]
    search_name = _("unit")
    search_name_plural = _("units")
    services_on_a_page = 60

    short_name = models.CharField(
        _("short name"),
        max_length=80,
        blank=True,
        help_text=_("As people and signs call it, for example: DŚR, family benefits."),
    )
    tasks = RichTextField(
        _("tasks"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("What one can settle here, best as a list."),
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("The unit's own address, if it has one.")
    )
    # Not PROTECT, which old revisions of a page cannot hold; wagtail_hooks refuses to delete.
    hours = models.ForeignKey(
        OpeningHours,
        verbose_name=_("opening hours"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="units",
        help_text=_("Empty: the centre's own hours."),
    )
    body = StreamField(
        BodyStream,
        verbose_name=_("content"),
        blank=True,
        help_text=_("All else that people should know. May be left empty."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("short_name"),
        InlinePanel("phones", heading=_("Phones"), label=_("Phone")),
        FieldPanel("email"),
        *Placed.place_panels,
        FieldPanel("hours"),
        FieldPanel("tasks"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("short_name", boost=10),
        index.SearchField("tasks"),
        index.RelatedFields("phones", [index.SearchField("label")]),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    @property
    def own_hours(self):
        """Return the key of the unit's own hours, or None."""
        return self.hours_id

    @cached_property
    def shown_phones(self):
        """Return the phones in the editor's order, read once: a list."""
        return list(self.phones.all())

    def handled_services(self, number):
        """Return one page of the services that the unit handles and anybody may read."""
        services = []
        if self.pk:  # else it is being written, in the preview
            services = self.services.live().public().order_by("title", "pk")  # met by name
        return Paginator(services, self.services_on_a_page).get_page(number)

    def get_context(self, request, *args, **kwargs):
        """Add `children`: the asked-for page of the services."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "children": self.handled_services(request.GET.get("strona"))}

    @property
    def structured_data(self):
        """Return the unit's office."""
        return [
            office(
                self,
                name=self.title,
                building=self.shown_building,
                timetable=self.timetable,
                telephone=[phone.number for phone in self.shown_phones],
                email=self.email,
            )
        ]


class UnitPhone(Phone):
    """One of a unit's phones."""

    unit = ParentalKey(UnitPage, on_delete=models.CASCADE, related_name="phones")

    class Meta(Phone.Meta):
        """As of every phone."""


@receiver(post_save, sender=Building, dispatch_uid="contact.building_changed")
def look_again(instance, **facts):
    """Look again at the pages that show a building once it and its entrances are saved."""

    def check():
        units = UnitPage.objects.filter(entrance__building=instance)
        for page in (*ContactPage.objects.all(), *units):
            ContentFault.write_down(page)

    transaction.on_commit(check, robust=True)
