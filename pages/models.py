"""Layer 2: the generic kinds: a page of content, and a section that lists what is below it."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from blocks.cards import read_cards
from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage

# Where the generic kinds may stand: anywhere below the home page, never beside it.
PARENTS = ["home.HomePage", "about.AboutPage", "pages.ContentPage", "pages.SectionPage"]


class ContentPage(BasePage):
    """A page of text, pictures and files about anything."""

    page_description = _("Text, pictures and files about one matter.")
    parent_page_types = PARENTS

    body = StreamField(BodyStream, verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")


class SectionPage(BasePage):
    """A section: a few words and the list of the pages below it."""

    page_description = _("A part of the site. It lists the pages below it by itself.")
    parent_page_types = PARENTS
    children_on_a_page = 30

    body = StreamField(
        BodyStream,
        verbose_name=_("content"),
        blank=True,
        help_text=_("Shown above the list of pages. May be left empty."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def get_context(self, request, *args, **kwargs):
        """Add `children`: the asked-for page of the list (a django.core.paginator.Page)."""
        context = super().get_context(request, *args, **kwargs)
        paginator = Paginator(self.listed_children, self.children_on_a_page)
        context["children"] = paginator.get_page(request.GET.get("strona"))
        context["children"].object_list = read_cards(context["children"].object_list)
        return context
