"""Layer 3: mail leaves when what it tells of is stored, never before.

So no mail server is waited for while the database is locked.
"""

from functools import partial

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction


class AfterCommit(BaseEmailBackend):
    """Hands messages to the backend of EMAIL_URL once the transaction is committed.

    Outside a transaction at once. A failure afterwards is logged: what was saved stays saved.
    """

    def __init__(self, fail_silently=False, **options):
        """Remember how to reach the mail server; nothing is opened yet."""
        super().__init__(fail_silently=fail_silently)
        self._carrier = partial(
            get_connection, settings.MAIL_CARRIER, fail_silently=fail_silently, **options
        )

    def send_messages(self, messages):
        """Send now or after the commit; return the number of messages."""
        if not transaction.get_connection().in_atomic_block:
            return self._carrier().send_messages(messages)
        waiting = list(messages)
        # A function, not a partial: Django names it when it logs a failure.
        transaction.on_commit(lambda: self._carrier().send_messages(waiting), robust=True)
        return len(waiting)
