"""What tests of nginx share: a running nginx, what stands behind it, a visitor who asks."""

import http.client
import ssl
import threading
from http.server import ThreadingHTTPServer

import pytest

from page_cache.front import Front
from tests.deploy.machine import make_machine
from tests.deploy.upstream import Upstream
from tests.nginx import Nginx


@pytest.fixture
def root(tmp_path):
    """The / of a machine on which deploy/apply.sh can be run."""
    make_machine(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def upstream():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    server.slowness, server.status = 0, 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """A folder as VAR_DIR is: static files and what people uploaded."""
    var = tmp_path_factory.mktemp("var")
    for name, data in {
        "static/css/site.0123456789ab.css": b"body{}",
        "static/css/site.0123456789ab.css.br": b"as brotli",
        "static/prefetch.0123456789ab.speculationrules": b"{}",
        "media/images/a.jpg": b"rendition",
        "media/original_images/a.jpg": b"original",
        "media/documents/a.pdf": b"secret",
        "db.sqlite3": b"all",
    }.items():
        (var / name).parent.mkdir(parents=True, exist_ok=True)
        (var / name).write_bytes(data)
    return var


@pytest.fixture(scope="module")
def nginx(upstream, var, tmp_path_factory):
    server = Nginx(tmp_path_factory.mktemp("nginx"), upstream.server_address[1], var, var / "front")
    with server.serving():
        yield server


@pytest.fixture
def front(var, upstream):
    """The link that changes of content turn; a new one for each test, so nothing is kept yet."""
    front = Front(var / "front")
    front.renew()
    Upstream.asked, Upstream.text, Upstream.until = [], "pierwsza", 60
    upstream.slowness, upstream.status = 0, 200
    return front


@pytest.fixture
def ask(nginx, front):
    """Return a function that asks nginx over https: (status, headers, body)."""

    def ask(path="/o-nas/", method="GET", port=nginx.port, **more):
        return ask_nginx(port, path, method, **more)

    return ask


def ask_nginx(port, path, method="GET", source="127.0.0.1", body=None, **headers):
    """Ask an nginx of ours over https, from the address `source`: (status, headers, body)."""
    trust = ssl._create_unverified_context()  # noqa: S323 — a certificate of our own
    more = {"context": trust, "timeout": 30, "source_address": (source, 0)}
    connection = http.client.HTTPSConnection("127.0.0.1", port, **more)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, names)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def ask_plain(nginx, path, **headers):
    """Ask an nginx of ours over http: the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", nginx.plain_port, timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse()
    finally:
        connection.close()
