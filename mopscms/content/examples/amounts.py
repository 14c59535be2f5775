"""Layer 3: examples of amounts: one in force, one about to change, one out of date, a per cent."""

from datetime import timedelta

from django.utils import timezone

from amounts.models import Amount, AmountValue
from amounts.standing import Unit

LEGAL_BASIS = "Przykładowa podstawa prawna"


def load(home):
    """Make the examples, each unless there is an amount of its name."""
    long_ago = timezone.localdate() - timedelta(days=200)
    soon = timezone.localdate() + timedelta(days=40)
    last_week = timezone.localdate() - timedelta(days=7)
    amount("Dodatek mieszkaniowy (przykład)", [(300, long_ago, None)], per="miesięcznie")
    amount("Zasiłek rodzinny (przykład)", [(100, long_ago, None)], per="miesięcznie na dziecko")
    values = [(200, long_ago, None), ("230.50", soon, None)]
    amount("Zasiłek pielęgnacyjny (przykład)", values, per="miesięcznie")
    amount("Jednorazowa zapomoga (przykład)", [(1000, long_ago, last_week)])
    amount("Odpłatność za usługi (przykład)", [(15, long_ago, None)], Unit.PER_CENT, "dochodu")


def amount(name="Zasiłek pielęgnacyjny", values=(), unit=Unit.ZLOTY, per=""):
    """Return the saved amount of this name; values: (value, first day, last day or None)."""
    found, made = Amount.objects.get_or_create(name=name, defaults={"unit": unit, "per": per})
    if made:
        rows = [
            AmountValue(amount=found, value=v, valid_from=start, valid_to=end)
            for v, start, end in values
        ]
        for row in rows:
            row.legal_basis = LEGAL_BASIS
        AmountValue.objects.bulk_create(rows)
    return found
