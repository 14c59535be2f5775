"""`make bench`: what docs/performance.md asks for, measured in one run on this computer.

Everything is started here on loopback, each server on one processor, and compared only with what
was measured beside it. Prints one table and puts it into docs/performance.md. `--smoke` runs all of
it once, in little, and keeps nothing.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from tests.beginnings import example, own_database
from tests.bench import servers, visit
from tests.bench.inside import CACHED, GROWING, PANEL
from tests.bench.load import fetch, on_one_processor, side_by_side
from tests.bench.table import growth_row, ratio_row
from tests.site import BASE_DIR
from tests.table import Row, computer, keep

PATH = "/o-nas/"
VISITORS = 50


@dataclass(frozen=True)
class Scale:
    """How much is measured; `first_…` of both sites, before one of them grows by the others."""

    rounds: int = 5
    seconds: int = 3
    first_pages: int = 60
    first_images: int = 60
    pages: int = 10_000
    images: int = 5_000
    requests: int = 10_000
    changes: int = 10
    visits: int = 50
    times: int = 3


FULL = Scale()
SMOKE = Scale(1, 1, 10, 5, pages=20, images=5, requests=20, changes=1, visits=5, times=1)


def measure(scale):
    """Return the rows of a run."""
    with tempfile.TemporaryDirectory() as folder, sites(Path(folder), scale) as (site, small):
        with on_one_processor(), site.serving():
            rows = served(site, Path(folder), scale)
            upkeep = [
                timed(site, "load_many", str(scale.pages), "--images", str(scale.images)),
                timed(site, "rebuild_references_index"),
                timed(site, "purge_revisions"),
            ]
        # With no server beside them, and on either processor.
        return rows + grown(small, site, scale) + upkeep


@contextlib.contextmanager
def sites(folder, scale):
    """Yield two sites of 100 pages (fewer in little), one of which is going to grow."""
    size = (str(scale.first_pages), "--images", str(scale.first_images))
    with contextlib.ExitStack() as stack:
        found = []
        for name in ("town", "small"):
            place = folder / name
            place.mkdir()
            say(f"site: {name}")
            site = stack.enter_context(example(place))
            site.env |= {"WORKERS": "1", "PROXY": "1"}
            site.manage("load_many", *size)
            found.append(site)
        yield found


def served(site, folder, scale):
    """Return the rows about the running site."""
    speed, seen = side_by_side_of_nginx(site, folder, scale)
    say("visits")
    fresh = Row(
        "old answers after a change",
        "0",
        f"{seen['stale']} of {seen['asked']}",
        "embedded server and nginx",
        seen["stale"] == 0,
    )
    return [
        ratio_row("cached page, embedded server", speed["embedded"], speed["file"], 0.3, "a file"),
        ratio_row(
            "cached page, embedded server", speed["embedded"], speed["bare"], 100, "uncached"
        ),
        ratio_row("cached page, shipped nginx", speed["nginx"], speed["file"], 0.5, "a file"),
        fresh,
        stampede(site),
        processor(scale),
        sizes(site),
        *visit.rows(site.url + "/"),
        memory(site, scale),
    ]


def side_by_side_of_nginx(site, folder, scale):
    """Return how fast each way of serving is, and what freshness found."""
    body = fetch(site.port, PATH)[2]
    compressed = fetch(site.port, PATH, Accept_Encoding="br")[2]
    front = servers.nginx_with_files(site, folder / "nginx", body, compressed)
    with front as (file_port, nginx_port), servers.uncached(site) as uncached_port:
        say("speed")
        ways = {
            "file": (file_port, "/page.html", compressed),
            "embedded": (site.port, PATH, compressed),
            "nginx": (nginx_port, PATH, compressed),
        }
        speed = side_by_side(ways, scale.seconds, scale.rounds)
        bare = fetch(uncached_port, PATH, Accept_Encoding="br")[2]
        slow = side_by_side({"bare": (uncached_port, PATH, bare)}, scale.seconds, scale.rounds)
        say("freshness")
        return speed | slow, counted(site, "freshness", scale.changes, site.port, nginx_port)


def stampede(site):
    """Return how many renders a crowd causes right after a change."""
    site.manage("shell", "-v0", "-c", "from page_cache import site; site.version().move()")
    with ThreadPoolExecutor(VISITORS) as pool:
        found = pool.map(lambda _: fetch(site.port, PATH)[1]["Cache-Status"], range(VISITORS))
        renders = sum("fwd=miss" in one for one in found)
    measure = f"renders for {VISITORS} visitors after a change"
    return Row(measure, "1", str(renders), "", renders == 1)


def processor(scale):
    """Return how much of a processor an uncached page takes, beside a plain one."""
    with tempfile.TemporaryDirectory() as folder, own_database(folder, url="") as url:
        env = os.environ | {"DATABASE_URL": url}
        spent = run("tests.bench.pages", 3 * scale.rounds, scale.visits, env=env)
    beside = f"{spent['ours']:.1f} ms; Wagtail's page without a frame: {spent['plain']:.1f} ms"
    figure = f"{spent['ratio']:.2f} ×"
    return Row("uncached page, processor", "≤ 1.0 ×", figure, beside, spent["ratio"] <= 1)


def sizes(site):
    """Return whether visitors of a new picture had to wait until its sizes were made."""
    found = counted(site, "upload")
    beside = f"{found['sizes']} sizes made by the task; a visit before it, a visit after it"
    measure = "sizes of a new picture made for its visitors"
    return Row(measure, "0", str(found["made"]), beside, found["made"] == 0)


def memory(site, scale):
    """Return how large the worker is after many addresses, and whether it still grows."""

    def crowd(start):
        with ThreadPoolExecutor(8) as pool:
            list(
                pool.map(
                    lambda n: fetch(site.port, f"/aktualnosci/?strona={n}&x={n}"),
                    range(start, start + scale.requests // 2),
                )
            )
        return servers.memory_of_workers(site)

    half, whole = crowd(0), crowd(scale.requests)
    figure = f"{whole:.0f} MB"
    beside = f"after half of them: {half:.0f} MB"
    return Row(
        f"memory after {scale.requests:,} requests",
        "≤ 150 MB, flat",
        figure,
        beside,
        whole <= 150 and whole - half < 10,
    )


def grown(small, large, scale):
    """Return the rows about a site that has grown, beside one that has not, in turns."""
    say("growth")
    turns = [
        [inside(site, "growth", scale.times) for site in (small, large)]
        for _turn in range(scale.rounds)
    ]
    rows = []
    for name in [CACHED, *GROWING, *PANEL]:
        seconds = [median(turn[site][name][0] for turn in turns) for site in (0, 1)]
        before, after = (turns[-1][site][name][1] for site in (0, 1))
        most = 1.1 if name == CACHED else 1.5  # asked to be equal, but for what clocks tell
        rows.append(growth_row(f"{name}, from 100 pages to the town", *seconds, most))
        if name != CACHED:
            counts = f"{before} → {after}"
            rows.append(Row(f"{name}, queries", "no more", counts, "", before >= after))
    return rows


def timed(site, *command):
    """Return how long a command takes on the large site, with its start: a Row without target."""
    say(" ".join(command))
    call, quiet = [sys.executable, "manage.py", *command], {"stdout": subprocess.DEVNULL}
    started = time.monotonic()
    subprocess.run(call, cwd=BASE_DIR, env=site.env, check=True, **quiet)
    return Row(f"`{' '.join(command)}`", "usable", f"{time.monotonic() - started:.0f} s")


def inside(site, what, *arguments):
    """Return what tests.bench.inside measures in a process with the site's environment."""
    return run("tests.bench.inside", what, *arguments, env=site.env)


def counted(site, what, *arguments):
    """Return what tests.bench.inside counts: as `inside`, but Django is loaded already."""
    code = f"from tests.bench.inside import main; main(*{[what, *map(str, arguments)]})"
    return json.loads(site.manage("shell", "-v0", "-c", code).splitlines()[-1])


def run(module, *arguments, env):
    """Return the JSON that a module of ours prints last."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    said = subprocess.run(command, cwd=BASE_DIR, env=env, stdout=subprocess.PIPE, check=True)
    return json.loads(said.stdout.decode().splitlines()[-1])


def say(what):
    """Tell whoever waits what is being done."""
    print(f"… {what}", file=sys.stderr, flush=True)


def main():
    """Measure, print and keep."""
    started = time.monotonic()
    scale = SMOKE if "--smoke" in sys.argv else FULL
    rows = measure(scale)
    print(*rows, sep="\n")
    if scale is FULL:
        minutes = (time.monotonic() - started) / 60
        said = f"`make bench`, {date.today()}, {computer()}, {minutes:.0f} minutes:"
        keep(rows, said, BASE_DIR / "docs" / "performance.md", "bench")


if __name__ == "__main__":
    main()
