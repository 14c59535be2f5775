"""`make bench` in little: it starts what it needs, measures every row, and counts right."""

import pytest

from tests.bench.__main__ import SMOKE, measure
from tests.bench.inside import GROWING, PANEL
from tests.bench.load import size_of
from tests.bench.table import growth_row, ratio_row
from tests.bench.visit import blocked
from tests.table import Row

COUNTED = ["old answers", "renders for", "sizes of", "first visit", "its fonts", "layout shift"]
COUNTED += ["repeat visit"]


def test_a_run_in_little_measures_every_row_and_counts_right():
    rows = measure(SMOKE)
    assert all(row.figure for row in rows)
    for words in COUNTED:
        (row,) = [row for row in rows if row.measure.startswith(words)]
        assert row.reached, row
    assert len(rows) == 15 + 1 + 2 * len(GROWING | PANEL) + 3


def test_a_row_says_whether_the_target_is_reached():
    assert str(Row("a", "1", "2", "", reached=False)).endswith("| **missed** |")
    assert ratio_row("a", 50.0, 100.0, 0.5, "a file").reached
    assert not ratio_row("a", 49.0, 100.0, 0.5, "a file").reached
    assert growth_row("a", 0.1, 0.15, 1.5).reached
    assert not growth_row("a", 0.1, 0.16, 1.5).reached


@pytest.mark.parametrize(("text", "size"), [("12.00B", 12), ("1.50KB", 1536), ("2.00MB", 2097152)])
def test_what_wrk_says_it_read_is_understood(text, size):
    assert size_of(text) == size


@pytest.mark.parametrize(
    ("tasks", "blocking"),
    [
        ([], 0),
        ([[100, 400]], 0),  # it ended with the first paint
        ([[100, 480]], 30),
        ([[600, 50], [700, 51], [800, 70]], 21),
    ],
)
def test_what_blocks_is_counted_from_the_first_paint_on(tasks, blocking):
    assert blocked(tasks, first_paint=500) == blocking
