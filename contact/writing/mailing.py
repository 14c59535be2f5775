"""Layer 2: messages by e-mail. One that no mail server takes stays, closed, until one does."""

import logging
from contextlib import suppress
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.apps import apps
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from contact.writing.cipher import Unreadable
from contact.writing.typed import one_line, plain
from upkeep.server import mail_leaves

logger = logging.getLogger(__name__)

AT_ONCE = 10  # letters in one run
AFTER = timedelta(minutes=2)  # by then the request that took a message has given up mailing it
ABOUT_THE_LETTER = (SMTPRecipientsRefused, SMTPDataError)  # the next one may be taken


class ServerAwayError(Exception):
    """No mail server takes anything now, neither this letter nor the next."""


def send(message):
    """Mail a Message to the addresses of its site, then delete it; say whether that worked."""
    with suppress(ServerAwayError):
        return _send(message)
    return False


def _send(message):
    try:
        rows, reply_to = message.read()
    except Unreadable:
        logger.error("Message %s cannot be mailed: no key opens it", message.number)
        return False
    text = "\n\n".join(f"{label}:\n{value}" for label, value in rows)
    subject = f"{message.form_title} – {message.number}"
    if not _mail(message, subject, text, [reply_to] if reply_to else []):
        return False
    message.delete()
    return True


def announce(message):
    """Tell the centre's mailboxes that a Message waits in the panel, not what it says."""
    text = _(
        "A message from the form “%(form)s” waits in the panel: Messages, number %(number)s. "
        "What it says is not sent by e-mail."
    )
    facts = {"form": message.form_title, "number": message.number}
    with suppress(ServerAwayError):
        _mail(message, _("New message %(number)s") % facts, text % facts)


def send_waiting():
    """Mail again what no server took, the oldest first; return how many were sent (int).

    One that cannot be mailed, for it no key opens or its form is gone, holds up no other.
    """
    messages = apps.get_model("contact", "Message").objects.order_by("received_at")
    sent = 0
    for message in messages.filter(is_waiting=True, received_at__lte=timezone.now() - AFTER):
        if sent == AT_ONCE:
            break
        try:
            sent += _send(message)
        except ServerAwayError:
            break
    return sent


def _mail(message, subject, text, reply_to=()):
    addresses = _addresses(message)
    if not addresses or not mail_leaves():
        return False
    subject = one_line(plain(subject))  # a header of one line, whatever the title holds
    try:
        EmailMessage(subject, text, to=addresses, reply_to=reply_to).send()
    except (OSError, ValueError) as fault:  # the server; an address that it does not know
        name = type(fault).__name__  # its text may hold addresses
        logger.error("The mail about message %s was not sent: %s", message.number, name)
        if isinstance(fault, OSError) and not isinstance(fault, ABOUT_THE_LETTER):
            raise ServerAwayError from fault
        return False
    return True


def _addresses(message):
    site = message.form.get_site() if message.form else None
    return apps.get_model("contact", "FormMail").addresses_of(site) if site else []
