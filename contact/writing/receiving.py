"""Layer 2: what happens with a form that was filled in rightly: limits, then kept or mailed."""

import base64
import json
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from contact.writing import mailing, ticket
from limits.models import Tries

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# (what, how often, in what time) one address may send; a whole office may share one.
LIMITS = [("contact.form.minute", 10, MINUTE), ("contact.form.day", 60, DAY)]
ONCE = "contact.form.once"


@dataclass(frozen=True)
class Receipt:
    """What a resident is told: the number, and whether the mail is late."""

    number: str
    is_late: bool = False


class TooMany(Exception):
    """This address has sent too much; `wait`: a timedelta."""

    def __init__(self, what, wait):
        """Remember which limit it was."""
        super().__init__(what)
        self.wait = wait

    @property
    def sentence(self):
        """Return what to do: str."""
        if self.wait > MINUTE:
            return _(
                "Too many messages came from this internet address today, so we did not take "
                "this one. Please call, or send it again tomorrow. What you wrote is still here."
            )
        return _(
            "Too many messages came from this internet address, so we did not take this one yet. "
            "Wait a minute and send it again. What you wrote is still here."
        )


def receive(page, form, visitor):
    """Keep or mail what a valid WritingForm says; return the Receipt.

    The same form sent twice, by a double click or by going back, is one message. visitor: the
    address (str). Raises TooMany.
    """
    for what, number, period in LIMITS:
        if not Tries.objects.allow(what, visitor, number, period):
            raise TooMany(what, Tries.objects.wait(what, visitor))
    rows, is_mailed = form.rows(), page.way == page.Way.MAILED
    number = _number(ticket.read(form.data["token"], page.pk).nonce, rows)
    with transaction.atomic():
        if not Tries.objects.allow(ONCE, number, 1, DAY):
            return Receipt(number)
        message = _keep(page, number, rows, form.cleaned_data["email"], is_mailed)
    if is_mailed:
        return Receipt(number, is_late=not mailing.send(message))
    mailing.announce(message)
    return Receipt(number)


def _keep(page, number, rows, reply_to, is_waiting):
    """Store the message closed, also one that is mailed next: nothing is lost if that fails."""
    now = timezone.now()
    message = apps.get_model("contact", "Message")(
        number=number,
        form=page,
        form_title=page.title,
        received_at=now,
        delete_at=now + timedelta(days=page.days),
        is_waiting=is_waiting,
    )
    message.write(rows, reply_to)
    message.save()
    return message


def _number(nonce, rows):
    """Return the number of what was sent with one form: the same for the same, "K7M2-9QXD"."""
    made = salted_hmac("contact.writing.number", json.dumps([nonce, rows]), algorithm="sha256")
    letters = base64.b32encode(made.digest())[:8].decode()
    return f"{letters[:4]}-{letters[4:]}"
