"""Layer 1: the list of official words with plain ones, which staff keep."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class OfficialWord(index.Indexed, models.Model):
    """An official word or phrase, in its variants, and the plain words for it."""

    words = models.CharField(
        _("official word or phrase"),
        max_length=255,
        unique=True,
        help_text=_(
            "One, or several variants with commas between them. The check finds their inflected "
            "forms by itself."
        ),
    )
    plain = models.CharField(
        _("plainly"), max_length=255, help_text=_("What to write instead, shortest first.")
    )
    note = models.CharField(
        _("note"),
        max_length=255,
        blank=True,
        help_text=_("For those who write: when the official word has to stay."),
    )
    exact = models.BooleanField(
        _("only exactly as written"),
        default=False,
        help_text=_("For words that mean something else in other forms."),
    )

    search_fields = [
        index.SearchField("words"),
        index.SearchField("plain"),
        index.AutocompleteField("words"),
        index.AutocompleteField("plain"),
    ]

    class Meta:
        verbose_name = _("official word")
        verbose_name_plural = _("official words")
        ordering = ["words"]

    def __str__(self):
        return self.words

    @property
    def variants(self):
        """Return the words and phrases that mean the same: a list."""
        return [part.strip() for part in self.words.split(",") if part.strip()]

    def clean(self):
        """Refuse what has no letter: it would be found nowhere."""
        super().clean()
        if not any(sign.isalpha() for sign in self.words):
            raise ValidationError({"words": gettext("Write a word.")})
