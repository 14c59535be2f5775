"""Layer 2: the page of downloads: forms and documents, by service."""

from django.core.paginator import Paginator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from core.fields import StreamField
from core.models import BasePage
from downloads.blocks import DocumentGroupStream
from downloads.groups import earlier_versions, groups_of


class DownloadsPage(BasePage):
    """Forms and documents by service; it gathers those of the services by itself."""

    page_description = _(
        "All forms and documents in one place. It lists the forms of the services by itself."
    )
    parent_page_types = ["home.HomePage", "pages.SectionPage"]
    subpage_types = []
    groups_on_a_page = 20

    body = StreamField(
        DocumentGroupStream,
        verbose_name=_("other documents"),
        blank=True,
        help_text=_(
            "The forms of services are here by themselves: add them on the page of the service. "
            "Here add what belongs to no service, for example a consent to a transfer."
        ),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of downloads")
        verbose_name_plural = _("pages of downloads")

    def get_context(self, request, *args, **kwargs):
        """Add `groups` (a django.core.paginator.Page), their `headings` and `earlier` versions."""
        context = super().get_context(request, *args, **kwargs)
        paginator = Paginator(groups_of(self.body), self.groups_on_a_page)
        groups = paginator.get_page(request.GET.get("strona"))
        context["groups"] = groups
        context["headings"] = [(group.anchor, group["heading"]) for group in groups]
        context["earlier"] = earlier_versions(groups)
        return context
