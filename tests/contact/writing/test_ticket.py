"""The ticket of a form: whose it is, how old; nobody can make one up."""

import pytest

from contact.writing import ticket
from contact.writing.ticket import State


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test moves."""
    clock = {"now": 1_800_000_000}
    monkeypatch.setattr(ticket.time, "time", lambda: clock["now"])
    return clock


@pytest.mark.parametrize(
    ("age", "state"),
    [
        (0, State.TOO_FRESH),
        (ticket.QUICKEST, State.GOOD),
        (ticket.OLDEST, State.GOOD),
        (ticket.OLDEST + 1, State.TOO_OLD),
    ],
)
def test_a_ticket_is_good_from_a_few_seconds_to_a_day(age, state, clock):
    given = ticket.give(7)
    clock["now"] += age
    assert ticket.read(given, 7).state == state


def test_whoever_has_had_time_gets_a_ticket_that_is_good_at_once(clock):
    assert ticket.read(ticket.give(7, used=True), 7).state == State.GOOD


def test_each_form_has_a_ticket_of_its_own(clock):
    first, second = (ticket.read(ticket.give(7, used=True), 7).nonce for _ in range(2))
    assert first != second


@pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "8" + t[1:], lambda t: t + "x"])
def test_a_changed_ticket_is_forged(change, clock):
    assert ticket.read(change(ticket.give(7, used=True)), 7).state == State.FORGED
