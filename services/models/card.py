"""Layer 2: the texts of a service's card."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from blocks.base import TEXT_FEATURES


def text(name, help_text):
    """Return a field for a text of paragraphs and lists that may stay empty."""
    return RichTextField(name, blank=True, features=TEXT_FEATURES, help_text=help_text)


def line(name, help_text):
    """Return a field for a fact of one line that may stay empty."""
    return models.CharField(name, max_length=255, blank=True, help_text=help_text)


class Card(models.Model):
    """What a card says in words; part of ServicePage. Nothing is required: empty parts vanish."""

    for_whom = text(_("for whom"), _("Whom it is for. For example: people who rent a flat."))
    conditions = text(
        _("conditions"), _("What one must fulfil, point by point. Write about one thing in each.")
    )
    deadline = line(
        _("when to apply"), _("For example: at any time of the year. Or: by 30 November.")
    )
    time_to_decide = line(
        _("how long it takes"), _("For example: up to a month from a complete application.")
    )
    cost = line(_("what it costs"), _("For example: nothing. Or: the stamp duty, and how to pay."))
    how_decision = text(
        _("decision and payment"),
        _("How one gets the decision and how the money: by post, into an account, in cash."),
    )
    appeal = text(
        _("appeal"), _("What one can do who does not agree: to whom to write, and by when.")
    )
    legal_basis = text(_("legal basis"), _("The acts and regulations, one in a line."))

    heading_above = {"papers": 2, "how_to_apply": 2}  # the sections of the card; see BasePage
    title_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Plain name"),
            placeholder=_("e.g. Housing allowance"),
            help_text=_("The name that people understand, for example: Housing allowance."),
        ),
        FieldPanel(
            "lead",
            heading=_("What you get"),
            help_text=_("One sentence, for example: We pay a part of your rent and bills."),
        ),
    ]
    whom_panels = [FieldPanel("for_whom"), FieldPanel("conditions")]
    after_panels = [
        MultiFieldPanel(
            [FieldPanel("deadline"), FieldPanel("time_to_decide"), FieldPanel("cost")],
            heading=_("Time and cost"),
        ),
        FieldPanel("how_decision"),
        FieldPanel("appeal"),
        FieldPanel("legal_basis"),
    ]
    card_search_fields = [
        index.SearchField("for_whom"),
        index.SearchField("conditions"),
        index.SearchField("how_decision"),
        index.SearchField("legal_basis"),
    ]

    class Meta:
        abstract = True

    @property
    def facts(self):
        """Return the facts of one line that are known: (name, fact) pairs."""
        known = [
            (_("When to apply"), self.deadline),
            (_("How long it takes"), self.time_to_decide),
            (_("What it costs"), self.cost),
        ]
        return [(name, fact) for name, fact in known if fact]
