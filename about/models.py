"""Layer 2: the About page: who we are, since when, what for, where to come in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from about.blocks import AboutStream
from core.fields import StreamField
from core.models import BasePage


class AboutPage(BasePage):
    """The centre about itself."""

    page_description = _("The centre about itself: history, mission, goals, entrances.")
    parent_page_types = ["home.HomePage"]

    body = StreamField(AboutStream, verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("About page")
        verbose_name_plural = _("About pages")
