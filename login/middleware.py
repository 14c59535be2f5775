"""Layer 1: before each screen of the panel: has the session ended, is there a second factor."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from login import audit, second_factor, sessions

# Asked for by the browser itself, whether or not anybody is there.
BACKGROUND = {
    "login_session",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}
ALWAYS_ALLOWED = {"wagtailadmin_logout", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite"}


def has_session(request):
    """Say whether somebody is logged in, without asking the database about those who only read."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


class SessionEnds:
    """Ends sessions in which nobody works any more."""

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Log out whose time is over; note who is at work."""
        if not has_session(request):
            return
        if sessions.ends_in(request.session) <= 0:
            audit.ended(request)
            logout(request)
            if request.resolver_match.view_name not in BACKGROUND:
                text = _("You have been logged out, because nothing was done here for long.")
                messages.info(request, text)
        elif request.resolver_match.view_name not in BACKGROUND:
            sessions.go_on(request.session)


class SecondFactor:
    """Lets nobody into the panel without the second factor that they have or must have."""

    def __init__(self, get_response):
        """Stand around the views."""
        self._get_response = get_response

    def __call__(self, request):
        """Answer the request."""
        return self._get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Lead to the set-up page, or to the log-in if the second factor was not shown yet."""
        if not request.path.startswith(reverse("wagtailadmin_home")) or not has_session(request):
            return
        if request.resolver_match.view_name in ALWAYS_ALLOWED or second_factor.was_used(request):
            return
        if second_factor.has(request.user):
            logout(request)
            return _go(request, "account_login")
        if second_factor.must_have(request.user):
            return _go(request, "mfa_index")


def _go(request, name):
    """Redirect there; afterwards the person comes back to what was asked for, if it was read."""
    back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")
