"""Layer 0: what is written in the log: lines of JSON, without anything that tells who somebody is.

Django writes tracebacks without the values of variables; what is left are the words of errors,
which may hold what a visitor sent. All of that is taken out again, and whatever looks like personal
data or a password.
"""

import json
import logging
import re
from datetime import UTC, datetime
from pathlib import PurePath

from anyascii import anyascii
from django.urls import resolve

from upkeep.request_id import current_request

GONE = "[…]"
SHORTEST = 4  # characters; shorter values of a visitor say nothing and would hide the rest
KEYS = {"key", "signed", "token"}  # names of parts of addresses that open something by themselves
PATTERNS = [
    (re.compile(r"\b(DETAIL|CONTEXT):.*", re.DOTALL), rf"\1: {GONE}"),  # PostgreSQL shows the row
    (re.compile(r"(\w+://)[^\s/@]+@"), rf"\1{GONE}@"),  # name and password of a server
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"), GONE),  # e-mail
    (re.compile(r"\b(?:\d{1,3}\.){3}\d{1,3}\b"), GONE),  # IPv4
    (re.compile(r"\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}\b", re.IGNORECASE), GONE),  # IPv6
    (re.compile(r"(?<=[\w/])\?[\w%.+-]+=[^\s\"'>]*"), "?" + GONE),  # query
    (re.compile(r"\b(?:\d[ -]?){8,25}\d\b"), GONE),  # PESEL, phone, account
]


class Redacted(logging.Filter):
    """Puts message and traceback together, takes out what is personal, adds the request."""

    def filter(self, record):
        """Let every record pass, redacted."""
        request = getattr(record, "request", None) or current_request()
        record.request_id = getattr(request, "request_id", "")
        secrets = sent_by_visitor(request)
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_text = record.exc_text and redact(record.exc_text, secrets)
        record.msg, record.args = redact(record.getMessage(), secrets), ()
        record.exc_info = None
        return True


class JsonLines(logging.Formatter):
    """One line of JSON for each record; of a failed request also what was asked."""

    def format(self, record):
        """Return the line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        facts = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", ""),
        }
        request = getattr(record, "request", None)
        if hasattr(request, "method"):
            secrets = sent_by_visitor(request)
            facts |= {"method": request.method, "path": redact(request.path, secrets)}
        facts["status"] = getattr(record, "status_code", None)
        facts["traceback"] = record.exc_text
        return json.dumps({name: f for name, f in facts.items() if f}, ensure_ascii=False)


def redact(text, secrets=()):
    """Return the text without these values and without what looks personal."""
    for value in secrets:
        text = text.replace(value, GONE)
    for pattern, instead in PATTERNS:
        text = pattern.sub(instead, text)
    return text


def sent_by_visitor(request):
    """Return what came with a request (None: nothing), the longest first.

    Of its path only keys, such as that of a letter for a new password: whoever reads the log must
    not set one.
    """
    if not hasattr(request, "META"):
        return []
    values = {*_keys_in(request), *_names_of_files(request)}
    values |= {
        request.META.get(name, "") for name in ("QUERY_STRING", "REMOTE_ADDR", "HTTP_COOKIE")
    }
    sent = [request.GET, getattr(request, "_post", None)]  # _post: only if it was read already
    given = [v for found in sent if found for _, values_of in found.lists() for v in values_of]
    values.update(given, *(text.split() for text in given))  # a word alone is in errors, too
    values.update(request.COOKIES.values())
    values.update(part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(","))
    user = request.__dict__.get("_cached_user")
    values.add(getattr(user, "email", ""))
    return sorted((v for v in values if len(v) >= SHORTEST), key=len, reverse=True)


def _keys_in(request):
    """Return the parts of the path that are keys, also if the request failed on its way to one."""
    try:
        found = request.resolver_match or resolve(request.path_info)
    except Exception:  # whatever is wrong with the address, or with all of them: the fault is told
        return set()
    return {str(text) for name, text in found.kwargs.items() if name in KEYS}


def _names_of_files(request):
    """Return the names of uploads, and their words: on the disk a file has a name made of them."""
    sent = getattr(request, "_files", None)  # only if they were read already
    names = {one.name for _, files in sent.lists() for one in files} if sent else set()
    stems = {PurePath(name).stem for name in names}
    stems |= {anyascii(stem) for stem in stems}
    return names | stems | {word for stem in stems for word in re.split(r"[\W_]+", stem)}


def configuration(level):
    """Return the project's LOGGING: everything from `level` up, in lines of JSON on stdout."""
    console = {
        "class": "logging.StreamHandler",
        "stream": "ext://sys.stdout",
        "filters": ["redacted"],
        "formatter": "json",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"redacted": {"()": Redacted}},
        "formatters": {
            "json": {"()": JsonLines},
            "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        },
        "handlers": {"console": console},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"handlers": []},  # the root's is enough: each record once
            "django.server": {"propagate": True, "handlers": []},
            # Strangers guess addresses, names and forms all day: what is refused is no fault.
            "django.request": {"level": "ERROR"},
            "django.security": {"level": "CRITICAL"},
            "django_tasks": {"level": "WARNING"},  # one line a task would bury what matters
            "wagtail": {"level": "WARNING"},  # who changed what is in the audit log
        },
    }
