"""Layer 1: what the site really stores, in browsers and on the server; one list, in one place.

The page about privacy is made from it. Whoever lets the site store something new adds it here, or
in core/stored_on_server.py: a test reads the scripts, the settings and the tables of the database,
another walks the site in a browser, and both compare. Durations come from the settings and
constants that rule them.
"""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.translation import gettext_lazy as _

from core.stored_on_server import on_server
from core.stored_row import BROWSER, COOKIE, SERVER, Stored, span
from limits.browsers import COOKIE as KNOWN_BROWSER
from limits.browsers import KEPT as BROWSER_KEPT

__all__ = ["BROWSER", "COOKIE", "SERVER", "is_known", "span", "stored"]


def stored():
    """Return all that the site stores: a list of Stored."""
    return [*in_browsers(), *on_server()]


def in_browsers():
    """Return what browsers store, cookies and what scripts keep: a list of Stored."""
    return [*_cookies(), *_cookies_of_the_panel(), *_of_scripts()]


def is_known(place, name):
    """Say whether a cookie or a key of a browser's storage is in the list."""
    known = [str(one.name) for one in in_browsers() if one.place == place]
    return any(name == one or one[-1:] == "*" and name.startswith(one[:-1]) for one in known)


def _cookies():
    until_closed = settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    session = (
        _("until the browser is closed") if until_closed else span(settings.SESSION_COOKIE_AGE)
    )
    token = span(settings.CSRF_COOKIE_AGE) if settings.CSRF_COOKIE_AGE else session
    return [
        Stored(
            COOKIE,
            settings.SESSION_COOKIE_NAME,
            _("Remembers that you have logged in or given the password of a closed page."),
            _("After logging in, after the password of a closed page, or to set a new password."),
            session,
        ),
        Stored(
            COOKIE,
            settings.CSRF_COOKIE_NAME,
            _("Protects a form: nobody else can send it in your name."),
            _("When a page with a log-in or password form is opened."),
            token,
        ),
    ]


def _cookies_of_the_panel():
    return [
        Stored(
            COOKIE,
            KNOWN_BROWSER,
            _("Lets you log in here while somebody else guesses your password."),
            _("After logging in."),
            span(BROWSER_KEPT),
        ),
        Stored(
            COOKIE,
            CookieStorage.cookie_name,
            _("Carries a message to the next screen, for example that a page was saved."),
            _("At work in the editors' panel."),
            _("until the message is shown"),
        ),
        Stored(
            COOKIE,
            "wagtail_sidebar_collapsed",
            _("Remembers whether the menu of the panel is narrow."),
            _("At work in the editors' panel."),
            _("until the browser is closed"),
        ),
    ]


def _of_scripts():
    own = _("until you delete the data of this site in the browser; it is never sent to us")
    return [
        Stored(
            BROWSER,
            "dismissed-notices",
            _("Remembers which notices you have closed, so that they do not appear again."),
            _("When you close a notice at the top of a page."),
            own,
            by_reading=True,
        ),
        Stored(
            BROWSER,
            "mopscms.preferences",
            _("Remembers how you like the site: the size of letters, contrast and the like."),
            _("When you change a setting of the display."),
            own,
            by_reading=True,
        ),
        Stored(
            BROWSER,
            "wagtail:*",
            _("Remembers how the panel is arranged: which parts are open and how wide."),
            _("At work in the editors' panel."),
            own,
        ),
    ]
