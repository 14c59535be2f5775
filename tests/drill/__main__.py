"""`make drill`: breaks a running site in every way that docs/reliability.md lists, and looks.

Everything is started here on loopback. Prints one table and puts it into docs/reliability.md.
`make drill ARGS=100` kills the server a hundred times.
"""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from tests.beginnings import example
from tests.drill import away, copies, crush, disk, health, saving
from tests.journeys.gate import Gate
from tests.journeys.test_two_nodes import Redis
from tests.site import BASE_DIR
from tests.table import Row, computer, keep

LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
CLOCK = ["tests/journeys/test_by_the_clock.py"]
PLANNED = ["tests/core/test_schedule.py", "tests/upkeep/test_jobs.py"]
KEPT = ["tests/trash", "tests/browser/test_second_editor.py"]
NODES = ["tests/journeys/test_two_nodes.py"]


@dataclass(frozen=True)
class Scale:
    """How much is broken, and for how long (seconds)."""

    kills: int = 20
    crowd: int = 10
    away: int = 60
    locked: int = 12
    full: int = 10
    load: int = 10
    faults: int = 20
    megabytes: int = 1_000


LONG_ENOUGH = 6  # seconds: 50 people at one page are answered slowly beside a crowd
FULL = Scale()
SMOKE = Scale(2, 2, 1, 2, 1, 2, 3, 10)


def on_sqlite(folder, watch, scale):
    """Return the rows of a site on SQLite, the one machine that most centres have."""
    with example(folder / "site", url="") as site:
        site.env |= {"PROXY": "1", "DJANGO_SETTINGS_MODULE": "tests.drill.settings"}
        rows = saves(site, "SQLite", scale)
        say("application away")
        rows += away.application(site, folder / "nginx", scale.away)
        with site.serving():
            say("lock")
            rows += away.locked(site, watch, scale.locked)
            say("load")
            with away.behind_nginx(site, folder / "other-nginx").serving() as nginx:
                rate = 2 * crush.bearable(nginx.port, True, scale.load)
                rows += crush.crushed("nginx", nginx.port, rate, scale.load, https=True)
            watch.ask(site.port, "after the load")
            rows.append(health.logged_faults(site, scale.faults))
        rows += alone(site, scale)
        say("disk")
        rows += disk.full(site, folder / "disk", watch, scale.full)
        say("copies")
        return rows + copies.restored(site, "SQLite", scale.megabytes)


def alone(site, scale):
    """Return the rows of R6 without nginx; then an address is who asks, whatever it says."""
    say("load, no nginx")
    site.env["PROXY"] = ""
    with site.serving():
        rate = 2 * crush.bearable(site.port, False, scale.load)
        rows = crush.crushed("embedded server", site.port, rate, scale.load)
        rows.append(crush.at_one_page(site, rate, max(scale.load, LONG_ENOUGH)))
    site.env["PROXY"] = "1"
    return rows


def saves(site, name, scale):
    """Return the rows of R1 and R2."""
    say(f"{name}: kill -9, {scale.kills} times")
    killed = saving.kill_while_publishing(site, scale.kills)
    say(f"{name}: many at once")
    with site.serving():
        crowd = saving.crowd(site, scale.crowd)
    what, first = f"R1 {name}: kill -9 × {killed.rounds}", killed.slowest_first_page
    wrong = f"{len(killed.lost)} lost, {len(killed.inconsistent)} inconsistent"
    tried = f"{killed.saves} saves confirmed, {killed.cut} cut off; asked for: × 100"
    faults = f"{len(crowd.refused)} refused, {len(crowd.failed)} reads failed"
    is_all_right = not (crowd.refused or crowd.failed)
    return [
        Row(what, "0, 0", wrong, tried, not (killed.lost or killed.inconsistent)),
        Row(f"{what}: first page", "≤ 5 s", f"{first:.1f} s", "the slowest start", first <= 5),
        Row(
            f"R2 {name}: four editors, four readers",
            "0 refused",
            faults,
            f"{crowd.saves} saves, {crowd.reads} searches in {scale.crowd} s",
            is_all_right,
        ),
    ]


def on_postgres(folder, watch, scale, server):
    """Return the rows of a site on PostgreSQL and Redis."""
    gate, redis = gate_to(server), Redis(folder)
    gate.open()
    with redis.serving(), example(folder, server) as site:
        direct = site.env["DATABASE_URL"]
        user, name = urlsplit(server).netloc.rpartition("@")[0], urlsplit(direct).path
        behind = urlsplit(direct)._replace(netloc=f"{user}@127.0.0.1:{gate.port}").geturl()
        site.env |= {"FRONT_CACHE_DIR": "", "REDIS_URL": f"redis://127.0.0.1:{redis.port}/0"}
        rows = saves(site, "PostgreSQL", scale)
        site.env["DATABASE_URL"] = behind
        say(f"away: the database {name.strip('/')}, Redis")
        with site.serving():
            rows += away.database(site, gate, watch, scale.away)
            rows += away.cache_server(site, redis, watch, scale.away)
        gate.shut()
        site.env["DATABASE_URL"] = direct
        say("copies")
        return rows + copies.restored(site, "PostgreSQL", scale.megabytes // 5)


def gate_to(server):
    """Return a Gate before a server of PostgreSQL."""
    parts = urlsplit(server)
    return Gate((parts.hostname, parts.port or 5432))


def postgres():
    """Return the address of a server of PostgreSQL that lets us in, "" if there is none."""
    server = os.environ.get("DATABASE_URL", "")
    server = server if server.startswith("postgres") else LOCAL
    with contextlib.suppress(psycopg2.Error):
        psycopg2.connect(urlsplit(server)._replace(path="/postgres").geturl()).close()
        return server
    return ""


def tried(name, target, files, database=""):
    """Return the Row of a drill that is a test of the project: it passes or not."""
    say(name)
    env = {**os.environ, "DATABASE_URL": database}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files]
    done = subprocess.run(command, cwd=BASE_DIR, env=env, capture_output=True, text=True)
    found = re.findall(r"\d+ (?:passed|failed|errors?|skipped)", done.stdout)
    is_passed = done.returncode == 0
    return Row(name, target, ", ".join(found) or "no result", f"`{' '.join(files)}`", is_passed)


def with_others(server):
    """Return the rows of what the project's tests do with several processes, on both databases."""
    rows = [
        tried("R8, R9 SQLite: two migrations, three clocks at once, one killed", "works", CLOCK),
        tried("R9 across a change of the clock, missed runs", "once, in its minute", PLANNED),
        tried("R10 a second editor, an ended session, the bin", "warned, kept, back", KEPT),
    ]
    if server:
        url = urlsplit(server)._replace(path="/mopscms_drill").geturl()
        rows += [
            tried("R8, R9 PostgreSQL: the same", "works", CLOCK, url),
            tried("two nodes; Redis killed and back", "no old page", NODES, url),
        ]
    return rows


def drill(scale, server=""):
    """Return the rows of a run; `server`: of PostgreSQL, "" for SQLite alone."""
    watch, rows = health.Watch(), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for one in ("site", "postgres"):
            (folder / one).mkdir()
        rows += on_sqlite(folder, watch, scale)
        if server:
            rows += on_postgres(folder / "postgres", watch, scale, server)
        else:
            rows.append(Row("R3 PostgreSQL away", "", "not run", "no PostgreSQL let us in"))
    return [*rows, watch.row()]


def say(what):
    """Tell whoever waits what is being done, and when."""
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr, flush=True)


def main():
    """Break, look, print and keep."""
    started, server = time.monotonic(), postgres()
    scale = replace(FULL, kills=int(sys.argv[1])) if len(sys.argv) > 1 else FULL
    rows = drill(scale, server) + with_others(server)
    rows.sort(key=lambda row: (not row.measure.startswith("R"), number_of(row)))
    print(*rows, sep="\n")
    minutes = (time.monotonic() - started) / 60
    said = f"`make drill`, {date.today()}, {computer()}, {minutes:.0f} minutes:"
    keep(rows, said, BASE_DIR / "docs" / "reliability.md", "drill")


def number_of(row):
    """Return the number of a row of the list: R4 → 4."""
    found = re.match(r"R(\d+)", row.measure)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
