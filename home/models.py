"""Layer 2: the home page: what residents come for most, and the latest news."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from blocks.links import shown_links
from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage
from home.blocks import TasksStream

CRISIS_PAGES = 3  # shown at most: one number that fits beats a list to read through


class HomePage(BasePage):
    """The first page of the site."""

    page_description = _("The first page of the site.")
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    has_own_search = True  # in the middle of the page, so not in the header too

    tasks = StreamField(
        TasksStream,
        verbose_name=_("most wanted tasks"),
        blank=True,
        help_text=_("Big links at the top: what residents come for most."),
    )
    body = StreamField(BodyStream, verbose_name=_("content"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("tasks"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def shown_tasks(self):
        """Return the tasks that lead somewhere, in the editor's order: a list of blocks."""
        shown_links([task.value for task in self.tasks])  # looks all pages up together
        return [task for task in self.tasks if task.value.url]

    @property
    def crisis_pages(self):
        """Return the pages of help in crisis, for the line that everybody must find: a list."""
        pages = Page.objects.live().public().descendant_of(self)
        pages = pages.filter(content_type__model="crisispage").specific(defer=True)
        return list(pages.prefetch_related("phones")[:CRISIS_PAGES])

    @property
    def news_index(self):
        """Return the page that lists news, if the site has one; its `latest` fills the slot."""
        pages = Page.objects.live().public().descendant_of(self)
        return pages.filter(content_type__model="newsindexpage").specific(defer=True).first()
