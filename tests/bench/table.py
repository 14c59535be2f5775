"""Rows of the table that set two figures of one run beside each other."""

from tests.table import Row


def ratio_row(measure, figure, other, least, beside, unit="requests/s"):
    """Return the Row that says how `figure` stands to `other`, at least `least` times as large."""
    ratio = figure / other
    text = f"{ratio:.3g} × ({figure:,.0f} {unit})"
    return Row(measure, f"≥ {least} ×", text, f"{beside}: {other:,.0f}", ratio >= least)


def growth_row(measure, small, large, most):
    """Return the Row that says how much longer something takes on the large site (seconds)."""
    growth = large / small
    beside = f"{1000 * small:.0f} → {1000 * large:.0f} ms"
    return Row(measure, f"≤ {most} ×", f"{growth:.2f} ×", beside, growth <= most)
