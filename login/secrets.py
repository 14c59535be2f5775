"""Layer 1: secrets of second factors, of no use to whoever finds a copy of the database."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

NOTHING = "A" * 32  # a secret that nobody has: no code is right


def lock(text):
    """Return the text (str) encrypted with the site's key."""
    return _box().encrypt(text.encode()).decode()


def unlock(text):
    """Return the text as it was, or a secret of nobody's if the site has another key by now.

    Spare codes and applications locked with a key that is gone do not work; `manage.py let_in`
    removes them. While a former key is named, each night locks all with the newest.
    """
    try:
        return _box().decrypt(text.encode()).decode()
    except InvalidToken:
        return NOTHING


def renew(text):
    """Return what was locked, locked with the newest key; as it is if no key opens it."""
    try:
        return _box().rotate(text.encode()).decode()
    except InvalidToken:
        return text


def _box():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"login.secrets:" + key.encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in digests])
