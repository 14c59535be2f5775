"""Layer 1: what a page says of itself: who keeps it true, since when, and whether it is real."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class KeptTrue(models.Model):
    """The facts behind "Who answers for this page"; part of every BasePage."""

    review_owner = models.CharField(
        _("who answers for the content"),
        max_length=255,
        blank=True,
        help_text=_("The unit or post that keeps this page true. Shown at the end of the page."),
    )
    written_on = models.DateField(
        _("written on"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which the text was written. If empty, it becomes the day on which the "
            "page is made; change it if the text is older."
        ),
    )
    reviewed_on = models.DateField(
        _("last checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last read the page and confirmed that it is true."),
    )
    next_review = models.DateField(
        _("next review"),
        null=True,
        blank=True,
        help_text=_("The day by which somebody reads the page again and confirms it is true."),
    )
    is_example = models.BooleanField(
        _("example content"),
        default=False,
        help_text=_(
            "The page says at its top that it is only an example. "
            "Untick it once everything on the page is true."
        ),
    )

    keeping_panels = [
        MultiFieldPanel(
            [
                FieldPanel("review_owner"),
                FieldPanel("written_on"),
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("next_review")]),
                FieldPanel("is_example"),
            ],
            _("Keeping it true"),
        )
    ]

    class Meta:
        abstract = True
