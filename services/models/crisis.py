"""Layer 2: help in crisis: the phone first, what happens when one calls, a quick way out."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.search import index

from blocks.addresses import WebAddressField
from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage, Phone
from services.blocks import CallStream


class CrisisPage(BasePage):
    """Help for somebody in danger, who may be watched while reading.

    The page is not kept by caches, tells no other site where the reader came from, and stores
    nothing. What it cannot do is clear the browser's own history: it says so to the reader.
    """

    page_description = _("Help in crisis: the phone first, what happens next, a quick exit.")
    parent_page_types = ["services.ServiceIndexPage", "pages.SectionPage", "home.HomePage"]
    search_name = _("urgent help")
    search_name_plural = _("urgent help")

    what_happens = StreamField(
        CallStream,
        verbose_name=_("what happens when I call"),
        blank=True,
        help_text=_("Step by step. People are afraid of what they do not know."),
    )
    body = StreamField(BodyStream, verbose_name=_("content"), blank=True)
    exit_url = WebAddressField(
        _("where the quick exit leads"),
        default="https://www.google.pl/",
        help_text=_("A page that anybody might be reading: a search engine, the weather."),
    )

    content_panels = [
        *BasePage.content_panels,
        InlinePanel("phones", heading=_("Phones"), label=_("Phone"), min_num=1),
        FieldPanel("what_happens"),
        FieldPanel("body"),
        FieldPanel("exit_url"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("what_happens"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("page of help in crisis")
        verbose_name_plural = _("pages of help in crisis")

    def serve(self, request, *args, **kwargs):
        """Answer with the page; ask browsers not to keep it and not to tell where one was."""
        response = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response


class CrisisPhone(Phone):
    """A phone that helps, with when somebody answers."""

    page = ParentalKey(CrisisPage, on_delete=models.CASCADE, related_name="phones")
    when = models.CharField(
        _("when somebody answers"),
        max_length=120,
        blank=True,
        help_text=_("For example: day and night."),
    )
    is_free = models.BooleanField(
        _("free of charge"), default=False, help_text=_("Tick only if it is certain.")
    )

    panels = [
        FieldPanel("label"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("when")]),
        FieldPanel("is_free"),
    ]

    class Meta(Phone.Meta):
        """As of every phone."""
