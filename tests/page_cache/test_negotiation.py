"""A kept answer is sent as the visitor's browser wants it."""

import pytest

from page_cache.answers import Answer
from page_cache.negotiation import best_encoding, reply

BODY = b"<p>Godziny</p>" * 40


@pytest.fixture
def send():
    """A function that sends the answer: (status, headers, body)."""
    answer = Answer.make((1, 0), 0, [("Content-Type", "text/html")], BODY)

    def send(method="GET", **headers):
        sent = []
        environ = {"REQUEST_METHOD": method, **headers}
        body = reply(answer, environ, lambda status, head: sent.extend([status, dict(head)]))
        return sent[0], sent[1], b"".join(body)

    return send


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br", "br"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0.000", ""),
        ("GZIP ; q=0.5", "gzip"),
        ("identity", ""),
        ("*", ""),
        ("", ""),
        ("br;q=x, ;;,=", "br"),
    ],
)
def test_the_smallest_encoding_that_the_browser_reads_is_chosen(accepted, chosen):
    assert best_encoding(accepted, {"": b"", "gzip": b"", "br": b""}) == chosen


def test_each_encoding_has_a_strong_etag_of_its_own(send):
    plain, small = send()[1], send(HTTP_ACCEPT_ENCODING="br")[1]
    assert plain["ETag"] != small["ETag"]
    assert plain["ETag"].startswith('"')
    assert small["Content-Encoding"] == "br"
    assert "Accept-Encoding" in plain["Vary"]
    assert "Accept-Encoding" in small["Vary"]


@pytest.mark.parametrize("wanted", ['"x", {}', "W/{}", "*", "{}"])
def test_what_the_browser_has_already_is_not_sent_again(send, wanted):
    etag = send()[1]["ETag"]
    status, headers, body = send(HTTP_IF_NONE_MATCH=wanted.format(etag))
    assert (status, body) == ("304 Not Modified", b"")
    assert headers["ETag"] == etag


@pytest.mark.parametrize("wanted", ['"x"', "", "x" * 5000])
def test_what_it_does_not_have_is_sent(send, wanted):
    status, headers, body = send(HTTP_IF_NONE_MATCH=wanted)
    assert (status, body) == ("200 OK", BODY)
    assert headers["Content-Length"] == str(len(BODY))


def test_head_tells_all_but_the_body(send):
    assert send("HEAD")[1] == send()[1]
    assert send("HEAD")[2] == b""


def test_a_part_is_answered_with_the_whole(send):
    status, _headers, body = send(HTTP_RANGE="bytes=0-3")
    assert (status, body) == ("200 OK", BODY)
