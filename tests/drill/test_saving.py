"""Drill: a kill of the server loses no save, and people who save at once are not refused."""

import pytest

from tests.beginnings import example
from tests.drill import saving


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    """A site of its own, which does not run yet."""
    with example(tmp_path_factory.mktemp("drill")) as ground:
        yield ground


def test_no_confirmed_save_is_lost_when_the_server_is_killed(ground):
    seen = saving.kill_while_publishing(ground, rounds=6)
    assert seen.saves > 10, "nobody saved, so nothing was tried"
    assert seen.cut > 6, "no save was cut off, so nothing was tried"
    assert (seen.lost, seen.inconsistent, seen.refused) == ([], [], [])


def test_four_editors_and_four_readers_at_once_are_all_answered(ground):
    with ground.serving():
        seen = saving.crowd(ground, seconds=8)
    assert seen.saves > 10
    assert seen.reads > 10
    assert (seen.refused, seen.failed) == ([], [])
