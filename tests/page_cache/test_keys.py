"""Which requests are answered from the cache, and which of them are the same one."""

import pytest

from page_cache.keys import canonical_query, key_of


def request(path="/o-nas/", query="", method="GET", **headers):
    """Return a request as WSGI has it."""
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "mops.example",
        "wsgi.url_scheme": "http",
        **headers,
    }


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_reading_a_page_is_answered_from_the_cache(method):
    assert key_of(request(method=method)).path == "/o-nas/"


@pytest.mark.parametrize("path", ["/administracja/", "/szukajac-pracy/", "/szukaj-pomocy/"])
def test_a_page_whose_name_only_begins_like_a_screen_is(path):
    assert key_of(request(path)).path == path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "ŻÓŁW"])
def test_nothing_but_reading_is(method):
    assert key_of(request(method=method)) is None


@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/pages/3/edit/", "/szukaj/", "/szukaj/podpowiedzi/", "/static/css/base.css"]
    + [
        "/media/images/a.webp",
        "/dokumenty/1/wniosek.pdf",
        "/_util/login/",
        "/logowanie/",
        "/-/ready",
    ],
)
def test_what_has_permissions_or_is_a_visitors_own_is_asked_anew(path):
    assert key_of(request(path)) is None


@pytest.mark.parametrize(
    "cookie", ["sessionid=abc", "a=b; sessionid=abc", "a=b;sessionid=", "messages=x; a=b"]
)
def test_whoever_is_logged_in_or_is_being_told_something_is_answered_by_django(cookie):
    assert key_of(request(HTTP_COOKIE=cookie)) is None


@pytest.mark.parametrize("cookie", ["", "theme=dark", "mysessionid=1", "_ga=sessionid"])
def test_cookies_of_others_change_nothing(cookie):
    assert key_of(request(HTTP_COOKIE=cookie)) == key_of(request())


def test_a_request_with_credentials_is_asked_anew():
    assert key_of(request(HTTP_AUTHORIZATION="Basic YTpi")) is None


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("utm_source=fb&fbclid=1", ""),
        ("strona=2&utm_source=fb", "strona=2"),
        ("temat=pomoc&rok=2026", "rok=2026&temat=pomoc"),
        ("strona=2&strona=3", "strona=3"),
        ("%zz=%&&&=;", ""),
    ],
)
def test_of_the_query_only_what_a_page_reads_is_left_in_one_order(query, canonical):
    assert canonical_query(query) == canonical


@pytest.mark.parametrize(
    "query",
    ["q=zasiłek", "ulica=Wzorcowa&numer=5", "strona=0", "strona=99999", "strona=-1", "strona=x"]
    + ["rok=26", "temat=../..", "strona=2&q="],
)
def test_what_a_visitor_typed_or_made_up_is_asked_anew(query):
    assert canonical_query(query) is None
    assert key_of(request(query=query)) is None


def test_a_very_long_address_is_asked_anew():
    assert key_of(request("/" + "a" * 600)) is None


def test_pages_of_other_hosts_and_schemes_are_kept_apart():
    keys = {
        key_of(request()),
        key_of(request(HTTP_HOST="inny.example")),
        key_of(request(HTTP_X_FORWARDED_PROTO="https")),
        key_of(request(HTTP_X_FORWARDED_PROTO="gopher")),
    }
    assert len(keys) == 3
