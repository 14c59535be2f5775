"""A part is away: the application, the database, the cache server; or the database is locked."""

import subprocess
import sys
import threading

from tests.bench.load import fetch
from tests.drill import saving, staff
from tests.drill.visitors import COLD, Visitors, answers, seconds_until, warm
from tests.nginx import Nginx
from tests.table import Row

HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""
WARM_SHARE, BACK = 0.999, 2  # of pages; seconds


def behind_nginx(site, folder):
    """Return an Nginx in front of the site; `folder`: an empty one of its own."""
    folder.mkdir()
    return Nginx(folder, site.port, site.env["VAR_DIR"], site.env["FRONT_CACHE_DIR"])


def application(site, folder, seconds):
    """Kill the application behind nginx for so long; return the rows."""
    with behind_nginx(site, folder).serving() as nginx:
        with saving.killable(site):
            visitors = Visitors(nginx.port, warm(nginx.port, https=True), https=True)
        with visitors.reading():
            cold = fetch(nginx.port, COLD.format("a"), https=True)
            threading.Event().wait(seconds)
        with site.serving():
            back = seconds_until(lambda: answers(nginx.port, COLD.format("b"), https=True))
    return outage_rows(f"application killed for {seconds} s, nginx", visitors, cold, back)


def database(site, gate, watch, seconds):
    """Shut the gate before the database of a running site for so long; return the rows."""
    visitors = Visitors(site.port, warm(site.port))
    gate.shut()
    with visitors.reading():
        cold = fetch(site.port, COLD.format("a"))
        watch.ask(site.port, "database away", "database", is_ready=False)
        threading.Event().wait(seconds)
    gate.open()
    back = seconds_until(lambda: answers(site.port, COLD.format("b")))
    watch.ask(site.port, "database back")
    return outage_rows(f"PostgreSQL away for {seconds} s, embedded server", visitors, cold, back)


def cache_server(site, redis, watch, seconds):
    """Kill Redis for so long; return the rows."""
    visitors = Visitors(site.port, [*warm(site.port), COLD])
    redis.kill()
    with visitors.reading():
        watch.ask(site.port, "cache server away", "cache")
        threading.Event().wait(seconds)
    redis.start()
    back = seconds_until(lambda: b'"cache": "ok"' in fetch(site.port, "/-/ready")[2])
    watch.ask(site.port, "cache server back")
    return outage_rows(f"Redis killed for {seconds} s", visitors, None, back)


def outage_rows(fault, visitors, cold, back):
    """Return the rows of an outage; `cold`: the answer to somebody who asked for another page."""
    is_enough = visitors.share >= WARM_SHARE
    rows = [
        Row(f"R3 {fault}: pages", "≥ 99.9 %", str(visitors), worst(visitors), is_enough),
        Row(f"R3 {fault}: back", f"≤ {BACK} s", f"{back:.1f} s", "", back <= BACK),
    ]
    if cold:
        status, retry = cold[0], cold[1]["Retry-After"]
        is_kind = (status, bool(retry)) == (503, True) and 'lang="pl"' in cold[2].decode()
        figure = f"{status}, Retry-After: {retry}"
        rows.append(Row(f"R3 {fault}: other pages", "a friendly 503", figure, "", is_kind))
    return rows


def worst(visitors):
    """Return the words about the slowest answer."""
    return f"slowest {visitors.slowest:.2f} s"


def locked(site, watch, seconds):
    """Hold the lock of a running site's SQLite for so long; return the rows."""
    [editor] = staff.hire(site, 1)
    path = site.env["DATABASE_URL"].removeprefix("sqlite:///")
    command = [sys.executable, "-c", HOLD, path, str(seconds)]
    visitors = Visitors(site.port, [*warm(site.port), COLD])
    holder = subprocess.Popen(command, stdout=subprocess.PIPE)
    holder.stdout.readline()
    writing = threading.Thread(target=editor.write_one)
    with visitors.reading():
        writing.start()
        watch.ask(site.port, "database locked")
        holder.wait()
    holder.stdout.close()
    writing.join()
    name = f"R4 another process holds SQLite's lock for {seconds} s"
    work = editor.work
    kept = len(work.drafts) + len(work.published)
    said = f"{kept} kept, {len(work.refused)} refused"
    return [
        Row(f"{name}: reads", "100 %", str(visitors), worst(visitors), visitors.share == 1),
        Row(f"{name}: saves sent meanwhile", "kept", said, "", kept == 2),
    ]
