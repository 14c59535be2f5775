"""Layer 1: what the site really stores, in browsers and on the server; one list, in one place.

The page about privacy is made from it. Whoever lets the site store something new adds it here: a
test reads the scripts and the settings, another walks the site in a browser, and both compare.
Durations come from the settings and constants that rule them.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from limits.browsers import COOKIE as KNOWN_BROWSER
from limits.browsers import KEPT as BROWSER_KEPT
from search.counting import KEPT
from search.views import ADDRESS_KEPT

DAY = 24 * 60 * 60
TRIES_KEPT = 60 * 60  # at most: login/lock_out.py, login/forms.py
COOKIE, BROWSER, SERVER = "cookie", "browser", "server"


@dataclass(frozen=True)
class Stored:
    """One thing that is stored.

    place: COOKIE, BROWSER (its local storage) or SERVER; name: of a cookie or key, one that ends
    with "*" stands for all that begin so, or what it is; by_reading: whether reading is enough.
    """

    place: str
    name: str | Promise
    purpose: str | Promise
    when: str | Promise
    kept: str | Promise
    by_reading: bool = False


def stored():
    """Return all that the site stores: a list of Stored."""
    return [
        *_cookies(),
        *_cookies_of_the_panel(),
        *_in_browsers(),
        *_of_readers(),
        *_of_staff(),
        *_of_log_ins(),
        *_logs(),
    ]


def is_known(place, name):
    """Say whether a cookie or a key of a browser's storage is in the list."""
    known = [str(one.name) for one in stored() if one.place == place]
    return any(name == one or one[-1:] == "*" and name.startswith(one[:-1]) for one in known)


def span(seconds):
    """Return a length of time in words: minutes below an hour, else whole days."""
    if seconds < 60 * 60:
        minutes = -(-seconds // 60)
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    days = -(-seconds // DAY)
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


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
            _("After logging in, or after the password of a closed page."),
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


def _in_browsers():
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


def _of_readers():
    return [
        Stored(
            SERVER,
            _("What is searched for"),
            _("We see what is missing on the site. We count the words, without who typed them."),
            _("When you search. What looks like the data of a person is not counted at all."),
            span(int(KEPT.total_seconds())),
            by_reading=True,
        ),
        Stored(
            SERVER,
            _("The internet (IP) address of the computer that asks for suggestions"),
            _("A limit of questions, which protects the site. Only in memory, without the words."),
            _("When the search box suggests words while you type."),
            span(ADDRESS_KEPT),
            by_reading=True,
        ),
        *_of_writers(),
    ]


def _of_writers():
    return [
        Stored(
            SERVER,
            _("What is written in a form"),
            _("We can answer. It is encrypted; only staff who are allowed to read it."),
            _("When you send a form of this site."),
            _("as many days as the form says, in copies of the site until these are deleted"),
        ),
        Stored(
            SERVER,
            _("A digest of the internet (IP) address of the computer that sends a form"),
            _("A limit of messages, which protects the site. The address cannot be read from it."),
            _("When you send a form of this site."),
            span(DAY),
        ),
    ]


def _of_staff():
    return [
        Stored(
            SERVER,
            _("Accounts and log-ins of staff"),
            _("Only staff get into the panel. The password itself cannot be read."),
            _("When an administrator makes an account, and when somebody logs in."),
            _("the account until it is deleted, a log-in is valid for as long as its cookie"),
        ),
        Stored(
            SERVER,
            _("Versions of pages and the log of changes"),
            _("It is known who changed what, and an earlier version can be brought back."),
            _("When staff work in the panel."),
            _("for as long as the site exists"),
        ),
    ]


def _of_log_ins():
    return [
        Stored(
            SERVER,
            _("The history of log-ins, with the internet (IP) address"),
            _("It is seen who got into the panel and who tried to. The law asks for it."),
            _("When staff log in or out, type a wrong password or change how they log in."),
            _("for as long as the site exists"),
        ),
        Stored(
            SERVER,
            _("How often a password or a code was tried"),
            _("Nobody can guess on and on. The address and the account cannot be read from it."),
            _("When a password or a code is typed."),
            span(TRIES_KEPT),
        ),
    ]


def _logs():
    administrator = _("as long as the administrator of the server decides")
    found = [
        Stored(
            SERVER,
            _("The log of faults"),
            _("We can mend faults. It holds the time and the page that failed, not the reader."),
            _("When a page does not exist or fails."),
            administrator,
            by_reading=True,
        )
    ]
    if settings.SECURE_PROXY_SSL_HEADER:
        server = Stored(
            SERVER,
            _("The log of the web server in front of the site"),
            _("Security. It may hold the internet (IP) address, the time and the page."),
            _("At each visit, if the server is set so."),
            administrator,
            by_reading=True,
        )
        found.append(server)
    return found
