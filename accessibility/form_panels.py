"""Layer 2: the form of a declaration as the editor sees it, in the order of the page."""

from django.db.models import BooleanField
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField


class ReviewDay(FieldPanel):
    """The day of the last review, to read only: another screen sets it (review.py)."""

    def format_value_for_display(self, value):
        """Return the day as people write it, or that there was no review."""
        return date_format(value) if value else gettext("not reviewed yet")


class Unfilled(Panel):
    """Says above a draft what must be filled in before it can be published; no field of its own."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page."""

        template_name = "accessibility/unfilled.html"

        def is_shown(self):
            """Show it on a draft that was never published."""
            page = self.instance
            return bool(page.pk and not page.first_published_at and self.unfilled)

        @cached_property
        def unfilled(self):
            """Return (id of the field or "", label) of each required answer that is empty: a list.

            The editor of a long text has no element that a link could lead to.
            """
            page = self.instance
            fields = [one for one in page._meta.concrete_fields if one.name in self.form.fields]
            required = [f for f in fields if not (f.blank or isinstance(f, BooleanField))]
            empty = [one for one in required if not getattr(page, one.name)]
            rows = [
                ("" if isinstance(one, RichTextField) else f"id_{one.name}", one.verbose_name)
                for one in empty
            ]
            lists = [] if page.buildings.exists() else [("", gettext("11. Buildings"))]
            return [(target, capfirst(str(label))) for target, label in rows + lists]

        def get_context_data(self, parent_context=None):
            """Add what is empty."""
            return {**super().get_context_data(parent_context), "rows": self.unfilled}


CONTENT = [
    Unfilled(heading=_("What to fill in before publishing")),
    MultiFieldPanel(
        [
            FieldPanel("entity_name"),
            FieldPanel("site_name"),
            FieldPanel("site_url"),
            FieldRowPanel([FieldPanel("site_published_on"), FieldPanel("site_updated_on")]),
        ],
        _("1. Whose site"),
        help_text=_(
            "The title, the headings and the sentences that the law gives are put in by "
            "themselves. You write only what the centre knows. A draft can be saved half filled in."
        ),
    ),
    MultiFieldPanel(
        [FieldPanel("status"), FieldPanel("status_sentence")],
        _("2. State of accessibility"),
        help_text=_("Choose what is true. A site with barriers breaks no rule by saying so."),
    ),
    InlinePanel("barriers", heading=_("3. What is not accessible"), label=_("Barrier")),
    MultiFieldPanel(
        [FieldPanel("cost_assessment")],
        _("4. Excessive cost"),
        help_text=_("Leave it empty unless a barrier above says “would cost too much”."),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("prepared_on"), ReviewDay("review_confirmed_on", read_only=True)]
            ),
            FieldPanel("basis"),
            FieldPanel("basis_by"),
            FieldPanel("report_url"),
        ],
        _("5. How the declaration was drawn up"),
        help_text=_(
            "The day of the review is set by “Confirm the review” only (the menu “…” at the top of "
            "the published page): every year by 31 March, and after each significant change."
        ),
    ),
    MultiFieldPanel([FieldPanel("extras")], _("6. Conveniences (voluntary)")),
    InlinePanel(
        "shortcuts",
        heading=_("7. Keyboard shortcuts, only if the site has its own"),
        label=_("Keyboard shortcut"),
    ),
    MultiFieldPanel(
        [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")],
        _("8. Whom to tell of a barrier"),
        help_text=_("A person or a unit that answers within 7 days."),
    ),
    MultiFieldPanel(
        [FieldPanel("complaints_to")],
        _("9. Complaints"),
        help_text=_("What a request holds and how long an answer takes is put in by itself."),
    ),
    InlinePanel("apps", heading=_("10. Mobile apps, if there are any"), label=_("Mobile app")),
    InlinePanel("buildings", heading=_("11. Buildings"), label=_("Building"), min_num=1),
    FieldPanel("architecture_url"),
    MultiFieldPanel([FieldPanel("communication")], _("12. Communication")),
]
