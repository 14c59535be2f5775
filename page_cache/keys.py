"""Layer 0: which requests may be answered from the cache, and under which key."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

# Never from here: who is logged in, who searches, what has permissions or a server of its own.
PASSED_BY = (
    "/admin/",
    "/logowanie/",
    "/szukaj/",
    "/static/",
    "/media/",
    "/dokumenty/",
    "/_",
    "/-/",
)
COOKIES = re.compile(r"(?:^|;\s*)(?:sessionid|messages)=")
# What a page reads of its address. Anything else (utm_source, fbclid) changes nothing on it, and is
# taken off before the page is asked for, so that nobody can fill the cache with it.
PARAMETERS = {
    "litera": re.compile(r"\w{1,2}"),
    "rok": re.compile(r"[0-9]{4}"),
    "strona": re.compile(r"[1-9][0-9]{0,3}"),
    "sytuacja": re.compile(r"[a-z0-9-]{1,60}"),
    "temat": re.compile(r"[a-z0-9-]{1,60}"),
}
# What a visitor typed: an address, a name. It is answered and forgotten.
PERSONAL = {"q", "ulica", "numer"}
LONGEST = 500  # characters of a path


@dataclass(frozen=True)
class Key:
    """What one answer is kept under. `host`: with its scheme."""

    host: str
    path: str
    query: str


def key_of(environ):
    """Return the Key of a request (a WSGI environ), or None if it has to be asked anew."""
    path = environ.get("PATH_INFO", "")
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or len(path) > LONGEST:
        return None
    if path.startswith(PASSED_BY) or "HTTP_AUTHORIZATION" in environ:
        return None
    if COOKIES.search(environ.get("HTTP_COOKIE", "")):
        return None
    query = canonical_query(environ.get("QUERY_STRING", ""))
    if query is None:
        return None
    is_secure = "https" in (environ.get("HTTP_X_FORWARDED_PROTO"), environ.get("wsgi.url_scheme"))
    return Key(f"{'https' if is_secure else 'http'}://{environ.get('HTTP_HOST', '')}", path, query)


def canonical_query(query):
    """Return what matters of a query string, in one order; None if it is a visitor's own."""
    if not query:
        return ""
    asked = parse_qsl(query, keep_blank_values=True)
    if any(name in PERSONAL for name, _ in asked):
        return None
    matters = {name: value for name, value in asked if name in PARAMETERS}  # the last one counts
    if any(not PARAMETERS[name].fullmatch(value) for name, value in matters.items()):
        return None
    return urlencode(sorted(matters.items()))
