"""What no browser sends: the server refuses bytes that are no request, and stays up."""

import socket
import time

import pytest

from tests.beginnings import own_database
from tests.site import Site

PATIENCE = 5  # seconds for one answer
END = b"\r\n\r\n"
HOST = b"Host: 127.0.0.1\r\n"
GET = b"GET / HTTP/1.1\r\n" + HOST
POST = b"POST /szukaj/ HTTP/1.1\r\n" + HOST
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n"
REFUSED = {
    "nothing but ends of lines": b"\r\n" * 500 + END,
    "no request at all": b"\x00\xff\xfe\x01" * 300 + END,
    "the beginning of TLS": bytes.fromhex("16030100a5010000a10303") + b"\x00" * 160,
    "a word": b"GET" + END,
    "no version": b"GET /\r\n" + HOST + END,
    "an unknown version": b"GET / HTTP/9.9\r\n" + HOST + END,
    "a broken version": b"GET / HTTQ/1.1\r\n" + HOST + END,
    "a version of letters": b"GET / HTTP/a.b\r\n" + HOST + END,
    "blanks in the address": b"GET /a b HTTP/1.1\r\n" + HOST + END,
    "NUL in the address": b"GET /a\x00b HTTP/1.1\r\n" + HOST + END,
    "bytes in the method": b"G\x00T / HTTP/1.1\r\n" + HOST + END,
    "a header without a name": GET + b": a\r\n" + END,
    "a header without a colon": GET + b"abc\r\n" + END,
    "a header with NUL": GET + b"A: a\x00b\r\n" + END,
    "a folded header": GET + b"A: a\r\n b\r\n" + END,
    "a blank before the colon": GET + b"Content-Length : 3\r\n" + END,
    "a lone line feed in a header": GET + b"A: b\rC: d\r\n" + END,
    "a header of a megabyte": GET + b"A: " + b"a" * 1_000_000 + END,
    "ten thousand headers": GET + b"A: b\r\n" * 10_000 + END,
    "an address of a megabyte": b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\n" + HOST + END,
    "two lengths": POST + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
    "a length of letters": POST + b"Content-Length: abc" + END,
    "a length below zero": POST + b"Content-Length: -1" + END,
    "an endless length": POST + b"Content-Length: " + b"9" * 40 + END,
    "a length with a sign": POST + b"Content-Length: +3\r\n\r\nabc",
    "a chunk of letters": CHUNKED + b"\r\nzzz\r\nabc\r\n0" + END,
    "an endless chunk": CHUNKED + b"\r\n" + b"f" * 40 + b"\r\nabc" + END,
    "a chunk below zero": CHUNKED + b"\r\n-1\r\nabc" + END,
    "a chunk that is longer": CHUNKED + b"\r\n1\r\nabcdef\r\n0" + END,
    "an unknown encoding": POST + b"Transfer-Encoding: gzipped" + END,
    "an absolute address": b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example" + END,
    "a connection elsewhere": b"CONNECT evil.example:443 HTTP/1.1\r\n" + HOST + END,
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nabc",
    "an asterisk": b"OPTIONS * HTTP/1.1\r\n" + HOST + END,
    "garbage after a request": b"\x00GARBAGE\xff\r\n" * 50 + END,
}
SMUGGLED = {  # two readers could disagree where the first request ends
    "a length and chunks": CHUNKED
    + b"Content-Length: 6\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n"
    + HOST
    + END,
    "two encodings": CHUNKED + b"Transfer-Encoding: x\r\n\r\n0\r\n\r\n",
    "two hosts": GET + b"Host: evil.example" + END,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A new site, served by the production server."""
    folder = tmp_path_factory.mktemp("raw")
    with own_database(folder) as database_url:
        site = Site(folder, database_url)
        site.collect_static()
        site.manage("prepare")
        with site.serving():
            yield site


def answer_to(server, sent):
    """Return what the server sends back until it closes or falls silent: bytes."""
    received, until = b"", time.monotonic() + PATIENCE
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as line:
        try:
            line.sendall(sent)
            line.settimeout(1)
            while time.monotonic() < until and (piece := line.recv(65536)):
                received += piece
        except (TimeoutError, ConnectionError):
            pass
    return received


def statuses(answer):
    """Return the statuses of the answers one after another: a list of int."""
    heads = [line for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.")]
    return [int(head.split()[1]) for head in heads]


def test_bytes_that_are_no_request_are_refused_and_the_server_stays_up(server):
    found = {kind: statuses(answer_to(server, sent)) for kind, sent in REFUSED.items()}
    served = {kind: got for kind, got in found.items() if not all(400 <= n < 500 for n in got)}
    assert served == {}
    assert server.answers()
    assert "Traceback" not in server.log.read_text()


def test_no_second_request_hides_in_a_first(server):
    found = {kind: statuses(answer_to(server, sent)) for kind, sent in SMUGGLED.items()}
    assert {kind: got for kind, got in found.items() if len(got) > 1 or 200 in got} == {}


def test_garbage_after_a_good_request_does_not_harm_it(server):
    got = statuses(answer_to(server, GET + END + b"\x00GARBAGE\xff\r\n" * 50 + END))
    assert got[0] == 200
    assert [status for status in got[1:] if not 400 <= status < 500] == []
    assert server.answers()
