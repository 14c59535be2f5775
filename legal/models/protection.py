"""Layer 2: standards for the protection of minors: the whole, and a version for children."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.search import index

from blocks.stream import BodyStream
from core.fields import StreamField, is_written
from core.models import BasePage
from legal.fields import PARENTS, document, newest
from legal.forms import RequiredForm
from legal.models.required import Required

NO_STANDARDS = _(
    "Write the standards here, or choose the document that holds them and that anybody may read."
)
NO_TEXT = _("The law requires a version for children: write it before publishing.")


class ProtectionStandardsPage(Required, BasePage):
    """The standards in full. The version for children stands below it, and they link each other."""

    page_description = _("How the centre protects children: the whole text and the document.")
    parent_page_types = PARENTS
    base_form_class = RequiredForm

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

    def lacks(self, parent=None):
        """Yield that there are no standards, neither written nor in a document."""
        if not (self.documents or is_written(self.body)):
            yield "body", NO_STANDARDS


class ChildrenStandardsPage(Required, BasePage):
    """The version for children: short sentences, large letters, a phone that helps."""

    page_description = _("The standards in words for children, with a phone that helps.")
    parent_page_types = ["legal.ProtectionStandardsPage"]
    subpage_types = []
    max_count_per_parent = 1
    base_form_class = RequiredForm

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

    def lacks(self, parent=None):
        """Yield that the text is missing."""
        if not is_written(self.body):
            yield "body", NO_TEXT
