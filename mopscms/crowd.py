"""Layer 3: while more ask than can be answered, some are sent away at once and the rest are served.

Without it everybody waits behind everybody, longer and longer, and those who are served have often
left. Measured by `make drill`, row R6.
"""

import time

from django.conf import settings

from mopscms.outages import busy

PATIENCE = 0.8  # seconds that a question may wait before the site begins with it
OTHER_CLOCK = 60  # seconds; nobody waits that long, so the proxy's clock is another one


def crowd(get_response):
    """Return a middleware that answers 503 to visitors who have waited for too long already.

    Only to who reads and is not known: what somebody sends, and what staff ask for, is done.
    """

    def middleware(request):
        is_reading = request.method in ("GET", "HEAD")
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if is_reading and not is_known and PATIENCE < waited(request) < OTHER_CLOCK:
            return busy(request)
        return get_response(request)

    return middleware


def waited(request):
    """Return how long ago our proxy passed the request on: seconds; 0 if it does not say."""
    try:
        return time.time() - float(request.headers.get("X-Request-Start", ""))
    except ValueError:
        return 0
