"""Layer 2: messages by e-mail. One that no mail server takes stays, closed, until one does."""

import logging

from django.apps import apps
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from contact.writing.cipher import Unreadable
from contact.writing.conditions import mail_works
from contact.writing.typed import one_line, plain

logger = logging.getLogger(__name__)

AT_ONCE = 10  # letters in one run


def send(message):
    """Mail a Message to the addresses of its site, then delete it; say whether that worked."""
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
    return _mail(message, _("New message %(number)s") % facts, text % facts)


def send_waiting():
    """Mail again what no server took, the oldest first; return how many were sent (int)."""
    waiting = apps.get_model("contact", "Message").objects.filter(is_waiting=True)
    sent = 0
    for message in waiting.order_by("received_at")[:AT_ONCE]:
        if not send(message):
            break  # the next would fail as well, after as long a wait
        sent += 1
    return sent


def _mail(message, subject, text, reply_to=()):
    addresses = _addresses(message)
    if not addresses or not mail_works():
        return False
    subject = one_line(plain(subject))  # a header of one line, whatever the title holds
    try:
        EmailMessage(subject, text, to=addresses, reply_to=reply_to).send()
    except (OSError, ValueError) as fault:  # the server; an address that it does not know
        name = type(fault).__name__  # its text may hold addresses
        logger.error("The mail about message %s was not sent: %s", message.number, name)
        return False
    return True


def _addresses(message):
    site = message.form.get_site() if message.form else None
    return apps.get_model("contact", "FormMail").addresses_of(site) if site else []
