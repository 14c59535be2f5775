"""Layer 0: /-/live and /-/ready, for whatever watches over the site or divides its visitors.

`live`: the process answers; nothing else is touched. `ready`: it can serve and save, so the
database answers and has the shape that this code expects, and the disk takes files. A cache server
that is away makes the site slower and not wrong, so it is told but is no reason to send nobody.

Answered before anything else looks at the request: no session, no redirect, any name of a host (a
load balancer asks by number), which the answer never repeats.
"""

import logging
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse, JsonResponse

from upkeep.database import own_connection

logger = logging.getLogger(__name__)

PATIENCE = 2.0  # seconds for all questions
OK, FAILED, SLOW = "ok", "failed", "no answer in time"
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Robots-Tag": "noindex",
}
_threads = {}


def checks(get_response):
    """Return the middleware that answers both addresses and passes on all others."""

    def answer(request):
        if request.path_info == "/-/live":
            return HttpResponse("ok\n", content_type="text/plain; charset=utf-8", headers=HEADERS)
        if request.path_info == "/-/ready":
            return ready()
        return get_response(request)

    return answer


def ready():
    """Answer 200 or 503 and which part is well; never why not, that is in the log."""
    deadline = time.monotonic() + PATIENCE
    asked = {name: _thread(name).submit(question) for name, question in QUESTIONS.items()}
    found = {name: _answer(name, one, deadline) for name, one in asked.items()}
    is_ready = all(found[name] == OK for name in NEEDED)
    status = 200 if is_ready else 503
    return JsonResponse({"ready": is_ready, **found}, status=status, headers=HEADERS)


def _thread(name):
    """Return the thread that asks: one hangs, those after it wait, and no others."""
    resource = "database" if name == "migrations" else name
    return _threads.setdefault(resource, ThreadPoolExecutor(1, f"ready-{resource}"))


def _answer(name, asked, deadline):
    """Return what a question came to before the deadline: "ok", or what is wrong."""
    try:
        return asked.result(max(0.0, deadline - time.monotonic()))
    except TimeoutError:
        asked.cancel()
        return SLOW
    except Exception as fault:
        logger.warning("Not ready, %s: %s", name, fault)
        return FAILED


def database():
    """Ask the database."""
    with own_connection() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return OK


def migrations():
    """Say whether the database has every change of shape that this code needs."""
    with own_connection() as connection:
        missing = expected_migrations() - set(MigrationRecorder(connection).applied_migrations())
    return f"missing: {len(missing)}" if missing else OK


def expected_migrations():
    """Return the migrations on the disk: {(app, name)}. Read by name, not loaded: that is slow."""
    found = set()
    for config in apps.get_app_configs():
        package = f"{config.name}.migrations"
        if find_spec(package):
            names = (module.name for module in iter_modules(import_module(package).__path__))
            found |= {(config.label, name) for name in names if name[0] not in "_~"}
    return found


def disk():
    """Write a file where the site keeps its own."""
    with tempfile.TemporaryFile(dir=settings.VAR_DIR) as file:
        file.write(b"ready")
        file.flush()
    return OK


def cache():
    """Ask the cache server that several machines share, if there is one."""
    if "shared" not in settings.CACHES:
        return "none"
    caches["shared"].get("ready")
    return OK


QUESTIONS = {"database": database, "migrations": migrations, "disk": disk, "cache": cache}
NEEDED = ("database", "migrations", "disk")
