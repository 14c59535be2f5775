"""Layer 2: rows that hold from a day until a day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _


class DatedRow(models.Model):
    """What holds from a day until a day; `date_fields` names the two, from and until."""

    class Meta:
        abstract = True

    def __str__(self):
        """Return the days as the form shows them: "01.07.2026 – 31.08.2026"."""
        first, last = (f"{day:%d.%m.%Y}" if day else "…" for day in self.days)
        return first if first == last else f"{first} – {last}"

    @property
    def days(self):
        """Return the first and the last day, None where it is not said."""
        return [getattr(self, name) for name in self.date_fields]

    @property
    def span(self):
        """Return the same as dates that can be compared; time ends at both ends."""
        first, last = self.days
        return first or date.min, last or date.max

    def clean(self):
        """Refuse an end before the beginning."""
        first, last = self.span
        if last < first:
            message = _("The last day is before the first one.")
            raise ValidationError({self.date_fields[1]: message})
