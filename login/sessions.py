"""Layer 1: when a session ends by itself: after an hour without work, or after a working day."""

import time

from django.conf import settings

SINCE, SEEN = "logged_in_at", "seen_at"
NOTED_EVERY = 60  # seconds: writing at each request would be too much
NEW_FOR = 300  # seconds in which whoever has just logged in is not asked for the password again


def begin(request):
    """Note when the session of somebody who has just logged in began."""
    request.session[SINCE] = request.session[SEEN] = int(time.time())


def is_new(request):
    """Say whether the person has only just logged in."""
    return time.time() - request.session.get(SINCE, 0) < NEW_FOR


def ends_in(session):
    """Return how many seconds (int) are left of a session; zero or less if it is over."""
    now = time.time()
    idle = session.get(SEEN, now) + settings.SESSION_IDLE_AGE - now
    whole = session.get(SINCE, now) + settings.SESSION_COOKIE_AGE - now
    return int(min(idle, whole))


def go_on(session):
    """Note that somebody is at work."""
    now = int(time.time())
    session.setdefault(SINCE, now)
    if now - session.get(SEEN, 0) >= NOTED_EVERY:
        session[SEEN] = now
