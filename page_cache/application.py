"""Layer 0: the cache in front of Django: a WSGI application around another one.

What may be kept is what keys.py lets in and what answers 200 to everybody alike; all else passes
through untouched. An answer is kept under the content version of before its render began, so one
that a change overtook is never shown.
"""

import threading
import time
from contextlib import contextmanager, nullcontext

from django.db import connection

from page_cache import moments, site
from page_cache.answers import Answer
from page_cache.keys import key_of
from page_cache.negotiation import reply

LARGEST = 2 * 1024 * 1024  # bytes; a larger body is sent as it is and not kept
OUTAGES = ("500", "502", "503")
FOR_MANY = "page_cache.for_many"  # in environ: several wait for this answer
UNKEPT = 1_000  # addresses without an answer for everybody that are remembered: forms, no page


class PageCache:
    """Answers from the cache what it can; asks `application` for the rest."""

    def __init__(self, application, run=None):
        """Stand in front of a WSGI application.

        `run`: takes when a question came (time.monotonic), a function and arguments, and calls it
        where Django may work (mopscms/turns.py), so that this thread needs no connection of its
        own; without it, here.

        Nothing kept before this start counts: a process that was killed may have changed content
        without having said so.
        """
        self._application = application
        self._run = run or (lambda _came, function, *arguments: function(*arguments))
        self._wanted, self._counting = {}, threading.Lock()  # Key: how many wait for its answer
        self._unkept = {}  # Key: the version under which its answer was for one visitor
        site.version().move()

    def __call__(self, environ, start_response):
        """Answer one request."""
        came = time.monotonic()
        key = key_of(environ)
        version = key and current_version()
        if version is None:
            return self._run(came, self._pass, environ, start_response)
        answer = site.store().get(key, version)
        if answer:
            return self._send(answer, environ, start_response)
        # Nobody waits for an answer that will not be kept: it is made for each visitor anyway.
        is_unkept = self._unkept.get(key) == version
        with self._wanting(key), nullcontext() if is_unkept else site.store().alone(key):
            # Somebody else may have rendered it while we waited, or changed the content.
            version = current_version()
            answer = site.store().get(key, version)
            if answer is None:
                return self._run(came, self._render, key, version, environ, start_response)
        return self._send(answer, environ, start_response)

    @contextmanager
    def _wanting(self, key):
        """Count somebody among those who wait for the answer under `key`."""
        with self._counting:
            self._wanted[key] = self._wanted.get(key, 0) + 1
        try:
            yield
        finally:
            with self._counting:
                self._wanted[key] -= 1
                if not self._wanted[key]:
                    del self._wanted[key]

    def _pass(self, environ, start_response):
        """Ask Django for what is for one visitor."""
        return taken(self._application(environ, start_response))

    def _send(self, answer, environ, start_response, how="hit"):
        """Send an answer that is true now; tell a web server of ours until when it may keep it."""
        more = [("X-Accel-Expires", f"@{int(answer.until)}")] if site.front() else []
        return reply(answer, environ, start_response, how, more)

    def _render(self, key, version, environ, start_response):
        """Ask Django, keep the answer if it is for everybody, and send it."""
        until = moments.next_change(version).timestamp()
        said = {}

        def remember(status, headers, exc_info=None):
            said.update(status=status, headers=headers, exc_info=exc_info)

        asked = {**environ, "REQUEST_METHOD": "GET", "QUERY_STRING": key.query}
        asked[FOR_MANY] = self._wanted[key] > 1
        parts = self._application(asked, remember)
        if not may_be_kept(said["status"], said["headers"]):
            self._note_unkept(key, version, said["status"])
            late = said["status"].startswith(OUTAGES) and site.store().get_late(key, version)
            if late:
                close(parts)
                return reply(late, environ, start_response, "hit; detail=late")
            return pass_on(said, parts, environ, start_response)
        try:
            body = b"".join(parts)
        finally:
            close(parts)
        if len(body) > LARGEST:
            self._note_unkept(key, version, said["status"])
            return pass_on(said, [body], environ, start_response)
        answer = Answer.make(version, until, said["headers"], body)
        site.store().put(key, answer)
        return self._send(answer, environ, start_response, "fwd=miss")

    def _note_unkept(self, key, version, status):
        """Remember an address whose answer is not for everybody; an outage says nothing of it."""
        if status.startswith(OUTAGES):
            return
        if len(self._unkept) >= UNKEPT:
            self._unkept.clear()
        self._unkept[key] = version


def may_be_kept(status, headers):
    """Say whether an answer is the same for everybody."""
    names = {name.lower(): value for name, value in headers}
    control = names.get("cache-control", "").lower()
    return (
        status.startswith("200")
        and "set-cookie" not in names
        and not any(word in control for word in ("private", "no-store"))
        and "*" not in names.get("vary", "")
    )


def pass_on(said, parts, environ, start_response):
    """Send an answer that is not kept; it was asked for with GET even if the visitor said HEAD."""
    start_response(said["status"], said["headers"])
    if environ["REQUEST_METHOD"] != "HEAD":
        return taken(parts)
    close(parts)
    return []


def taken(parts):
    """Return an answer's parts and end its request, which began in this thread.

    A stream (a file, an export) is ended by whoever sends it.
    """
    if getattr(parts, "streaming", True):
        return Stream(parts)
    try:
        return [b"".join(parts)]
    finally:
        close(parts)


class Stream:
    """A stream that another thread sends than the one that began it."""

    def __init__(self, parts):
        """Take the parts of an answer, as WSGI has them."""
        self._parts = parts

    def __iter__(self):
        """Return the parts one after another; an export asks the database for each."""
        return iter(self._parts)

    def close(self):
        """End the request, and this thread's connection, if it has one now."""
        close(self._parts)
        let_go()


def current_version():
    """Return the content version; this thread keeps no connection to the database that told it."""
    version = site.version()
    try:
        return version.current()
    finally:
        if version.is_common:
            let_go()


def let_go():
    """Close this thread's connection to the database, unless a transaction of its own is on."""
    if not connection.in_atomic_block:
        connection.close()


def close(parts):
    """Tell Django that its answer has been taken: it ends the request then."""
    if hasattr(parts, "close"):
        parts.close()
