"""An answer is compressed once, and survives being a file."""

import gzip

import brotli
import pytest

from page_cache.answers import Answer

HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("X-Frame-Options", "DENY")]
BODY = "Zażółć gęślą jaźń. ".encode() * 50


def make(body=BODY, headers=HEADERS):
    return Answer.make((3, 0), 1000.0, headers, body)


def test_text_is_kept_ready_in_both_encodings():
    answer = make()
    assert answer.bodies[""] == BODY
    assert gzip.decompress(answer.bodies["gzip"]) == BODY
    assert brotli.decompress(answer.bodies["br"]) == BODY


@pytest.mark.parametrize("headers", [[("Content-Type", "image/webp")], []])
def test_what_is_not_text_is_kept_as_it_is(headers):
    assert list(make(headers=headers).bodies) == [""]


def test_a_short_text_is_kept_as_it_is():
    assert list(make(b"krotko").bodies) == [""]


def test_the_site_s_own_headers_are_kept_and_those_of_the_transfer_are_not():
    headers = [*HEADERS, ("Content-Length", "5"), ("Vary", "Cookie"), ("Cache-Control", "x")]
    assert make(headers=headers).headers == [list(one) for one in HEADERS]


def test_the_same_text_has_the_same_etag_and_another_one_has_another():
    assert make().etag == make().etag != make(BODY + b"!").etag


def test_an_answer_survives_being_a_file():
    assert Answer.from_bytes(make().to_bytes()) == make()


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"{}", b"[]\n", b'{"bodies": 5}\n', b'{"bodies": {}, "x": 1}\n', b"\xff\xfe\n"]
    + [make().to_bytes()[:-1]],
)
def test_a_damaged_file_is_no_answer(data):
    with pytest.raises(ValueError):  # noqa: PT011 — any of its kinds
        Answer.from_bytes(data)
