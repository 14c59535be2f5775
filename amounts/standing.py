"""Layer 0: what is to be said of an amount on one day. Plain values in, words out, no database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.db.models import TextChoices
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Unit(TextChoices):
    """What is counted."""

    ZLOTY = "zloty", gettext_lazy("zloty (zł)")
    PER_CENT = "per_cent", gettext_lazy("per cent (%)")


class Row(Protocol):
    """One value of an amount and its period; `amounts.models.AmountValue` is one."""

    value: Decimal
    valid_from: date
    valid_to: date | None
    legal_basis: str
    checked_on: date


@dataclass(frozen=True)
class Standing:
    """An amount on a day: the row that began last, and the first that is still to come."""

    day: date
    unit: str
    per: str
    shown: Row | None
    coming: Row | None

    @classmethod
    def of(cls, rows, day, unit, per=""):
        """Choose from the rows, in any order. A row without an end lasts until the next begins."""
        begun = [row for row in rows if row.valid_from <= day]
        later = [row for row in rows if row.valid_from > day]
        shown = max(begun, key=lambda row: row.valid_from, default=None)
        coming = min(later, key=lambda row: row.valid_from, default=None)
        return cls(day, unit, per, shown, coming)

    @property
    def is_outdated(self):
        """Say whether the amount shown has ended and nothing has taken its place."""
        end = self.shown and self.shown.valid_to
        return bool(end) and end < self.day

    @property
    def is_known(self):
        """Say whether there is anything to show, now or later."""
        return bool(self.shown or self.coming)

    @property
    def figure(self):
        """Return the amount shown: "215,84 zł miesięcznie", "" if none has begun."""
        return figure(self.shown.value, self.unit, self.per) if self.shown else ""

    @property
    def change(self):
        """Return the change to come: "od 1 stycznia 2027: 230 zł", or ""."""
        if not self.coming:
            return ""
        said = figure(self.coming.value, self.unit, self.per)
        start = day_in_words(self.coming.valid_from)
        return _("from %(day)s: %(amount)s") % {"day": start, "amount": said}

    @property
    def warning(self):
        """Return since when the amount shown may be wrong, or "" while it holds."""
        if not self.is_outdated:
            return ""
        said = _("the amount may have changed: it was in force until %(day)s")
        return said % {"day": day_in_words(self.shown.valid_to)}

    @property
    def basis(self):
        """Return the legal basis of what is shown, or of what is to come, or ""."""
        row = self.shown or self.coming
        return row.legal_basis if row else ""

    @property
    def text(self):
        """Return what a sentence says: never an old figure without a word of warning."""
        if self.is_outdated:
            return f"{self.figure} ({self.warning})"
        return self.figure or self.change or ask_us()


def figure(value, unit, per=""):
    """Return a value as Polish writes it: "1 234,56 zł miesięcznie", "12,5% dochodu"."""
    number = number_format(value, 0 if value == int(value) else 2, force_grouping=True)
    if unit == Unit.PER_CENT:
        said = f"{number.rstrip('0') if ',' in number else number}%"
    else:
        said = f"{number}\u00a0zł"
    return f"{said} {per}".strip()


def day_in_words(day):
    """Return a day as people say it: "1 stycznia 2027"."""
    return date_format(day, "j E Y")


def ask_us():
    """Return what is said when no amount is known."""
    return _("ask us about the current amount")
