"""One measurement in a process of its own: `python -m tests.bench.work WHAT ARGUMENT` prints JSON.

The database and the search backend come from the environment; the database is empty at first.
"""

import contextlib
import json
import os
import resource
import sys
import time

import django
from django.db import connection

QUERIES = (
    "zasiłek",
    "dodatek mieszkaniowy",
    "wniosek",
    "pomoc społeczna",
    "usługi opiekuńcze",
    "fundusz alimentacyjny",
)
BEGINNINGS = ("zas", "dodatek mi", "po", "usł")
ROUNDS = 5
PATIENCE = 60  # seconds for one query; Wagtail's default on SQLite can take longer


def main(what, argument):
    """Make the database and print what was measured."""
    django.setup()
    from django.core.management import call_command

    from tests import samples
    from tests.bench import stemmers

    stemmers.use(os.environ.get("BENCH_STEMMER"))
    call_command("migrate", verbosity=0)
    samples.home_page()
    print(json.dumps({"quality": quality, "town": town}[what](argument)))


def quality(name):
    """Return nDCG@10 by kind of query over a collection, and the first result of each."""
    from tests.bench import quality

    found = quality.measure(quality.read(name))
    return {"scores": found.scores, "empty": found.empty, "firsts": found.firsts}


def town(size):
    """Return the times over so many pages, in seconds, and the memory, in megabytes."""
    from django.core.management import call_command

    from tests.bench import town

    town.build(int(size))
    started = time.perf_counter()
    call_command("update_index", verbosity=0)
    indexed = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "index": indexed,
        "memory": memory,
        "search": median_of(search, QUERIES),
        "suggest": median_of(suggest, BEGINNINGS),
        "page": median_of(results_page, QUERIES),
    }


def search(query):
    """Ask for ten results."""
    from wagtail.models import Page

    return list(Page.objects.live().public().search(query)[:10])


def suggest(beginning):
    """Ask for six titles that begin so."""
    from wagtail.models import Page

    return list(Page.objects.live().public().autocomplete(beginning)[:6])


def results_page(query):
    """Ask for the whole page of results, as a visitor does; with our backend only."""
    from django.conf import settings
    from django.test import Client

    if settings.WAGTAILSEARCH_BACKENDS["default"]["BACKEND"] == "search.backends":
        Client().get("/szukaj/", {"q": query})


def median_of(ask, texts):
    """Return the median seconds of one question, over all texts and rounds."""
    times = []
    for _round in range(ROUNDS):
        for text in texts:
            times.append(timed(ask, text))
        if sum(times) > PATIENCE:
            break
    return sorted(times)[len(times) // 2]


def timed(ask, text):
    """Return how many seconds it takes to ask once, PATIENCE at most."""
    started = time.perf_counter()
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        end = started + PATIENCE
        connection.connection.set_progress_handler(lambda: time.perf_counter() > end, 100_000)
    with contextlib.suppress(django.db.OperationalError):  # interrupted
        ask(text)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*sys.argv[1:])
