"""Layer 2: standards for the protection of minors: the whole, and a version for children."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.search import index

from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage
from legal.fields import PARENTS, document, newest


class ProtectionStandardsPage(BasePage):
    """The standards in full. The version for children stands below it, and they link each other."""

    page_description = _("How the centre protects children: the whole text and the document.")
    parent_page_types = PARENTS

    standards = document(_("document with the standards"), _("The adopted text, as a file."))
    body = StreamField(BodyStream, verbose_name=_("content"), blank=True)

    content_panels = [
        HelpPanel(
            content=_(
                "The law requires a full version and one for children. Add the version for "
                "children as a page below this one: the two lead to each other by themselves."
            )
        ),
        *BasePage.content_panels,
        FieldPanel("standards"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standards for the protection of minors")
        verbose_name_plural = _("standards for the protection of minors")

    @cached_property
    def for_children(self):
        """Return the version for children if anybody may read it, else None."""
        return ChildrenStandardsPage.objects.child_of(self).live().public().first()

    @property
    def documents(self):
        """Return the document in its newest version: a list of one or none."""
        return newest(self.standards)


class ChildrenStandardsPage(BasePage):
    """The version for children: short sentences, large letters, a phone that helps."""

    page_description = _("The standards in words for children, with a phone that helps.")
    parent_page_types = ["legal.ProtectionStandardsPage"]
    subpage_types = []
    max_count_per_parent = 1

    body = StreamField(
        BodyStream,
        verbose_name=_("content"),
        blank=True,
        help_text=_("Short sentences, everyday words: as you would tell it to a child of ten."),
    )

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standards for children")
        verbose_name_plural = _("standards for children")

    @cached_property
    def in_full(self):
        """Return the full version if anybody may read it, else None."""
        parents = ProtectionStandardsPage.objects.parent_of(self)
        return parents.live().public().first()
