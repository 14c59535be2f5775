"""Layer 2: opening hours: weeks that hold from a day until a day, and exceptions by date."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from contact.fields import HoursField
from contact.forms import DatedRowsPanel, OpeningHoursForm
from contact.hours import parse
from contact.models.dated import DatedRow
from contact.timetable import Span, Timetable

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class OpeningHours(ClusterableModel):
    """Hours that the centre or a unit keeps. Read by read_timetable, in one question."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("For the staff, for example: Hours of the centre.")
    )
    is_main = models.BooleanField(
        _("the centre's own hours"),
        default=False,
        help_text=_("Shown at the foot of every page and wherever a unit has no hours of its own."),
    )
    note = models.CharField(
        _("note"),
        max_length=255,
        blank=True,
        help_text=_("Shown below the hours, for example: The cash desk closes at 14:00."),
    )

    base_form_class = OpeningHoursForm
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("is_main")], _("Whose hours")),
        DatedRowsPanel("periods", heading=_("The week"), label=_("Week"), min_num=1),
        DatedRowsPanel("exceptions", heading=_("Days with other hours"), label=_("Exception")),
        FieldPanel("note"),
    ]

    class Meta:
        ordering = ["-is_main", "name"]
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        constraints = [
            models.UniqueConstraint(
                fields=["is_main"], condition=models.Q(is_main=True), name="one_main_opening_hours"
            )
        ]

    def __str__(self):
        """Return the name."""
        return self.name

    def clean(self):
        """Refuse to be the centre's own hours beside others that are."""
        others = OpeningHours.objects.filter(is_main=True).exclude(pk=self.pk)
        if self.is_main and (other := others.first()):
            message = _("The centre's own hours are “%(name)s”. Untick it there first.")
            raise ValidationError({"is_main": message % {"name": other.name}})


class HoursPeriod(DatedRow):
    """The hours of a week."""

    date_fields = ("valid_from", "valid_to")

    opening_hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="periods")
    valid_from = models.DateField(
        _("valid from"), null=True, blank=True, help_text=_("Empty: it has held for long.")
    )
    valid_to = models.DateField(
        _("valid to"), null=True, blank=True, help_text=_("Empty: until it is changed.")
    )
    monday = HoursField(WEEKDAYS[0])
    tuesday = HoursField(WEEKDAYS[1])
    wednesday = HoursField(WEEKDAYS[2])
    thursday = HoursField(WEEKDAYS[3])
    friday = HoursField(WEEKDAYS[4])
    saturday = HoursField(WEEKDAYS[5])
    sunday = HoursField(WEEKDAYS[6])

    panels = [
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        MultiFieldPanel(
            [FieldPanel(day) for day in DAYS],
            _("Hours of each day"),
            classname="door-sign",
            help_text=_(
                "Write as on a door: 7:30–15:30, or with a break: 8–12, 13–16, "
                "or: dzień wewnętrzny. Leave a day empty if you are closed."
            ),
        ),
    ]

    class Meta:
        ordering = ["valid_from"]
        verbose_name = _("week")
        verbose_name_plural = _("weeks")


class HoursException(DatedRow):
    """Other hours than usual on one day or on several."""

    date_fields = ("first_day", "last_day")

    opening_hours = ParentalKey(OpeningHours, on_delete=models.CASCADE, related_name="exceptions")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Empty: that one day only.")
    )
    hours = HoursField(
        _("hours"), help_text=_("Empty: closed. Else as on a door, for example: 8:00–12:00.")
    )
    reason = models.CharField(
        _("reason"),
        max_length=80,
        blank=True,
        help_text=_("Visitors read it, for example: Christmas Eve, power failure."),
    )

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("hours"), FieldPanel("reason")]),
    ]

    class Meta:
        ordering = ["first_day"]
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    @property
    def days(self):
        """Return the first and the last day, which is the first one unless it is said."""
        return [self.first_day, self.last_day or self.first_day]


def read_timetable(**which):
    """Return the Timetable of the chosen hours, read_timetable(is_main=True): one question.

    Weeks and exceptions come together, as one table; what is over is left out.
    """
    chosen = {f"opening_hours__{name}": value for name, value in which.items()}
    periods = HoursPeriod.objects.filter(**chosen).order_by()
    exceptions = HoursException.objects.filter(**chosen).order_by()
    today = timezone.localdate()
    periods = periods.exclude(valid_to__lt=today)
    exceptions = exceptions.annotate(end=Coalesce("last_day", "first_day")).filter(end__gte=today)
    weeks = periods.values_list(
        Value(0), "valid_from", "valid_to", *DAYS, Value("", CharField()), "opening_hours__note"
    )
    days = exceptions.values_list(
        Value(1), "first_day", "end", *[F("hours")] * 7, "reason", "opening_hours__note"
    )
    found = weeks.union(days, all=True)
    spans, note = ([], []), ""
    for kind, first, last, *week, reason, note in found:  # noqa: B007 — the note is on every row
        spans[kind].append(Span(first, last, tuple(map(_read, week)), reason))
    return Timetable(*map(tuple, spans), note)


def _read(text):
    """Return the Hours of a stored text; None if a script stored what makes no sense."""
    try:
        return parse(text)
    except ValidationError:
        return None
