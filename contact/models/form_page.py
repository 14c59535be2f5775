"""Layer 2: a page with a form that residents send to the centre, and the staff's own questions."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel

from contact.writing.conditions import terms_of
from contact.writing.editing import FormPageForm, check_choices
from contact.writing.form import WritingForm
from core.models import BasePage, Ordered

MOST_QUESTIONS = 10
HELP = _(
    "Every form asks for a message and how we are to answer: by phone, e-mail, letter, or not at "
    "all. Add questions of your own only if you cannot help without them: what nobody asks for "
    "cannot leak."
)


class FormPage(BasePage):
    """Residents write to us. Shown as a form only as long as all that the law asks for is there."""

    class Way(models.TextChoices):
        """What becomes of a message."""

        KEPT = "kept", _("keep it in the panel, encrypted")
        MAILED = "mailed", _("send it by e-mail, keep nothing")

    page_description = _("A form: residents write to the centre. You may add questions.")
    parent_page_types = ["contact.ContactPage", "pages.SectionPage"]
    subpage_types = []
    base_form_class = FormPageForm
    search_name = _("form to fill in")
    search_name_plural = _("forms to fill in")

    message_label = models.CharField(
        _("what the main field is called"),
        max_length=120,
        blank=True,
        help_text=_("Empty: “Your message”."),
    )
    answer_note = models.TextField(
        _("when and how you answer"),
        max_length=500,
        blank=True,
        help_text=_("Shown before and after sending. Promise only what you keep; may be empty."),
    )
    notice = models.ForeignKey(
        "legal.DataNoticePage",
        verbose_name=_("notice about personal data"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page that says what happens with the data from this form."),
    )
    way = models.CharField(
        _("what to do with a message"), max_length=10, choices=Way, default=Way.KEPT
    )
    days = models.PositiveSmallIntegerField(
        _("for how many days"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
        help_text=_(
            "Then the message is deleted by itself. One to be sent by e-mail is kept only if "
            "the mail does not work, until it does, and no longer than this."
        ),
    )

    content_panels = [
        HelpPanel(content=HELP),
        BasePage.stopped_panel,
        *BasePage.content_panels[1:],
        MultiFieldPanel([FieldPanel("way"), FieldPanel("days")], _("Messages")),
        FieldPanel("notice"),
        FieldPanel("message_label"),
        InlinePanel(
            "questions", heading=_("Questions"), label=_("Question"), max_num=MOST_QUESTIONS
        ),
        FieldPanel("answer_note"),
    ]

    class Meta:
        verbose_name = _("form")
        verbose_name_plural = _("forms")

    @cached_property
    def terms(self):
        """Return on what terms the form is offered: contact.writing.conditions.Terms."""
        return terms_of(self)

    @property
    def send_address(self):
        """Return where the form is sent, "" before the page is saved."""
        return reverse("send_form", args=[self.pk]) if self.pk else ""

    def unlawful(self):
        """Return what is missing for the form to be offered."""
        return list(terms_of(self, afresh=True).missing)

    def get_context(self, request, *args, **kwargs):
        """Add `form`: what was typed so far if somebody sends it, else an empty one."""
        context = super().get_context(request, *args, **kwargs)
        context["form"] = kwargs.get("form") or (None if self.terms.missing else WritingForm(self))
        if context["form"] and context["form"].errors:  # the window's title is read out first
            context["title"] = _("Error: %(heading)s") % {"heading": self.title}
        return context

    def serve(self, request, *args, **kwargs):
        """Answer with the form; each is somebody's own, so no cache keeps it."""
        response = super().serve(request, *args, **kwargs)
        patch_cache_control(response, private=True, no_cache=True)
        return response


class FormQuestion(Ordered):
    """A question that staff add."""

    class Kind(models.TextChoices):
        """How it is answered."""

        LINE = "line", _("a few words")
        TEXT = "text", _("a longer text")
        CHOICE = "choice", _("one of several answers")
        TICK = "tick", _("a box to tick")

    class About(models.TextChoices):
        """What of the person is asked for; the values are HTML's, by which browsers fill it in.

        WCAG 2.2, 1.3.5. Only such as fit a field of any number of lines.
        """

        BIRTHDAY = "bday", _("date of birth")
        STREET = "address-line1", _("street and number")
        POSTCODE = "postal-code", _("postcode")
        TOWN = "address-level2", _("town")
        FIRST_NAME = "given-name", _("first name")
        SURNAME = "family-name", _("surname")
        ORGANISATION = "organization", _("organisation or company")
        PHONE = "tel", _("phone")
        EMAIL = "email", _("e-mail")

    page = ParentalKey(FormPage, on_delete=models.CASCADE, related_name="questions")
    label = models.CharField(
        _("question"), max_length=120, help_text=_("For example: Which matter is it about?")
    )
    hint = models.CharField(
        _("hint"), max_length=255, blank=True, help_text=_("Shown under the question.")
    )
    about = models.CharField(
        _("what do you ask about?"),
        max_length=20,
        choices=About,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Only if you ask about the person who fills in the form: the browser or an aid can "
            "then fill the field in. Not for a child or somebody else in the family."
        ),
    )
    kind = models.CharField(_("how it is answered"), max_length=10, choices=Kind, default=Kind.LINE)
    choices = models.TextField(
        _("answers to choose from"),
        blank=True,
        help_text=_("Only for one of several answers: one in each line, from 2 to 12."),
    )
    is_required = models.BooleanField(
        _("must be answered"), default=False, help_text=_("A box: it must be ticked.")
    )

    panels = [
        FieldPanel(name) for name in ("label", "hint", "about", "kind", "choices", "is_required")
    ]

    class Meta(Ordered.Meta):
        verbose_name = _("question of a form")
        verbose_name_plural = _("questions of a form")

    def __str__(self):
        """Return the question."""
        return self.label

    @property
    def answers(self):
        """Return the answers to choose from: a list."""
        return list(dict.fromkeys(filter(None, map(str.strip, self.choices.splitlines()))))

    def clean(self):
        """Ask for answers to choose from where they are needed."""
        super().clean()
        check_choices(self)
