"""What tests of the log-in share: somebody at the form, an application with codes."""

import time

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from django.test import Client

from tests.samples import PASSWORD

LOG_IN = "/logowanie/"
WRONG = "zgaduję-zgaduję-12"


class Somebody:
    """A browser at an internet address."""

    def __init__(self, address="203.0.113.7", **headers):
        """Open the browser."""
        self.client = Client(REMOTE_ADDR=address, headers=headers)

    def try_in(self, email, password=WRONG, **fields):
        """Send the form of the log-in and return the answer."""
        return self.client.post(LOG_IN, {"login": email, "password": password, **fields})

    def guess(self, email, times):
        """Type a wrong password some times."""
        for _time in range(times):
            self.try_in(email)

    def is_in(self):
        """Say whether somebody is logged in here."""
        return "_auth_user_id" in self.client.session

    def type_code(self, code):
        """Send the form of the second step."""
        return self.client.post("/logowanie/kod/", {"code": code})


@pytest.fixture
def owner():
    """The browser of the account's owner."""
    return Somebody("198.51.100.20")


@pytest.fixture
def stranger():
    """The browser of somebody who guesses."""
    return Somebody()


@pytest.fixture
def somebody():
    """The class of browsers at an address."""
    return Somebody


@pytest.fixture
def _required(settings):
    """The site asks for a second factor."""
    settings.REQUIRE_SECOND_FACTOR = True


@pytest.fixture
def add_application(db):
    """Return a function that gives a user an application with codes: returns its secret."""

    def add(user):
        secret = auth.generate_totp_secret()
        auth.TOTP.activate(user, secret)
        RecoveryCodes.activate(user)
        return secret

    return add


@pytest.fixture
def code():
    """Return a function that tells the code of a secret that an application shows now."""

    def code(secret, later=0):
        return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + later))

    return code


@pytest.fixture
def right():
    """The password of everybody in the tests."""
    return PASSWORD
