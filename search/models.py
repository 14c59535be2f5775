"""Layer 0: the words of the index, synonyms that staff edit, and how often what was searched."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search import polish

MOST_LINES = 40  # phrases in one field of a group
MOST_WORDS = 12  # words in one phrase
LONGEST_LINE = 150  # characters of it


class Word(models.Model):
    """A word as something indexed says it; typing errors are mended towards these words.

    It may be said by a draft only, so nobody is shown it before a public page was seen to say it.
    """

    form = models.CharField(_("word"), max_length=polish.LONGEST_WORD, unique=True)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self):
        """Return the word."""
        return self.form


class IndexedText(models.Model):
    """What an indexed object says beside its title, as plain text: excerpts are cut from it."""

    content_type = models.ForeignKey(
        "contenttypes.ContentType",
        verbose_name=_("kind"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    object_id = models.CharField(_("number"), max_length=50)  # as in modelsearch's index
    text = models.TextField(_("text"))

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id"], name="one_text_an_object")
        ]
        verbose_name = _("indexed text")
        verbose_name_plural = _("indexed texts")

    def __str__(self):
        """Return how the text begins."""
        return self.text[:60]


class SynonymGroup(models.Model):
    """Words that people type, and the words by which the site says the same."""

    words = models.TextField(
        _("what people type"),
        help_text=_("One word or phrase in a line, for example: becikowe. Any form will do."),
    )
    meanings = models.TextField(
        _("how the site says it"),
        help_text=_(
            "One word or phrase in a line, as it is written on our pages. "
            "For example: one-off childbirth allowance."
        ),
    )
    both_ways = models.BooleanField(
        _("both ways"),
        default=False,
        help_text=_("Tick if whoever types the second should find pages with the first, too."),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True, editable=False, db_index=True)

    panels = [FieldPanel("words"), FieldPanel("meanings"), FieldPanel("both_ways")]

    class Meta:
        ordering = ["words"]
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self):
        """Return the group in one line: "becikowe → jednorazowa zapomoga"."""
        sign = "↔" if self.both_ways else "→"
        sides = (", ".join(phrases(side)) for side in (self.words, self.meanings))
        return f" {sign} ".join(sides)

    def clean(self):
        """Say at the field what is wrong with its lines; tidy them."""
        super().clean()
        faults = {}
        for name in ("words", "meanings"):
            try:
                setattr(self, name, "\n".join(checked(getattr(self, name))))
            except ValidationError as error:
                faults[name] = error
        if faults:
            raise ValidationError(faults)


class SearchCount(models.Model):
    """How often something was searched on one day, and how often nothing was found."""

    query = models.CharField(_("what was searched"), max_length=60)
    day = models.DateField(_("day"), db_index=True)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    in_vain = models.PositiveIntegerField(_("without a result"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["query", "day"], name="one_count_of_a_query_a_day")
        ]
        verbose_name = _("count of searches")
        verbose_name_plural = _("counts of searches")

    def __str__(self):
        """Return the query and the day."""
        return f"{self.query} ({self.day})"


def phrases(text):
    """Return the phrases of a field, one a line, without empty lines."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def checked(text):
    """Return the phrases of a field; raise ValidationError with what to do if they are no use."""
    lines = list(dict.fromkeys(phrases(re.sub(r"[,;]", "\n", text))))
    if len(lines) > MOST_LINES:
        raise ValidationError(_("At most %(most)d lines, please."), params={"most": MOST_LINES})
    for line in lines:
        count = len(polish.words(line))
        if not count:
            message = _("“%(line)s” has neither letters nor digits: write a word or delete it.")
            raise ValidationError(message, params={"line": line[:60]})
        if count > MOST_WORDS or len(line) > LONGEST_LINE:
            message = _("“%(line)s…” is too long: at most %(most)d words in a line.")
            raise ValidationError(message, params={"line": line[:60], "most": MOST_WORDS})
    return lines
