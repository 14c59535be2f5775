"""Layer 2: the card of a service, with its amounts and forms."""

from django import forms
from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import model_from_serializable_data
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index

from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage, Ordered
from services import sections
from services.blocks import ChannelsStream, PapersStream
from services.models.card import Card
from services.models.elsewhere import MaybeElsewhere
from services.models.named import ManyNamed


class ServicePage(ManyNamed, Card, MaybeElsewhere, BasePage):
    """One service, described as residents ask about it."""

    page_description = _("One service or benefit: for whom, what to prepare, how to apply.")
    parent_page_types = ["services.ServiceIndexPage"]
    search_name = _("service")
    search_name_plural = _("services")

    situations = ParentalManyToManyField(
        "services.LifeSituation",
        verbose_name=_("life situations"),
        blank=True,
        related_name="services",
        help_text=_("Residents who choose one of these situations will see this service."),
    )
    papers = StreamField(PapersStream, verbose_name=_("papers"), blank=True)
    how_to_apply = StreamField(ChannelsStream, verbose_name=_("ways of applying"), blank=True)
    unit = models.ForeignKey(
        "contact.UnitPage",
        verbose_name=_("unit that handles it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="services",
        help_text=_("Its phones and room are shown by themselves."),
    )
    body = StreamField(
        BodyStream,
        verbose_name=_("anything else"),
        blank=True,
        help_text=_("Shown at the end. Most services do not need it."),
    )

    content_panels = [
        BasePage.stopped_panel,
        *Card.title_panels,
        *ManyNamed.names_panels,
        *MaybeElsewhere.elsewhere_panels,
        FieldPanel("situations", widget=forms.CheckboxSelectMultiple),
        *Card.whom_panels,
        InlinePanel("amounts", heading=_("Amounts"), label=_("Amount")),
        FieldPanel("papers"),
        InlinePanel("forms", heading=_("Forms to download"), label=_("Form")),
        FieldPanel("how_to_apply"),
        FieldPanel("unit"),
        *Card.after_panels,
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        *ManyNamed.names_search_fields,
        *MaybeElsewhere.elsewhere_search_fields,
        *Card.card_search_fields,
        index.SearchField("papers"),
        index.SearchField("how_to_apply"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")

    @cached_property
    def sections(self):
        """Return what the card says, in the order in which residents ask: a list of Sections."""
        return sections.filled(self)

    @property
    def shown_amounts(self):
        """Return the rows of amounts in the editor's order: a queryset."""
        return self.amounts.select_related("amount").prefetch_related("amount__values")

    @property
    def shown_forms(self):
        """Return the forms that anybody may read, each in its newest version: DocumentRows."""
        return sections.documents(self.forms.select_related("document"))

    @property
    def shown_unit(self):
        """Return the page of the unit if anybody may read it, else None."""
        units = self._meta.get_field("unit").related_model.objects
        return units.live().public().filter(pk=self.unit_id).first() if self.unit_id else None

    @property
    def headings(self):
        """Return the (anchor, text) pairs for "On this page": of the card, then of the body."""
        return [(one.anchor, one.title) for one in self.sections] + super().headings

    @property
    def structured_data(self):
        """Return the service in the words of schema.org's GovernmentService."""
        return [sections.structured(self)]


class ServiceAmount(Ordered):
    """One of the centre's shared amounts on the card of a service."""

    page = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="amounts")
    amount = models.ForeignKey(
        "amounts.Amount",
        verbose_name=_("amount"),
        on_delete=models.PROTECT,
        related_name="service_amounts",
        help_text=_("Choose it from the shared table, so that it is changed in one place."),
    )
    note = models.CharField(
        _("note"),
        max_length=255,
        blank=True,
        help_text=_("What it is or for whom, for example: for a child above the age of 5."),
    )

    panels = [FieldPanel("amount"), FieldPanel("note")]

    class Meta(Ordered.Meta):
        verbose_name = _("amount of a service")
        verbose_name_plural = _("amounts of a service")

    def __str__(self):
        """Return the amount."""
        return str(self.amount)

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """Return the row as an older version of the page has it, None if its amount is gone.

        A draft protects no amount from being deleted, and modelcluster fails over PROTECT.
        """
        amounts = cls._meta.get_field("amount").related_model.objects
        if check_fks and not amounts.filter(pk=data["amount"]).exists():
            return None
        return model_from_serializable_data(cls, data, check_fks, strict_fks)


class ServiceForm(Ordered):
    """A form to download on the card of a service."""

    page = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="forms")
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document"),
        on_delete=models.CASCADE,
        related_name="service_forms",
    )
    title = models.CharField(
        _("title here"),
        max_length=160,
        blank=True,
        help_text=_("If empty, the document's own title is used."),
    )

    panels = [FieldPanel("document"), FieldPanel("title")]

    class Meta(Ordered.Meta):
        verbose_name = _("form of a service")
        verbose_name_plural = _("forms of a service")

    def __str__(self):
        """Return the title."""
        return self.title or self.document.title
