"""`make drill` in little, on SQLite: it breaks what it says, and the site stands it."""

import pytest

from tests.drill.__main__ import SMOKE, drill

# Clocks are for the whole run, on a computer that does nothing else.
TIMED = (": first page", ": back", ": p99 of answered", ": then a new page", ": time")


@pytest.fixture(scope="module")
def rows():
    """The rows of a run in little."""
    return drill(SMOKE)


def test_every_row_that_does_not_depend_on_the_computers_speed_is_reached(rows):
    counted = [row for row in rows if not row.measure.endswith(TIMED)]
    assert [str(row) for row in counted if row.reached is False] == []


def test_every_fault_is_among_the_rows(rows):
    assert {row.measure.split()[0] for row in rows} == {
        *("R1", "R2", "R3", "R4", "R5", "R6", "R7", "R11")
    }
    assert all(row.figure for row in rows)
