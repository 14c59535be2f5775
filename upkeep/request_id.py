"""Layer 0: a number for each request: in the answer's header, in the log, on the page of an error.

Only a proxy of our own may give it (settings.PROXY, nginx passes $request_id); otherwise it is made
here. With it whoever reads the log finds what a resident met.
"""

import re
import secrets
from contextvars import ContextVar

from django.conf import settings

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
_current = ContextVar("request", default=None)


def numbered(get_response):
    """Return the middleware that gives each request its `request_id`."""

    def answer(request):
        request.request_id = _given(request) or secrets.token_hex(16)
        former = _current.set(request)
        try:
            response = get_response(request)
        finally:
            _current.reset(former)
        response[HEADER] = request.request_id
        return response

    return answer


def current_request():
    """Return the request that this thread answers, or None."""
    return _current.get()


def short(request):
    """Return what people tell each other: eight signs in fours; "" outside a request."""
    number = getattr(request, "request_id", "")[:8]
    return f"{number[:4]}-{number[4:]}" if number else ""


def _given(request):
    number = request.headers.get(HEADER, "") if settings.PROXY else ""
    return number if WELL_FORMED.fullmatch(number) else ""
