"""The site behind the shipped nginx: the same pages, kept there, and new at the next request."""

import http.client
import re
import ssl

import brotli
import pytest

from tests.journeys.test_freshness import PATH, RENAME
from tests.nginx import Nginx

TRUST = ssl._create_unverified_context()  # noqa: S323 — a certificate of our own


@pytest.fixture(scope="module")
def nginx(site, tmp_path_factory):
    """nginx in front of the site that the other journeys use."""
    folders = site.env["VAR_DIR"], site.env["FRONT_CACHE_DIR"]
    server = Nginx(tmp_path_factory.mktemp("nginx"), site.port, *folders)
    with server.serving():
        yield server


@pytest.fixture
def ask(nginx):
    """Return a function that asks nginx: (headers, bytes)."""

    def ask(path=PATH, status=200, **headers):
        connection = http.client.HTTPSConnection("127.0.0.1", nginx.port, context=TRUST, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            assert answer.status == status
            return answer.headers, answer.read()
        finally:
            connection.close()

    return ask


def test_pages_are_kept_with_all_that_the_site_says_of_them(ask):
    ask()
    headers, body = ask()
    assert headers["Cache-Status"] == "nginx; detail=HIT"
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Frame-Options"] == "DENY"
    compressed = ask(**{"Accept-Encoding": "br"})
    assert compressed[0]["Content-Encoding"] == "br"
    assert brotli.decompress(compressed[1]) == body


def test_a_title_is_new_at_the_next_request(ask, site):
    for number in range(3):
        for _ in range(10):
            ask()
        title = f"Za pośrednikiem {number}"
        site.manage("shell", "-v0", "-c", RENAME.format(title=title))
        found = [re.search("<h1[^>]*>([^<]*)", ask()[1].decode())[1].strip() for _ in range(10)]
        assert found == [title] * 10
    site.manage("shell", "-v0", "-c", RENAME.format(title="Przykładowa strona"))


def test_style_sheets_come_from_the_disk_ready_compressed(ask):
    path = re.search(r'/static/css/[^"]+\.css', ask()[1].decode())[0]
    headers, _ = ask(path, **{"Accept-Encoding": "br"})
    assert headers["Content-Encoding"] == "br"
    assert "immutable" in headers["Cache-Control"]


def test_the_panel_is_never_kept(ask):
    headers, _ = ask("/logowanie/")
    assert headers["Cache-Status"] is None or "nginx" not in headers["Cache-Status"]


CAREFUL = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def test_every_answer_says_once_what_browsers_must_not_do(ask):
    home = ask("/")[1].decode()
    script = re.search(r'/static/js/[^"]+', home)[0]
    picture = re.search(r'/media/images/[^" ]+', home + ask("/o-nas/")[1].decode())[0]
    asked = [("/", 200), ("/", 200), (script, 200), (picture, 200), ("/szukaj/?q=misja", 200)]
    asked += [("/media/original_images/a.jpg", 404), ("/static/nie-ma.js", 404)]
    asked += [("/nie-ma/", 404), ("/logowanie/", 200), ("/admin/", 302)]
    for path, status in asked:
        headers, _ = ask(path, status)
        of_the_site = path in ("/", "/nie-ma/") or path.startswith(
            ("/admin", "/logowanie", "/szukaj")
        )
        said = {name: headers.get_all(name) for name in CAREFUL}
        if of_the_site:  # which the tests serve without https of its own
            said["Strict-Transport-Security"] = [CAREFUL["Strict-Transport-Security"]]
        assert said == {name: [value] for name, value in CAREFUL.items()}, path
        assert len(headers.get_all("Permissions-Policy")) == 1, path
        (policy,) = headers.get_all("Content-Security-Policy")
        assert policy.startswith("default-src 'none'"), path
        assert "frame-ancestors 'none'" in policy, path
        assert len(headers.get_all("Cache-Control") or [""]) == 1, path
