"""Layer 3: while more ask than can be answered, some are sent away at once and the rest are served.

Without it everybody waits behind everybody, longer and longer, and those who are served have often
left. Measured by `make drill`, row R6.
"""

import time

from django.conf import settings

from mopscms import turns
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
    """Return for how long a request waits already: seconds.

    Since our proxy passed it on, if one says so; else for its turn in this process.
    """
    try:
        return time.time() - float(request.headers["X-Request-Start"])
    except (KeyError, ValueError):
        return turns.waited()
