"""What residents type is made plain, and nothing that is read is lost."""

import pytest

from contact.writing.typed import one_line, plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("zażółć gęślą jaźń", "zażółć gęślą jaźń"),
        ("z\u0307a\u0328", "ża\u0328".replace("a\u0328", "ą")),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x00\x07\x1b[0m\x7f\x85b", "a[0mb"),
        ("\u202egnp.exe\u2066", "gnp.exe"),
        ("👩‍👧 Привіт", "👩‍👧 Привіт"),
        ("\ud800a", "a"),
        ("", ""),
    ],
)
def test_signs_that_nobody_reads_are_left_out(typed, kept):
    assert plain(typed) == kept


def test_a_line_is_one_line():
    assert one_line(" Anna\n\tNowak \u00a0 ") == "Anna Nowak"
