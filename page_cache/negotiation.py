"""Layer 0: sends a kept answer as this visitor wants it: encoding, 304, HEAD (RFC 9110)."""

import re

# Browsers keep the page and ask each time whether it is still the same.
CONTROL = "no-cache"
VARY = "Accept-Encoding, Cookie"


def reply(answer, environ, start_response, how="hit", more=()):
    """Start the response and return its body: a list of bytes.

    `how`: what Cache-Status says of it (RFC 9211), for whoever looks for a fault. `more`: headers.
    """
    encoding = best_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""), answer.bodies)
    etag = f'"{answer.etag}-{encoding}"' if encoding else f'"{answer.etag}"'
    headers = [("ETag", etag), ("Cache-Control", CONTROL), ("Vary", VARY)]
    headers += [("Cache-Status", f"pages; {how}"), *more]
    headers += [(name, value) for name, value in answer.headers]
    if is_known(etag, environ.get("HTTP_IF_NONE_MATCH", "")):
        start_response("304 Not Modified", headers)
        return []
    body = answer.bodies[encoding]
    if encoding:
        headers.append(("Content-Encoding", encoding))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def best_encoding(accepted, bodies):
    """Return "br", "gzip" or "" (as it is): the smallest body that the visitor's browser reads."""
    wanted = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        quality = re.fullmatch(r"\s*q=([0-9.]+)\s*", weight)
        wanted[name.strip()] = quality is None or quality[1].strip("0.") != ""
    return next((name for name in ("br", "gzip") if wanted.get(name) and name in bodies), "")


def is_known(etag, asked):
    """Say whether the visitor's browser has this very answer already."""
    known = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return "*" in known or etag in known
