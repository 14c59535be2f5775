"""Layer 1: letters about log-ins, sent after the answer.

How long the mail server takes would tell strangers which accounts there are, and one that is away
must stop nobody.
"""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def about_new_password(email, address):
    """Return the letter (an EmailMessage) with the address for setting a new password."""
    site = {"site": settings.WAGTAIL_SITE_NAME}
    parts = [
        _("Good morning,"),
        _("somebody, probably you, has asked for a new password on the site %(site)s.") % site,
        _("You set it here; the address works once, for one day:"),
        address,
        _("If it was not you, do nothing: your password stays as it is."),
        _("Nobody will ever ask you to send them this address."),
    ]
    return EmailMessage(_("%(site)s: a new password") % site, "\n\n".join(parts), to=[email])


def about_change(email, news):
    """Return the letter (an EmailMessage) about what has changed in somebody's log-in."""
    site = {"site": settings.WAGTAIL_SITE_NAME}
    parts = [
        _("Good morning,"),
        _("something has changed in your log-in to the site %(site)s:") % site,
        str(news),
        _("If it was you, you need not do anything. If it was not, set a new password at once:"),
        settings.BASE_URL + reverse("account_reset_password"),
        _("and tell an administrator of the site."),
    ]
    return EmailMessage(
        _("%(site)s: your log-in has changed") % site, "\n\n".join(parts), to=[email]
    )


def send(message):
    """Send an EmailMessage soon."""
    _sender.submit(_send, message)


def finish():
    """Return when all letters so far are sent or have failed."""
    _sender.submit(bool).result()


def _send(message):
    try:
        message.send()
    except Exception:  # whatever the server says; the letter is asked for again by a person
        log.exception("A letter about a log-in could not be sent")
