"""Layer 3: sessions in the database; a key that we could not have given is not looked up.

PostgreSQL refuses some texts (a NUL) with an error, and anybody may write anything in a cookie.
"""

import re

from django.contrib.sessions.backends import db


class SessionStore(db.SessionStore):
    """Django's own, which would take any key of eight characters."""

    def _validate_session_key(self, key):
        return bool(key and re.fullmatch("[a-z0-9]{32}", key))
