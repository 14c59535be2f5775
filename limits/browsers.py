"""Layer 0: browsers in which somebody has logged in before (decision 0041).

A stranger who guesses at an account locks it for strangers, never for its owner at the usual
computer. The mark says which account it is for; it opens nothing and cannot be made up.
"""

import secrets

from django.conf import settings
from django.core import signing

COOKIE = "known_browser"
KEPT = 180 * 24 * 60 * 60  # seconds
SALT = "limits.browsers"


def mark(response, who, path):
    """Mark the browser as one that `who` (a user) uses; sent back only below `path`."""
    text = signing.dumps([who.pk, secrets.token_urlsafe(9)], salt=SALT)
    response.set_cookie(
        COOKIE,
        text,
        max_age=KEPT,
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def known(request, who):
    """Return the name (str) of a browser that `who` (a user or None) has used, else None."""
    try:
        pk, name = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return name if who is not None and pk == who.pk else None
