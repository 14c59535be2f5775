"""`make searchbench`: the search measured beside Wagtail's default, on SQLite and on PostgreSQL.

Prints one table. PostgreSQL is the server in DATABASE_URL, else the one of this computer if it lets
us in; without any its rows are left out.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg2

from tests.beginnings import own_database
from tests.bench import stemmers
from tests.site import BASE_DIR

OURS, DEFAULT = "search.backends", "wagtail.search.backends.database"
LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
COLLECTIONS = ("welfare", "welfare_check", "general")


def main():
    """Measure and print."""
    for database in databases():
        firsts[database] = {}
        print(f"\n== {database}: quality, nDCG@10 (ours | Wagtail's default)")
        for name in COLLECTIONS:
            print_quality(database, name)
        print(f"\n== {database}: time and memory")
        print_times(database)
    print_stemmers()
    if len(firsts) == 2:
        print_agreement(*firsts.values())


firsts = {}  # {database: {query: the first result}}


def databases():
    """Return which databases can be measured."""
    server = os.environ.setdefault("DATABASE_URL", LOCAL)
    try:
        psycopg2.connect(server, connect_timeout=3).close()
    except psycopg2.Error:
        print("Bez PostgreSQL: nie odpowiada pod adresem z DATABASE_URL.")
        return ["sqlite"]
    return ["sqlite", "postgres"]


def work(database, backend, what, argument, stemmer=""):
    """Return what tests.bench.work measured on an empty database of this kind."""
    os.environ["BENCH_STEMMER"] = stemmer
    with tempfile.TemporaryDirectory() as folder:
        if database == "sqlite":
            return run(f"sqlite:///{folder}/db.sqlite3", backend, what, argument)
        with own_database(Path(folder)) as url:
            return run(url, backend, what, argument)


def run(url, backend, what, argument):
    """Run one measurement in a process of its own."""
    env = {
        **os.environ,
        "DATABASE_URL": url,
        "BENCH_BACKEND": backend,
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.work", what, str(argument)]
    done = subprocess.run(command, cwd=BASE_DIR, env=env, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def print_quality(database, name):
    """Print the scores of one collection, by kind of query."""
    ours, default = (work(database, backend, "quality", name) for backend in (OURS, DEFAULT))
    firsts[database].update({f"{name}: {q}": found for q, found in ours["firsts"].items()})
    for kind, score in ours["scores"].items():
        print(f"{name:>14} {kind:<12} {score:.3f} | {default['scores'][kind]:.3f}")
    print(f"{name:>14} without any result: {len(ours['empty'])} | {len(default['empty'])}")


def print_times(database):
    """Print how long things take over 10,000 pages, and over 1,000."""
    small, large = (work(database, OURS, "town", size) for size in (1_000, 10_000))
    default = work(database, DEFAULT, "town", 10_000)
    most = {"sqlite": (1 / 20, 1 / 100), "postgres": (1 / 2, 1)}[database]
    for name, share in zip(("search", "suggest"), most, strict=True):
        ratio = large[name] / default[name]
        figures = f"{1000 * large[name]:8.1f} ms | {1000 * default[name]:8.1f} ms"
        print(f"{name:<10} 10,000 pages {figures}   ratio {ratio:.4f}, at most {share}")
    for name in ("search", "page"):
        growth = large[name] / small[name]
        figures = f"{1000 * small[name]:.1f} → {1000 * large[name]:.1f} ms"
        print(f"{name:<10} 1,000 → 10,000 pages: {figures}   × {growth:.2f}, at most 3")
    index = f"{large['index']:.1f} s | {default['index']:.1f} s"
    print(f"index      10,000 pages {index}, at most 300 s; {large['memory']:.0f} MB of memory")


def print_stemmers():
    """Print what other stemmers reach in the place of ours, on SQLite."""
    print("\n== other stemmers, nDCG@10")
    for name in COLLECTIONS:
        for stemmer in ("", *stemmers.NAMES):
            scores = work("sqlite", OURS, "quality", name, stemmer)["scores"]
            row = "  ".join(f"{kind} {score:.3f}" for kind, score in scores.items())
            print(f"{name:>14} {stemmer or 'ours':<14} {row}")


def print_agreement(one, other):
    """Print for how many queries both databases have the same first result."""
    same = sum(one[query] == other[query] for query in one)
    print(f"\n== the same first result on both: {same} of {len(one)}, at least 95%")


if __name__ == "__main__":
    main()
