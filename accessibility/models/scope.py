"""Layer 2: the scope of activity in the three forms that the law asks for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index
from wagtailmedia.edit_handlers import MediaChooserPanel
from wagtailmedia.models import get_media_model

from accessibility.files.making import KINDS, answer, file_of
from accessibility.models.dated import TextDated
from accessibility.models.easy_read import EasyReadPage
from accessibility.models.place import BelowHome
from accessibility.models.written import Written
from accessibility.scope_panel import FormsPanel
from blocks.stream import BodyStream
from core.fields import StreamField
from core.models import BasePage


class ScopePage(BelowHome, Written, TextDated, RoutablePageMixin, BasePage):
    """What the centre does: text, files made from it, a film in sign language, easy-to-read text.

    Act of 19 July 2019 on accessibility, art. 6 pkt 3 lit. c. The files are made when somebody asks
    for them, so they are never older than the text.
    """

    page_description = _("What the centre does, in the three forms that the law asks for.")
    # Below a section stand examples only: the frame links the one right below the home page.
    parent_page_types = ["home.HomePage", "pages.SectionPage"]
    max_count_per_parent = 1

    body = StreamField(BodyStream, verbose_name=_("content"), blank=True)
    film = models.ForeignKey(
        get_media_model(),
        verbose_name=_("film in Polish Sign Language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("From the library, with captions and a transcript; both are shown here."),
    )
    film_true_on = models.DateField(
        _("the film says the same as the text since"),
        null=True,
        blank=True,
        help_text=_("The day on which it was recorded, or on which somebody compared the two."),
    )

    content_panels = [
        *BasePage.content_panels,
        FormsPanel(),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([MediaChooserPanel("film", media_type="video")]),
                FieldPanel("film_true_on"),
            ],
            _("Film in Polish Sign Language (PJM)"),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("scope of activity")
        verbose_name_plural = _("scopes of activity")

    @cached_property
    def easy_text(self):
        """Return the first easy-to-read page below that anybody may read, or None."""
        if not self.path:  # a preview before the first save
            return None
        return EasyReadPage.objects.live().public().child_of(self).order_by("path").first()

    @cached_property
    def shown_easy_text(self):
        """Return that page if it says anything, else None."""
        return self.easy_text if self.easy_text and self.easy_text.is_written else None

    @cached_property
    def files(self):
        """Return the files made from the text: a list of accessibility.files.making.File."""
        return [file_of(self, kind) for kind in KINDS] if self.pk and self.body else []

    @property
    def film_is_whole(self):
        """Say whether the film may be shown: with captions and a transcript."""
        return bool(self.film and self.film.captions and self.film.transcript)

    def clean(self):
        """Ask for a film with captions and a transcript, and for its day."""
        super().clean()
        errors = {}
        if self.film and not self.film_is_whole:
            errors["film"] = gettext(
                "This film has no captions or no transcript. Add them in the library (Media) first."
            )
        if self.film and not self.film_true_on:
            errors["film_true_on"] = gettext(
                "Write the day, so that we can tell you when the film is older than the text."
            )
        elif self.film_true_on and self.film_true_on > timezone.localdate():
            errors["film_true_on"] = gettext("This day is still to come.")
        if errors:
            raise ValidationError(errors)

    @path("docx/", name="docx")
    def as_docx(self, request):
        """Send the text as a DOCX."""
        return answer(self, "docx", request)

    @path("txt/", name="txt")
    def as_txt(self, request):
        """Send the text as plain text."""
        return answer(self, "txt", request)
