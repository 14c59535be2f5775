"""Layer 2: what a form carries to show that we gave it to a person a while ago, without a cookie.

It is signed, for one page, and says when the form was opened. Together with the origin of the
request (contact/writing/views.py) it stands in for a token in a cookie, which would follow readers.
"""

import secrets
import time
from dataclasses import dataclass

from django.core.signing import BadSignature, Signer
from django.db.models import TextChoices

QUICKEST = 3  # seconds; nobody reads and fills in a form in less
OLDEST = 24 * 60 * 60
_signer = Signer(salt="contact.writing.ticket")


class State(TextChoices):
    """What a ticket is worth."""

    GOOD = "good"
    FORGED = "forged"
    TOO_FRESH = "too fresh"
    TOO_OLD = "too old"


@dataclass(frozen=True)
class Ticket:
    """The ticket of one form as it was opened; `nonce` (str) is of this form alone."""

    state: State
    nonce: str = ""


def give(page, used=False):
    """Return a new ticket (str) for a page's key; `used`: for somebody who has had time enough."""
    opened = int(time.time()) - (QUICKEST if used else 0)
    return _signer.sign(f"{page}.{opened}.{secrets.token_hex(8)}")


def read(text, page):
    """Return the Ticket that came back with a form of the page."""
    try:
        owner, opened, nonce = _signer.unsign(text).split(".")
    except BadSignature:
        return Ticket(State.FORGED)
    age = time.time() - int(opened)
    if owner != str(page):
        return Ticket(State.FORGED)
    if age > OLDEST:
        return Ticket(State.TOO_OLD)
    return Ticket(State.TOO_FRESH if age < QUICKEST else State.GOOD, nonce)
