"""Layer 0: rows of the state that any site has: programs, database, disk, cache, mail, jobs."""

import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.template.defaultfilters import filesizeformat, floatformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from upkeep import jobs
from upkeep.models import ScheduledRun
from upkeep.state import Level, Row

LITTLE_ROOM = 1_000_000_000  # bytes; a copy of the site has to fit, too
NO_ROOM = 200_000_000
SLOW = 0.1  # seconds for the simplest question
NOWHERE = ("console", "dummy", "filebased")  # mail that is written into a log or a file


def programs():
    """Say which versions run."""
    names = ("wagtail", "django")
    parts = [f"{name.capitalize()} {version(name)}" for name in names]
    parts.append(f"Python {sys.version.split()[0]}")
    return Row(_("Version"), Level.FINE, ", ".join([*filter(None, [release()]), *parts]))


def release():
    """Return the commit that runs: "mopscms a1b2c3d"; "" where neither RELEASE nor git says it."""
    commit = settings.RELEASE or _checked_out()
    return f"mopscms {commit[:7]}" if commit else ""


def _checked_out():
    folder = Path(settings.BASE_DIR) / ".git"
    if folder.is_file():  # a worktree
        folder = Path(folder.read_text("utf-8").removeprefix("gitdir:").strip())
    try:
        head = (folder / "HEAD").read_text("utf-8").strip()
    except OSError:
        return ""
    return _commit(folder, head.removeprefix("ref: ")) if head.startswith("ref: ") else head


def _commit(folder, ref):
    common = folder / "commondir"
    home = (folder / common.read_text("utf-8").strip()) if common.exists() else folder
    if (home / ref).exists():
        return (home / ref).read_text("utf-8").strip()
    packed = home / "packed-refs"
    lines = packed.read_text("utf-8").splitlines() if packed.exists() else []
    return next((line.split()[0] for line in lines if line.endswith(f" {ref}")), "")


def database():
    """Say which database there is, how large it is and how soon it answers."""
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        took = time.perf_counter() - began
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        size = filesizeformat(cursor.fetchone()[0])
    facts = {"kind": connection.display_name, "size": size, "time": floatformat(took * 1000, 1)}
    says = _("%(kind)s, %(size)s, answers in %(time)s ms") % facts
    if took > SLOW:
        return Row(_("Database"), Level.LOOK, says, _("It is slow: look at what burdens it."))
    return Row(_("Database"), Level.FINE, says)


def disk():
    """Say how much room there is where the site keeps its files."""
    usage = shutil.disk_usage(settings.VAR_DIR)
    says = _("%(free)s free of %(total)s") % {
        "free": filesizeformat(usage.free),
        "total": filesizeformat(usage.total),
    }
    if usage.free > LITTLE_ROOM:
        return Row(_("Disk"), Level.FINE, says)
    level = Level.BAD if usage.free < NO_ROOM else Level.LOOK
    advice = _("Make room: with a full disk nothing can be saved. Old copies may be moved away.")
    return Row(_("Disk"), level, says, advice)


def cache():
    """Say whether the cache server answers, if there is one."""
    name = _("Cache of several machines")
    if "shared" not in settings.CACHES:
        return Row(name, Level.FINE, _("none, and none is needed on one machine"))
    try:
        caches["shared"].get("state")
    except Exception as fault:  # each library has errors of its own
        says = _("does not answer: %(fault)s") % {"fault": type(fault).__name__}
        advice = _("Start Redis. Until then the site works, but slower.")
        return Row(name, Level.LOOK, says, advice)
    return Row(name, Level.FINE, _("answers"))


def mail_leaves():
    """Say whether letters of the site reach anybody: bool."""
    return settings.MAIL_CARRIER.rsplit(".", 2)[-2] not in NOWHERE


def mail():
    """Say whether mail leaves the site."""
    if not mail_leaves():
        advice = _("Set EMAIL_URL: without it nobody can get a new password by e-mail.")
        return Row(_("E-mail"), Level.LOOK, _("is only written into the log"), advice)
    says = _("is sent through %(server)s") % {"server": settings.EMAIL_HOST}
    return Row(_("E-mail"), Level.FINE, says)


def scheduled():
    """Say of each job when it last did its work: a list of rows."""
    runs = {run.command: run for run in ScheduledRun.objects.all()}
    found = jobs.registered().values()
    return [_row(job, runs.get(job.name, ScheduledRun(command=job.name))) for job in found]


def _row(job, run):
    if run.finished_at:
        last = date_format(timezone.localtime(run.finished_at), "j E Y, H:i")
        says = _("last done on %(time)s") % {"time": last}
    else:
        says = _("never done yet")
    if run.error:
        facts = {"last": says, "error": run.error}
        says = _("%(last)s; the last attempt failed: %(error)s") % facts
        advice = _("Mend the reason; it is tried again by itself.")
        return Row(job.label, Level.BAD, says, advice)
    if run.is_late(job):
        advice = _("Start the timer that runs run_scheduled each minute (docs/operations.md).")
        return Row(job.label, Level.LOOK, says, advice)
    return Row(job.label, Level.FINE, says)
