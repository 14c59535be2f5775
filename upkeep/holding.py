"""Layer 0: one run of a job at a time, on however many machines: a lease in the job's row.

Taken and given back by single statements, so nothing of the database is locked while the job works.
Whoever holds a job renews the lease; of whoever is killed it runs out. Only the database's clock
counts, so machines need not agree on the time.
"""

import contextlib
import threading
import time
import uuid
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, connection
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from upkeep.models import ScheduledRun

LEASE = timedelta(seconds=45)  # less than a minute: the next run takes over from a killed one
BEAT = 10  # seconds between two renewals


@contextlib.contextmanager
def hold(run, limit):
    """Hold the job of a ScheduledRun as it was read; yield whether we do: bool.

    False if somebody else holds it or has begun it since it was read. `limit`: a timedelta after
    which the lease is not renewed any more. On leaving, how it ended is written down.
    """
    token = str(uuid.uuid4())
    if not _take(run, token):
        yield False
        return
    over = threading.Event()
    beat = threading.Thread(target=_renew, args=(run.command, token, limit, over), daemon=True)
    beat.start()
    error = ""
    try:
        yield True
    except BaseException as fault:
        error = describe(fault)
        raise
    finally:
        over.set()
        beat.join()
        facts = {"error": error} if error else {"error": "", "finished_at": timezone.now()}
        _held(run.command, token).update(held_until=None, held_by="", **facts)


def describe(fault):
    """Return what went wrong in one line; sentences for people as they are."""
    text = " ".join(str(fault).split())
    if isinstance(fault, SystemExit) or type(fault).__name__ == "CommandError":
        return text or "–"
    return f"{type(fault).__name__}: {text}"


def _take(run, token):
    ScheduledRun.objects.get_or_create(command=run.command)
    free = Q(held_until=None) | Q(held_until__lte=Now())
    as_read = ScheduledRun.objects.filter(free, command=run.command, started_at=run.started_at)
    facts = {"held_by": token, "held_until": Now() + LEASE, "started_at": timezone.now()}
    return as_read.update(**facts) == 1


def _held(command, token):
    return ScheduledRun.objects.filter(command=command, held_by=token)


def _renew(command, token, limit, over):
    """Renew the lease until the job is over; from a thread, with a connection of its own."""
    deadline = time.monotonic() + limit.total_seconds()
    try:
        while not over.wait(BEAT) and time.monotonic() < deadline:
            with contextlib.suppress(DatabaseError, InterfaceError):  # busy or away: next time
                _held(command, token).update(held_until=Now() + LEASE)
    finally:
        connection.close()
