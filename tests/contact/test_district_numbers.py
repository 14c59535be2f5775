"""Numbers of houses: how people write them, which range holds them, where ranges overlap."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contact.house_numbers import ALL, EVEN, ODD, cover_every_number, covers, house_number, overlaps


@dataclass
class Range:
    number_from: int | None = None
    number_to: int | None = None
    parity: str = ALL


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("12a", 12),
        ("12 A", 12),
        ("12/3 m. 5", 12),
        ("nr 7", 7),
        ("dom 7", 7),
        ("12-14", 12),
        ("１２", 12),
        ("007", 7),
        ("", None),
        ("a", None),
        ("0", None),
        ("999999999999", None),
        ("½", 1),
        ("12½", 12),
        ("5³", 5),
    ],
)
def test_the_first_number_decides(text, number):
    assert house_number(text) == number


def test_a_range_holds_its_numbers_on_its_side():
    odd = Range(1, 19, ODD)
    assert [n for n in range(25) if covers(odd, n)] == list(range(1, 20, 2))
    assert covers(Range(), 99_999)
    assert covers(Range(20), 500)
    assert not covers(Range(None, 20), 21)


def test_ranges_that_leave_no_number_out_are_a_whole_street():
    assert cover_every_number([Range()])
    assert cover_every_number([Range(parity=ODD), Range(parity=EVEN)])
    assert cover_every_number([Range(None, 20), Range(21, None)])
    assert cover_every_number([Range(parity=EVEN), Range(None, 19, ODD), Range(20, None, ODD)])
    assert not cover_every_number([Range(1, 20)])
    assert not cover_every_number([Range(parity=ODD)])
    assert not cover_every_number([Range(None, 20), Range(22, None)])
    assert not cover_every_number([])


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        (Range(), Range(), 1),
        (Range(1, 20), Range(20, 30), 20),
        (Range(1, 20, ODD), Range(20, 30), None),
        (Range(1, 20, ODD), Range(1, 20, EVEN), None),
        (Range(parity=EVEN), Range(7, 8), 8),
        (Range(5, 5, EVEN), Range(), None),
        (Range(1, 20), Range(21, None), None),
    ],
)
def test_an_overlap_is_seen_with_a_number_in_both(one, other, number):
    found = overlaps([one, other])
    assert found == ([] if number is None else [(other, one, number)])


RANGES = st.builds(
    Range,
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 12),
    st.sampled_from([ALL, ODD, EVEN]),
)


@given(st.lists(RANGES, max_size=6))
def test_a_number_in_two_ranges_is_an_overlap_and_nothing_else_is(rows):
    def in_both(a, b):
        return [n for n in range(1, 20) if covers(a, n) and covers(b, n)]

    expected = any(in_both(a, b) for i, a in enumerate(rows) for b in rows[:i])
    found = overlaps(rows)
    assert bool(found) == expected
    for row, other, number in found:
        assert number in in_both(row, other)
    assert cover_every_number(rows) == all(any(covers(r, n) for r in rows) for n in range(1, 40))
