"""Layer 1: how often a password or a code may be tried, on all processes together (decision 0041).

Tries are counted before the password is looked at, so that many at once get no further than one
after another; a good one is taken back. A lock ends by itself. Its beginning and what is tried
meanwhile stand in the history (login/audit.py).
"""

from datetime import timedelta

from allauth.core import context
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from limits.browsers import known
from limits.models import Tries
from limits.visitors import address
from login import audit

PERIOD = timedelta(minutes=15)
AT_ONE_ACCOUNT = 5  # from one address: a forgetful person locks nobody else out
FROM_ADDRESS = 10  # at all accounts together
AT_ACCOUNT = 10  # from all addresses together
IN_KNOWN_BROWSER = 10
CODES = 5


class Counted:
    """The counts that one try falls under: a list of (what, who, number)."""

    def __init__(self, request, account, counts):
        """Take the counts of a try at an account, None if there is none; nothing is counted yet."""
        self.request, self.account, self.counts = request, account, counts
        self.is_last = False

    def count(self):
        """Count one try. Raises ValidationError, saying until when, if there were too many."""
        for what, who, number in self.counts:
            beyond = Tries.objects.add_one(what, who, PERIOD) - number
            if beyond > 0:
                audit.refused(self.request, self.account, beyond)
                raise locked(Tries.objects.wait(what, who))
            self.is_last |= beyond == 0

    def was_wrong(self):
        """Note the lock that the counted try has begun, if it has; return how many are left."""
        if self.is_last:
            audit.locked(self.request, self.account)
        return self.left()

    def left(self):
        """Return how many tries (int) are left."""
        return min(Tries.objects.left(what, who, number) for what, who, number in self.counts)

    def wait(self):
        """Return how long (a timedelta) it takes until there are tries again."""
        used_up = [one for one in self.counts if not Tries.objects.left(*one)]
        return max((Tries.objects.wait(what, who) for what, who, _n in used_up), default=PERIOD)

    def take_back(self):
        """Do not count the last try: it was a good one."""
        for what, who, _number in self.counts:
            Tries.objects.take_back(what, who)


def passwords(request, email, user):
    """Return what a password for this e-mail (str) is Counted under; `user`: whose, or None."""
    browser = known(request, user)
    if browser:
        return Counted(request, user, [("password in browser", browser, IN_KNOWN_BROWSER)])
    here, account = address(request), email.strip().lower()
    return Counted(
        request,
        user,
        [
            ("password at account", f"{account} {here}", AT_ONE_ACCOUNT),
            ("password from address", here, FROM_ADDRESS),
            ("password", account, AT_ACCOUNT),
        ],
    )


def codes(user):
    """Return what a code of the second factor of this user is Counted under."""
    return Counted(context.request, user, [("code", user.pk, CODES)])


def code_is_new(user, code):
    """Say whether this code of an application has not let its user in yet: it works only once."""
    digits = "".join(filter(str.isalnum, code))
    return Tries.objects.allow("used code", f"{user.pk} {digits}", 1, timedelta(minutes=5))


def locked(wait):
    """Return the ValidationError that says when to try again; `wait`: a timedelta."""
    return ValidationError(
        _("Too many wrong tries. You can try again at %(time)s."),
        params={"time": until(wait)},
        code="locked",
    )


def until(wait):
    """Return the time of day (str) after this timedelta, rounded up to a minute."""
    return time_format(timezone.localtime(timezone.now() + wait + timedelta(minutes=1)), "H:i")
