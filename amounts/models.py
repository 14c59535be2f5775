"""Layer 0: amounts of money (and per cents) that pages show by reference, with their values."""

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from amounts.care import TO_CHECK, Attention, Care
from amounts.forms import AmountForm, ValuesPanel
from amounts.standing import Standing, Unit


class AmountQuerySet(models.QuerySet):
    """Amounts by what staff should do about them."""

    def with_attention(self, day):
        """Add to each amount its `attention` on a day, by which lists are sorted and filtered.

        One place decides, amounts.standing, not a second time SQL: the amounts are few.
        """
        found = {kind: [] for kind in Attention}
        for amount in self.model.objects.prefetch_related("values"):
            found[Care(amount.on(day)).attention].append(amount.pk)
        cases = [When(pk__in=keys, then=Value(int(kind))) for kind, keys in found.items() if keys]
        return self.annotate(
            attention=Case(
                *cases, default=Value(int(Attention.CURRENT)), output_field=models.IntegerField()
            )
        )

    def named(self, typed):
        """Return those whose name contains what was typed; letters may lack their Polish marks.

        SQLite would take "ś" and "Ś" for different letters.
        """
        wanted = anyascii(typed).strip().lower()
        names = self.values_list("pk", "name")
        return self.filter(pk__in=[pk for pk, name in names if wanted in anyascii(name).lower()])

    def to_check(self, day):
        """Return the amounts that wait for somebody, the most urgent first, with their values."""
        waiting = self.with_attention(day).filter(attention__in=[int(kind) for kind in TO_CHECK])
        return waiting.order_by("attention", "name").prefetch_related("values")


class Amount(ClusterableModel):
    """An amount that pages name: what it is called, and what it was, is and will be."""

    name = models.CharField(
        _("name of the amount"),
        max_length=120,
        unique=True,
        help_text=_("What the amount is for, for example: care allowance. Visitors read it too."),
        error_messages={
            "unique": _("There is an amount with this name. Open it and add a new value there.")
        },
    )
    unit = models.CharField(
        pgettext_lazy("amount", "unit"), max_length=10, choices=Unit.choices, default=Unit.ZLOTY
    )
    per = models.CharField(
        _("words after the figure"),
        max_length=60,
        blank=True,
        help_text=_("For example: a month, for each person in the family."),
    )

    objects = AmountQuerySet.as_manager()

    base_form_class = AmountForm
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("per")]),
        ValuesPanel(
            "values",
            heading=_("Values of the amount"),
            label=_("Value of the amount"),
            help_text=_(
                "One row for each period. Do not overwrite an old value: add a new one, even "
                "before it comes into force. It appears on the pages by itself on its first day."
            ),
            min_num=1,
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("amount")
        verbose_name_plural = _("amounts")

    def __str__(self):
        """Return the name."""
        return self.name

    def on(self, day):
        """Return what is to be said of the amount on a day: a Standing."""
        return Standing.of(list(self.values.all()), day, self.unit, self.per)

    @property
    def today(self):
        """Return what is to be said of it today in Poland: a Standing, for templates."""
        return self.on(timezone.localdate())

    @property
    def care(self):
        """Return what staff should know of it today: a Care, for templates."""
        return Care(self.today)


class AmountValue(models.Model):
    """What an amount is in one period."""

    amount = ParentalKey(
        Amount, verbose_name=_("amount"), related_name="values", on_delete=models.CASCADE
    )
    value = models.DecimalField(
        _("how much"),
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(0)],
        help_text=_("Digits only, for example: 215.84."),
    )
    valid_from = models.DateField(_("in force from"), help_text=_("The first day."))
    valid_to = models.DateField(
        _("in force until"),
        null=True,
        blank=True,
        help_text=_("The last day. Leave it empty if you do not know: the next value ends it."),
    )
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=255,
        blank=True,
        help_text=_("The act or announcement that sets the value, for example: Dz.U. 2024 poz. 1."),
    )
    checked_on = models.DateField(
        _("last checked"),
        default=timezone.localdate,
        help_text=_("When somebody last compared the value with the law. After a year we ask."),
    )

    panels = [
        FieldRowPanel([FieldPanel(name) for name in ("value", "valid_from", "valid_to")]),
        FieldRowPanel([FieldPanel("legal_basis"), FieldPanel("checked_on")]),
    ]

    class Meta:
        ordering = ["-valid_from"]
        verbose_name = _("value of an amount")
        verbose_name_plural = _("values of amounts")

    def __str__(self):
        """Return the value and its first day."""
        return f"{self.value} ({self.valid_from})"

    def clean(self):
        """Refuse an end before the start, and a check that is yet to be made."""
        super().clean()
        faults = {}
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            faults["valid_to"] = _("The last day is before the first one. Correct one of them.")
        if self.checked_on and self.checked_on > timezone.localdate():
            faults["checked_on"] = _("This day is still to come. Write the day of the last check.")
        if faults:
            raise ValidationError(faults)
