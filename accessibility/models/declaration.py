"""Layer 2: the accessibility declaration. Its markup: the template and accessibility.conditions."""

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from accessibility import conditions, form_panels
from accessibility.faults import faults_of
from accessibility.forms import DeclarationForm
from accessibility.models.answers import Help, Preparation, Subject
from accessibility.models.days import KeptDays
from accessibility.models.parts import Reason
from accessibility.models.place import BelowHome
from core.models import BasePage


class DeclarationPage(BelowHome, KeptDays, Subject, Preparation, Help, BasePage):
    """What the site and the centre offer to people with disabilities, in the form the law gives."""

    page_description = _("The accessibility declaration that the law asks for. There is one.")
    parent_page_types = ["home.HomePage", "pages.SectionPage"]
    subpage_types = []
    max_count_per_parent = 1
    # A copy is another declaration, which nobody has reviewed.
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "review_confirmed_on"]
    base_form_class = DeclarationForm
    heading = conditions.TITLE.text

    content_panels = [BasePage.stopped_panel, *form_panels.CONTENT]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("extras"),
        index.SearchField("communication"),
        index.RelatedFields("barriers", [index.SearchField("what")]),
        index.RelatedFields(
            "buildings", [index.SearchField("name"), index.SearchField("description")]
        ),
    ]

    class Meta:
        verbose_name = _("accessibility declaration")
        verbose_name_plural = _("accessibility declarations")

    @property
    def summary(self):
        """Return what lists and search engines show; no editor is asked for an introduction."""
        said = gettext(
            "How accessible the site and the buildings are, and whom to tell of a barrier."
        )
        return super().summary or said

    def _set_core_field_defaults(self):
        """Give the page its title, which no editor is asked for."""
        self.title = self.title or self.heading
        super()._set_core_field_defaults()

    @cached_property
    def barriers_by_reason(self):
        """Return (heading, reason, barriers) of each reason that applies, in the law's order."""
        barriers = list(self.barriers.all())
        places = Page.objects.live().public().in_bulk([b.where_page_id for b in barriers])
        for barrier in barriers:
            barrier.shown_page = places.get(barrier.where_page_id)
        rows = zip(conditions.REASONS, Reason, strict=True)
        found = [(h.text, why, [b for b in barriers if b.reason == why]) for h, why in rows]
        return [(text, why, some) for text, why, some in found if some]

    def unlawful(self):
        """Return for what the law would not have this declaration: a list of sentences.

        An overdue review is none: what is corrected must be public before it can be confirmed.
        """
        return faults_of(self, with_review=False)
