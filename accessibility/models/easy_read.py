"""Layer 2: a page of easy-to-read text (ETR)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from accessibility.models.dated import TextDated
from accessibility.models.written import Written
from blocks.easy_read import EasyReadStream
from core.fields import StreamField
from core.models import BasePage


class EasyReadPage(Written, TextDated, BasePage):
    """Short sentences with pictures, for people who find it hard to read."""

    page_description = _("Short sentences with pictures, for people who find it hard to read.")
    parent_page_types = [
        *("accessibility.ScopePage", "home.HomePage", "about.AboutPage"),
        *("pages.SectionPage", "pages.ContentPage"),
    ]
    subpage_types = []

    body = StreamField(EasyReadStream, verbose_name=_("content"), blank=True)
    checked_by = models.CharField(
        _("who checked it"),
        max_length=200,
        blank=True,
        help_text=_(
            "A person with an intellectual disability who read it and understood it, or a group: "
            "for example, participants of a workshop. Ask before you write a name."
        ),
    )
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    official_mark = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("European easy-to-read mark"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Only if the centre may use the mark of Inclusion Europe: its rules ask that a person "
            "with an intellectual disability checked the text, and who owns the mark is named."
        ),
    )
    search_name = _("easy-to-read text")
    search_name_plural = _("easy-to-read texts")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("checked_by"), FieldPanel("checked_on")]),
                FieldPanel("official_mark"),
            ],
            _("Checked by a reader"),
            help_text=_(
                "Until somebody has checked it, the page does not say that it is ETR. Who owns the "
                "European mark stands beside it: write that into the credit of its picture."
            ),
        ),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("easy-to-read page")
        verbose_name_plural = _("easy-to-read pages")

    @property
    def summary(self):
        """Return what lists and search engines show; easy text has no introduction as a rule."""
        return super().summary or str(self.page_description)

    @property
    def is_checked(self):
        """Say whether a reader has checked the text, so that it may carry a mark."""
        return bool(self.checked_by and self.checked_on)

    @property
    def shown_mark(self):
        """Return the European mark if its owner is named, as its rules ask; else None."""
        mark = self.official_mark
        return mark if mark and mark.credit.strip() else None

    @property
    def true_on(self):
        """Return the last day on which somebody wrote or confirmed the text: a date, or None."""
        written = self.text_changed_at and timezone.localtime(self.text_changed_at).date()
        return max(filter(None, (written, self.reviewed_on)), default=None)

    def clean(self):
        """Ask for both or neither of who and when; a mark needs both."""
        super().clean()
        errors = {}
        if self.checked_on and self.checked_on > timezone.localdate():
            errors["checked_on"] = gettext("This day is still to come.")
        elif bool(self.checked_by) != bool(self.checked_on):
            name = "checked_on" if self.checked_by else "checked_by"
            errors[name] = gettext("Write both: who checked it, and when.")
        if self.official_mark_id and not self.is_checked:
            errors["official_mark"] = gettext(
                "The mark may stand only on a text that a reader has checked."
            )
        elif self.official_mark_id and not self.shown_mark:
            errors["official_mark"] = gettext(
                "Who owns the mark must be named. Open this picture in the library and write the "
                "owner into the credit."
            )
        if errors:
            raise ValidationError(errors)
