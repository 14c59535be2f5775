"""Layer 2: messages are unreadable in the database and in its copies without a key of the site.

The key is the first of FORM_KEYS, else it is made from SECRET_KEY; later ones still open what they
closed.
"""

from base64 import urlsafe_b64encode
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """No key of this site opens the text."""


def close(text):
    """Return a text (str) as it is stored: str, only ASCII."""
    return _keys(*_secrets()).encrypt(text.encode()).decode()


def open_(stored):
    """Return the text that was stored. Raises Unreadable."""
    try:
        return _keys(*_secrets()).decrypt(stored.encode()).decode()
    except InvalidToken as fault:
        raise Unreadable from fault


def renew(stored):
    """Return a stored text closed with the newest key; as it is if no key opens it."""
    try:
        return _keys(*_secrets()).rotate(stored.encode()).decode()
    except InvalidToken:
        return stored


def has_former_keys():
    """Say whether there may be texts that a key closed which is to be given up."""
    return bool(settings.FORM_KEYS[1:] or settings.SECRET_KEY_FALLBACKS)


def _secrets():
    return [*settings.FORM_KEYS, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


@cache
def _keys(*secrets):
    return MultiFernet([_key(secret) for secret in secrets])


def _key(secret):
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"contact.writing")
    return Fernet(urlsafe_b64encode(made.derive(secret.encode())))
