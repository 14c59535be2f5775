"""What tests of the page cache share: a site behind the cache, a visitor who asks."""

import pytest

from page_cache import application as application_module
from page_cache import moments
from page_cache.application import PageCache
from page_cache.store import Store
from page_cache.version import Version

PAGE = [("Content-Type", "text/html; charset=utf-8")]


class Site:
    """A site whose page says how often it was rendered; a test sets what else it does."""

    status, headers = "200 OK", PAGE
    renders, closed, asked = 0, 0, None
    while_rendering = staticmethod(lambda: None)

    def __call__(self, environ, start_response):
        self.renders += 1
        self.asked = environ
        text = f"render {self.renders}".encode()
        self.while_rendering()
        start_response(self.status, list(self.headers))
        return Parts(self, text)


class Parts(list):
    """A response's body that tells its site when it is closed."""

    def __init__(self, site, text):
        super().__init__([text])
        self.site = site

    def close(self):
        self.site.closed += 1


@pytest.fixture
def django(monkeypatch, tmp_path):
    """The site behind the cache; django.version moves with a change."""
    site = Site()
    site.version, site.store = Version(tmp_path), Store(tmp_path / "answers")
    monkeypatch.setattr(application_module.site, "version", lambda: site.version)
    monkeypatch.setattr(application_module.site, "store", lambda: site.store)
    monkeypatch.setattr(application_module.site, "front", lambda: None)
    monkeypatch.setattr(moments.hooks, "get_hooks", lambda _name: [])
    return site


@pytest.fixture
def ask(django):
    """A function that asks the cache: (status, headers, body)."""
    cache = PageCache(django)

    def ask(path="/", query="", method="GET", **headers):
        said = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, **headers}
        body = cache(environ, lambda status, head, *_: said.extend([status, dict(head)]))
        return said[0], said[1], b"".join(body)

    ask.cache = cache
    return ask
