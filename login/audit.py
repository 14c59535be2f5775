"""Layer 1: who got in, who did not, and what became of their passwords and second factors.

All of it stands in the history of the account and in the report of the site's history, which are
never emptied. A try at an account that does not exist stands with the site, and nothing that was
typed: people type passwords in the wrong field.
"""

from allauth.account import signals as account_signals
from allauth.mfa import signals as factor_signals
from django.contrib.auth import get_user_model, signals
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Site

from limits import browsers
from limits.visitors import address
from login import second_factor, sessions

LABELS = {
    "login.in": _("Logged in"),
    "login.failed": _("Failed to log in: wrong password"),
    "login.failed_unknown": _("Failed to log in: there is no such account"),
    "login.failed_code": _("Failed to log in: wrong second factor"),
    "login.locked": _("Log-in locked after too many wrong tries"),
    "login.refused": _("Tried to log in while it was locked"),
    "login.unlocked": _("Log-in unlocked by the administrator of the server"),
    "login.out": _("Logged out"),
    "login.ended": _("Logged out after a time without work"),
    "login.factor_added": _("Second factor added"),
    "login.factor_removed": _("Second factor removed"),
    "login.factor_reset": _("Second factor removed by somebody else"),
    "login.codes_made": _("Spare codes made"),
    "login.password_asked": _("Asked by e-mail for a new password"),
    "login.password_changed": _("Password changed"),
}


def note(request, action, account, by=None, **facts):
    """Write down what happened to an account (a user), or at none (None).

    by: who did it, if it is known; facts: what else the entry keeps.
    """
    about = account or Site.objects.filter(is_default_site=True).first()
    if about is not None:
        data = {"address": address(request)} if request is not None else {}
        log(about, action, user=by, data=data | facts)


def locked(request, account):
    """Write down that an account, or the address of who tried at it or at none, is locked now."""
    note(request, "login.locked", account)


def refused(request, account, number):
    """Write down the 1st, 10th, 100th … try (`number`) of a lock: no guesser fills the history."""
    if str(number).rstrip("0") == "1":
        note(request, "login.refused", account, tries=number)


def ended(request):
    """Write down that a session is over."""
    note(request, "login.ended", request.user, request.user)


def password_asked(request, user):
    """Write down that somebody asked for an address to set a password."""
    note(request, "login.password_asked", user)


@receiver(signals.user_logged_in)
def _logged_in(request, user, **kwargs):
    sessions.begin(request)
    note(request, "login.in", user, user)


@receiver(signals.user_logged_out)
def _logged_out(request, user, **kwargs):
    if user is not None and sessions.ends_in(request.session) > 0:
        note(request, "login.out", user, user)


@receiver(signals.user_login_failed)
def _failed(credentials, request=None, **kwargs):
    email = credentials.get("email") or credentials.get("username") or ""
    account = get_user_model().objects.by_email(email)
    note(request, "login.failed" if account else "login.failed_unknown", account)


@receiver(account_signals.user_logged_in)
def _remember_browser(response, user, **kwargs):
    browsers.mark(response, user, reverse("account_login"))


@receiver(factor_signals.authentication_failed)
def _wrong_code(request, user, **kwargs):
    note(request, "login.failed_code", user)


@receiver(factor_signals.authenticator_used)
def _code_used(request, user, **kwargs):
    second_factor.note_use(request, user)


@receiver(factor_signals.authenticator_added)
def _factor_added(request, user, authenticator, **kwargs):
    spare = authenticator.type == second_factor.KIND.RECOVERY_CODES
    note(request, "login.codes_made" if spare else "login.factor_added", user, user)


@receiver(factor_signals.authenticator_removed)
def _factor_removed(request, user, authenticator, **kwargs):
    if authenticator.type in second_factor.REAL:
        note(request, "login.factor_removed", user, user)


@receiver(factor_signals.authenticator_reset)
def _codes_made(request, user, **kwargs):
    note(request, "login.codes_made", user, user)


@receiver(post_save, sender=get_user_model())
def _password_changed(instance, created, **kwargs):
    # Django keeps the new password here until it is saved; not when it only renews the hash.
    if not created and instance._password is not None:
        log(instance, "login.password_changed")
