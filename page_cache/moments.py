"""Layer 0: when pages change by themselves: at midnight, and whenever a part of the site says so.

A part says so with a function under the hook `next_change`: it takes the present moment and
returns the next one at which something that it shows begins or ends (aware datetimes), or None.
"""

import threading
from datetime import datetime, time, timedelta

from django.db import Error
from django.utils import timezone
from wagtail import hooks

HOOK = "next_change"
_known = {"version": None, "moment": None}
_lock = threading.Lock()


def next_change(version, now=None):
    """Return when an answer made `now` under this content version stops being true: aware datetime.

    The parts of the site are asked once for each version, and again when that moment has come.
    With the database away nobody knows: the answer is true `now` and no longer.
    """
    now = now or timezone.now()
    with _lock:
        if _known["version"] != version or _known["moment"] <= now:
            try:
                moments = [ask(now) for ask in hooks.get_hooks(HOOK)]
            except Error:
                return now
            _known["moment"] = min([_midnight(now), *filter(None, moments)])
            _known["version"] = version
        return _known["moment"]


def _midnight(now):
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(tomorrow, time.min))
