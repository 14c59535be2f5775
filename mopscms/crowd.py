"""Layer 3: while more ask than can be answered, some are sent away at once and the rest are served.

Without it everybody waits behind everybody, longer and longer, and those who are served have often
left. Measured by `make drill`, row R6.
"""

import time

from django.conf import settings

from mopscms import turns
from mopscms.outages import busy
from page_cache.application import FOR_MANY

PATIENCE = 0.8  # seconds that a question may wait before the site begins with it
OTHER_CLOCK = 60  # seconds; nobody waits that long, so the proxy's clock is another one
FILES = (settings.STATIC_URL, settings.MEDIA_URL)  # quick, and a page needs them


def crowd(get_response):
    """Return a middleware that answers 503 to visitors who have waited for too long already.

    Only to who reads and is not known: what somebody sends, and what staff ask for, is done. So is
    a page for which several wait: once it is kept, all of them have it.
    """

    def middleware(request):
        is_reading = request.method in ("GET", "HEAD") and not request.path.startswith(FILES)
        is_known = settings.SESSION_COOKIE_NAME in request.COOKIES
        is_for_many = request.environ.get(FOR_MANY, False)
        if is_reading and not is_known and not is_for_many and waited(request) > PATIENCE:
            return busy(request)
        return get_response(request)

    return middleware


def waited(request):
    """Return for how long a request waits already: seconds.

    In this process, or, if it is longer, since a proxy of our own passed the request on.
    """
    said = request.headers.get("X-Request-Start", "") if settings.PROXY else ""
    try:
        passed_on = time.time() - float(said)
    except ValueError:
        return turns.waited()
    return max(turns.waited(), passed_on if passed_on < OTHER_CLOCK else 0)
