"""Layer 3: what is answered while the database or the files cannot do their part: 503, come again.

Not a fault of the code, so it is one line in the log, without a traceback. Whoever was sending a
form is told that the text is still in it.
"""

import errno
import logging

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.frame import last_known_centre
from mopscms.faults import FilesAway
from mopscms.headers import PANEL_PATH
from search.away import SearchAway
from upkeep.request_id import short

logger = logging.getLogger(__name__)

RETRY_AFTER = "30"  # seconds
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
FULL = ("disk is full", "No space left", "could not extend file", "readonly database")


def is_outage(fault):
    """Say whether a fault means that database, bucket, disk or search is away, busy or full."""
    if isinstance(fault, OSError):
        return isinstance(fault, FilesAway) or fault.errno in NO_ROOM
    return isinstance(fault, OperationalError | InterfaceError | SearchAway)


def busy(request):
    """Answer 503 to a visitor, since too many others ask. Not logged: there are many at once."""
    return _come_again(HttpResponse(_page(request, is_full=False), status=503))


def unavailable(request, fault):
    """Answer 503: a page for people, JSON for the editor, which saves by itself meanwhile."""
    logger.error("Unavailable: %s: %s", type(fault).__name__, fault, extra={"request": request})
    no_room = isinstance(fault, OSError) and not isinstance(fault, FilesAway)
    is_full = no_room or any(sign in str(fault) for sign in FULL)
    if request.method not in ("GET", "HEAD") and not request.accepts("text/html"):
        text = _("The server cannot save at the moment. What you typed is still in the form.")
        return _come_again(JsonResponse({"success": False, "error_message": text}, status=503))
    return _come_again(HttpResponse(_page(request, is_full), status=503))


def _come_again(response):
    response["Retry-After"] = RETRY_AFTER
    response["Cache-Control"] = "no-store"
    response._has_been_logged = True  # Django would log it once more, as a fault of the code
    return response


def _page(request, is_full):
    """Return the page; it asks nothing of the database."""
    context = {
        "is_sending": request.method not in ("GET", "HEAD", "OPTIONS"),
        "is_full": is_full,
        "is_staff": request.path.startswith(PANEL_PATH),
        "request_number": short(request),
        "centre": last_known_centre(),
    }
    return render_to_string("503.html", context)
