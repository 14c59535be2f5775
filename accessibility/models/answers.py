"""Layer 2: what staff answer in a declaration, in the order of the page; no lists."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from accessibility import conditions
from accessibility.models.parts import TEXT
from blocks.addresses import WebAddressField
from core.models.phone import number_field, uri_of


class Status(models.TextChoices):
    """How far the site meets the annex; the sentences: conditions.STATES."""

    FULL = "full", _("meets all of it")
    PARTIAL = "partial", _("meets a part of it")
    NONE = "none", _("does not meet it")


class Basis(models.TextChoices):
    """How it is known."""

    SELF = "self", _("the centre checked it itself")
    AUDIT = "audit", _("somebody from outside checked it (an audit)")
    STATEMENT = "statement", _("the maker of the site stated it")


class Subject(models.Model):
    """Whose declaration, of what, in what state."""

    entity_name = models.CharField(
        _("name of the centre"), max_length=255, help_text=_("In full, as in the statute.")
    )
    site_name = models.CharField(
        _("name of the site"),
        max_length=255,
        help_text=_("The words of the link to the site. For example: strona MOPS w Przykładowie."),
    )
    site_url = WebAddressField(_("address of the site"), help_text=_("With https:// in front."))
    site_published_on = models.DateField(
        _("the site was first published on"), null=True, help_text=_("The centre knows this day.")
    )
    site_updated_on = models.DateField(
        _("last significant change of the site"),
        null=True,
        help_text=_("Of the site, not of a text: a new look, new functions."),
    )
    status = models.CharField(
        _("does the site meet the annex to the act?"),
        max_length=10,
        choices=Status,
        help_text=_("The annex is WCAG 2.1 AA. If any barrier is known, it meets a part of it."),
    )
    status_sentence = models.TextField(
        _("the sentence of the state, in other words"),
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Leave it empty: the page then has the sentence of the state that you chose. Only if "
            "the official conditions give another sentence, copy it here."
        ),
    )
    cost_assessment = RichTextField(
        _("assessment of the excessive cost"),
        blank=True,
        features=TEXT,
        help_text=_("Only if a barrier stays because of cost: the calculation, or a link to it."),
    )

    class Meta:
        abstract = True

    @property
    def stated(self):
        """Return the sentence of the state in three: what is before its words, they, the rest.

        Before anybody has chosen a state there is none: three empty texts.
        """
        state = conditions.STATES.get(self.status, conditions.State((), ""))
        sentence = self.status_sentence or state.sentence
        words = next((words for words in state.words if words in sentence), None)
        return sentence.partition(words) if words else (sentence, "", "")


class Preparation(models.Model):
    """When and how the declaration was drawn up."""

    prepared_on = models.DateField(
        _("the declaration was first drawn up on"),
        null=True,
        help_text=_(
            "If the site had a declaration before, the day of that one. Once the declaration is "
            "published, this day cannot be changed any more."
        ),
    )
    review_confirmed_on = models.DateField(
        _("last review of the declaration"), null=True, blank=True, editable=False
    )
    basis = models.CharField(
        _("how do you know?"), max_length=10, choices=Basis, default=Basis.SELF
    )
    basis_by = models.CharField(
        _("who checked or stated it"),
        max_length=255,
        blank=True,
        help_text=_("Only if it was not the centre itself: the name of the company or person."),
    )
    report_url = WebAddressField(
        _("address of the report or statement"), blank=True, help_text=_("If it is published.")
    )
    extras = RichTextField(
        _("conveniences, limits and other information"),
        blank=True,
        features=TEXT,
        help_text=_("What else helps or hinders on this site. Voluntary; empty: not shown."),
    )

    class Meta:
        abstract = True


class Help(models.Model):
    """Whom to ask, where to complain, what helps in the building."""

    contact_name = models.CharField(
        _("person or unit to contact"), max_length=255, help_text=_("Who answers about barriers.")
    )
    contact_email = models.EmailField(_("e-mail"))
    contact_phone = number_field(_("phone"))
    complaints_to = models.TextField(
        _("where to send a complaint"),
        help_text=_("The management of the centre and its address, one line under another."),
    )
    architecture_url = WebAddressField(
        _("address of a separate description"),
        blank=True,
        help_text=_("If the accessibility of the buildings is described in more detail elsewhere."),
    )
    communication = RichTextField(
        _("communication access"),
        features=TEXT,
        help_text=_(
            "How one can communicate with the centre: interpreter of sign language (on the spot "
            "or online), induction loop, text messages, e-mail, easy-to-read text. Say what is "
            "missing."
        ),
    )

    class Meta:
        abstract = True

    @property
    def contact_phone_uri(self):
        """Return the address that a phone dials."""
        return uri_of(self.contact_phone)
