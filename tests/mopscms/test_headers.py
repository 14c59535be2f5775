"""Every answer, whatever it is and wherever it comes from, says what browsers must not do."""

import hashlib
import re
from base64 import b64encode
from pathlib import Path

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client, RequestFactory
from django.test.utils import override_settings

from library.models import SiteDocument
from mopscms import headers
from page_cache.application import PageCache
from tests.contracts.registry import all_blocks
from tests.samples import logged_in, make_files, news_index_page, news_page

pytestmark = pytest.mark.django_db

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}


@pytest.fixture
def content(home):
    """A site with something of every kind."""
    make_files()
    news_page(news_index_page(title="Aktualności", slug="aktualnosci"))


@pytest.fixture
def files():
    """A recording and a static file."""
    for path in (f"{settings.MEDIA_ROOT}/media/a.mp4", f"{settings.STATIC_ROOT}/a.js"):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(b"0123456789")
    yield
    Path(settings.STATIC_ROOT, "a.js").unlink()


def policy(answer):
    """Return the directives of an answer: {name: sources}."""
    parts = answer.headers["Content-Security-Policy"].split("; ")
    found = dict(part.partition(" ")[::2] for part in parts)
    assert len(found) == len(parts)
    return found


def assert_careful(answer):
    """Require all that every answer carries."""
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert answer.headers["X-Frame-Options"] in ("DENY", "SAMEORIGIN")
    assert "camera=()" in answer.headers["Permissions-Policy"]
    said = policy(answer)
    assert said["default-src"] == "'none'"
    assert said["base-uri"] == "'none'"
    assert said["form-action"] in ("'self'", "'none'")
    assert said["frame-ancestors"] in ("'none'", "'self'")
    return said


ADDRESSES = {
    "page": ("/", 200),
    "search": ("/szukaj/?q=misja", 200),
    "suggestions": ("/szukaj/podpowiedzi/?q=mi", 200),
    "feed": ("/aktualnosci/rss/", 200),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "missing page": ("/nie-ma/", 404),
    "missing file": ("/media/images/nie-ma.jpg", 404),
    "redirect": ("/szukaj", 301),
    "icon": ("/favicon.ico", 302),
    "recording": ("/media/media/a.mp4", 200),
    "static file": ("/static/a.js", 200),
    "log-in": ("/logowanie/", 200),
    "former log-in": ("/admin/login/", 302),
    "panel": ("/admin/", 302),
    "missing screen": ("/admin/nie-ma/", 302),
}


@pytest.mark.parametrize(("path", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_answer_is_careful(content, files, path, status):
    client = Client()
    answers = {name: getattr(client, name)(path) for name in ("get", "head", "post", "options")}
    assert (answers["get"].status_code, answers["head"].status_code) == (status, status)
    for answer in answers.values():
        assert not re.search("unsafe|data:|http|[*]", str(assert_careful(answer)))


def test_an_answer_that_nothing_has_changed_is_careful_too(content, files):
    for path in ("/media/media/a.mp4", "/static/a.js"):
        client = Client()
        known = {"if-modified-since": client.get(path)["Last-Modified"]}
        answer = client.get(path, headers=known)
        assert answer.status_code == 304
        assert_careful(answer)


def test_a_failure_is_careful_too(content, monkeypatch):
    def fail(page, request, *args, **kwargs):
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("home.models.HomePage.serve", fail)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert_careful(answer)


def test_a_refused_host_is_answered_with_care(content, client):
    for host in ("obcy.example.net", "a b", "[::1"):
        answer = client.get("/", headers={"host": host})
        assert answer.status_code == 400
        assert_careful(answer)


def test_on_a_failure_of_the_database_nobody_is_asked_who_came(rf):
    class Away:
        @property
        def is_authenticated(self):
            raise AssertionError("asked the database")

    request = rf.get("/admin/")
    request.user = Away()
    assert not headers.is_known(request)


# -- From the cache of pages --


@pytest.fixture
def ask(content, monkeypatch, tmp_path):
    """Give a function that asks the site through the cache: (status, headers)."""
    from page_cache import site
    from page_cache.store import Store
    from page_cache.version import Version

    version, store = Version(tmp_path), Store(tmp_path / "answers")
    monkeypatch.setattr(site, "version", lambda: version)
    monkeypatch.setattr(site, "store", lambda: store)
    cached = PageCache(get_wsgi_application())

    def ask(path="/", method="GET", **more):
        said = []
        environ = RequestFactory().generic(method, path, **more).environ
        parts = cached(environ, lambda status, head, *_: said.extend([status, dict(head)]))
        list(parts)
        return said

    # As Django's own test client: the connection of a test outlives its requests.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield ask
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_a_kept_answer_says_what_the_first_one_said(ask):
    for path in ("/", "/aktualnosci/rss/", "/sitemap.xml"):
        first = ask(path)[1]
        known = ask(path, HTTP_IF_NONE_MATCH=first["ETag"])
        assert known[0] == "304 Not Modified"
        for _, said in (ask(path), ask(path, "HEAD"), known):
            assert "hit" in said["Cache-Status"]
            names = (*ALWAYS, "Content-Security-Policy", "X-Frame-Options", "Permissions-Policy")
            assert {name: said[name] for name in names} == {name: first[name] for name in names}


# -- Which policy --


def test_a_document_runs_nothing_and_keeps_what_wagtail_says(content, client):
    answer = client.get(SiteDocument.objects.first().url)
    assert answer.status_code == 200
    said = assert_careful(answer)
    assert set(said.values()) == {"'none'"}


def test_a_published_file_runs_nothing(content, files, client):
    said = assert_careful(client.get("/media/media/a.mp4"))
    assert "sandbox" in said
    assert "script-src" not in said


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("default-src 'none'", "'none'"),
        ("default-src 'self'; default-src *", "'self'"),
        ("DEFAULT-SRC  'self' ;;", "'self'"),
    ],
)
def test_what_a_view_says_stays(rf, own, kept):
    from django.http import HttpResponse

    answer = headers.security_headers(
        lambda request: HttpResponse(headers={"Content-Security-Policy": own})
    )(rf.get("/"))
    assert policy(answer)["default-src"] == kept
    assert policy(answer)["form-action"] == "'none'"


def digest(script):
    """Return what a policy says of a script that it allows by its text."""
    return "sha256-" + b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_staff_get_what_wagtails_screens_need_only_in_the_panel(content, publisher):
    client = logged_in(publisher)
    inside, outside = client.get("/admin/pages/"), client.get("/")
    said = assert_careful(inside)
    assert said["script-src"] == "'self'"  # as everywhere
    assert said["script-src-attr"] == f"'unsafe-hashes' '{digest('return;')}'"
    assert "'unsafe-inline'" in said["style-src"]
    assert "eval" not in str(policy(inside))
    assert not re.search(r"http|[*]", str(policy(inside)))
    assert policy(outside) == policy(Client().get("/"))


def test_only_a_preview_may_be_framed_and_only_by_ourselves(content, publisher):
    client = logged_in(publisher)
    preview = client.get(f"/admin/block-preview/?id={all_blocks()[1].definition_prefix}")
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert policy(preview)["frame-ancestors"] == "'self'"
    assert policy(client.get("/admin/pages/"))["frame-ancestors"] == "'none'"


@override_settings(SECURE_HSTS_SECONDS=31_536_000)
def test_over_https_browsers_are_told_to_stay_there(content, files):
    client = Client()
    for path in ("/", "/static/a.js", "/nie-ma/", "/admin/login/"):
        said = client.get(path, secure=True).headers["Strict-Transport-Security"]
        assert said == "max-age=31536000"
