"""Layer 2: districts of social workers, and the page on which residents find theirs."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from blocks.stream import BodyStream
from contact import districts, finder, house_numbers
from contact.district_form import DistrictForm
from contact.order import place_of
from core.fields import StreamField
from core.models import BasePage
from core.models.phone import number_field, uri_of

NUMBER = [MinValueValidator(house_numbers.FIRST), MaxValueValidator(house_numbers.LAST)]


class District(ClusterableModel):
    """A part of the town that one social worker, or one unit, looks after."""

    name = models.CharField(
        _("name"), max_length=80, unique=True, help_text=_("For example: District 1.")
    )
    # What districts stand in order by: "Rejon 2" before "Rejon 10".
    place = models.CharField(max_length=400, editable=False, default="", db_default="")
    worker = models.CharField(
        _("social worker"),
        max_length=120,
        blank=True,
        help_text=_("First name and surname, if the worker agrees to be named. May be left empty."),
    )
    room = models.CharField(
        _("room"), max_length=40, blank=True, help_text=_("For example: room 12, first floor.")
    )
    phone = number_field(
        _("phone"),
        blank=True,
        help_text=_("Residents see it in large type and can call with one touch."),
    )
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("For example: district1@example.org.")
    )
    unit = models.ForeignKey(
        "contact.UnitPage",
        verbose_name=_("unit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="districts",
        help_text=_("The page of the unit where the worker is; residents get a link to it."),
    )
    note = models.CharField(
        _("note for residents"),
        max_length=255,
        blank=True,
        help_text=_("For example: the worker is in the office from 7:30 to 9:30."),
    )

    base_form_class = DistrictForm
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("worker")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("room")]),
                FieldPanel("email"),
                FieldPanel("unit"),
                FieldPanel("note"),
            ],
            _("Contact"),
        ),
        InlinePanel(
            "streets",
            heading=_("Streets"),
            label=_("Street"),
            help_text=_(
                "Leave both numbers empty if the whole street belongs to the district. A long list "
                "is quicker to load from a file: go back to the list of districts for that."
            ),
        ),
    ]

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts of social workers")
        ordering = ["place", "name"]

    def __str__(self):
        """Return the name."""
        return self.name

    def save(self, *args, **kwargs):
        """Keep the place true to the name."""
        self.place = place_of(self.name)
        super().save(*args, **kwargs)

    @property
    def phone_uri(self):
        """Return the address that a phone dials."""
        return uri_of(self.phone)


class DistrictStreet(models.Model):
    """A street, or the part of a street that belongs to a district."""

    PARITIES = [
        (house_numbers.ALL, _("all numbers")),
        (house_numbers.ODD, _("odd numbers")),
        (house_numbers.EVEN, _("even numbers")),
    ]

    district = ParentalKey(District, on_delete=models.CASCADE, related_name="streets")
    street = models.CharField(
        _("street"),
        max_length=120,
        help_text=_("In full, for example: Tadeusza Kościuszki, plac Wolności, os. Leśne."),
    )
    # What streets are compared and searched by; two rows of one street have the same.
    key = models.CharField(max_length=150, editable=False, db_index=True)
    number_from = models.PositiveIntegerField(
        _("from number"),
        null=True,
        blank=True,
        validators=NUMBER,
        help_text=_("For example: 1. Empty: from the beginning."),
    )
    number_to = models.PositiveIntegerField(
        _("to number"),
        null=True,
        blank=True,
        validators=NUMBER,
        help_text=_("For example: 19. Empty: to the end."),
    )
    parity = models.CharField(
        _("side"),
        max_length=4,
        choices=PARITIES,
        default=house_numbers.ALL,
        help_text=_("Which numbers of this range."),
    )

    panels = [
        FieldPanel("street"),
        FieldRowPanel([FieldPanel("number_from"), FieldPanel("number_to"), FieldPanel("parity")]),
    ]

    class Meta:
        verbose_name = _("street of a district")
        verbose_name_plural = _("streets of districts")
        ordering = ["street", "number_from", "pk"]

    def __str__(self):
        """Return the street and the numbers: "Polna 1–19"."""
        numbers = [n for n in (self.number_from, self.number_to) if n]
        return f"{self.street} {'–'.join(map(str, numbers))}".strip()

    def save(self, *args, **kwargs):
        """Keep the key true to the name."""
        self.key = districts.key(self.street)
        super().save(*args, **kwargs)

    def clean(self):
        """Refuse a range that ends before it begins, and what names no street."""
        self.key = districts.key(self.street or "")
        if self.street and not self.key:
            raise ValidationError({"street": _("Write the name of the street.")})
        if self.number_from and self.number_to and self.number_to < self.number_from:
            message = _("The last number is less than the first. Swap them or mend one.")
            raise ValidationError({"number_to": message})


class DistrictFinderPage(BasePage):
    """A resident types a street and a number and gets the social worker's phone."""

    page_description = _("Residents type their street and find their social worker.")
    parent_page_types = ["contact.ContactPage"]
    subpage_types = []

    body = StreamField(
        BodyStream,
        verbose_name=_("content"),
        blank=True,
        help_text=_("Shown under the form, for example: what a social worker does."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("find my social worker")
        verbose_name_plural = _("pages for finding a social worker")

    def get_context(self, request, *args, **kwargs):
        """Add `answer`: what the address asks, ?ulica=…&numer=…, and what we know; a title."""
        context = super().get_context(request, *args, **kwargs)
        asked = request.GET
        context["answer"] = finder.answer(asked.get("ulica"), asked.get("numer"))
        if context["answer"].errors:  # the window's title is what is read out first
            context["title"] = _("Error: %(heading)s") % {"heading": self.title}
        return context
