"""Two machines on one PostgreSQL and Redis: what one publishes the other shows at once.

Collected on PostgreSQL only (conftest.py): SQLite is the database of one machine.
"""

import contextlib
import copy
import http.client
import re
import subprocess
import threading

import pytest

from tests.journeys.test_freshness import PATH, RENAME
from tests.site import BASE_DIR, Site, free_port, own_database, stop, wait_for_port


class Redis:
    """A Redis of our own that can be killed and started again on the same port."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()

    @contextlib.contextmanager
    def serving(self):
        self.start()
        try:
            yield self
        finally:
            stop(self.server)

    def start(self):
        path = subprocess.check_output([BASE_DIR / "bin/ensure-tool", "redis-server"], text=True)
        command = [path.strip(), "--port", str(self.port), "--bind", "127.0.0.1", "--save", ""]
        with open(self.folder / "redis.log", "ab") as log:
            self.server = subprocess.Popen([*command, "--dir", self.folder], stdout=log)
        wait_for_port(self.port, self.server)

    def kill(self):
        self.server.kill()
        self.server.wait()


class Nodes(list):
    """Two running Sites, and the Redis that they share."""

    redis = None


@pytest.fixture(scope="module")
def nodes(tmp_path_factory):
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "other")]
    redis = Redis(folders[0])
    with own_database(folders[0]) as database, redis.serving():
        one = Site(folders[0], database)
        one.env["REDIS_URL"] = f"redis://127.0.0.1:{redis.port}/0"
        one.collect_static()
        for command in ("prepare", "load_example"):
            one.manage(command)
        other = copy.copy(one)
        other.port = free_port()
        other.url, other.log = f"http://127.0.0.1:{other.port}", folders[1] / "serve.log"
        other.env = {**one.env, "PORT": str(other.port), "VAR_DIR": str(folders[1])}
        other.env["FRONT_CACHE_DIR"] = ""  # nginx of one machine does not hear of the other's
        one.env["FRONT_CACHE_DIR"] = ""
        other.collect_static()
        with one.serving(), other.serving():
            both = Nodes([one, other])
            both.redis = redis
            yield both


def heading(site):
    """Return the heading of the page as a visitor of this machine reads it."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    try:
        connection.request("GET", PATH)
        answer = connection.getresponse()
        assert answer.status == 200
        return re.search("<h1[^>]*>([^<]*)", answer.read().decode())[1].strip()
    finally:
        connection.close()


def rename(site, title):
    site.manage("shell", "-v0", "-c", RENAME.format(title=title))


def headings_after_a_change(nodes, where, title):
    """Publish on one machine, ask both several times each; they had the page of before."""
    for site in nodes:
        heading(site)
    rename(nodes[where], title)
    return [heading(site) for site in [*nodes] * 4]


def test_what_one_publishes_the_other_shows_at_the_next_request(nodes):
    for number in range(2):
        title = f"Z maszyny {number % 2}, wersja {number}"
        assert headings_after_a_change(nodes, number % 2, title) == [title] * 8


def test_under_load_nobody_who_asks_after_a_change_reads_the_old_page(nodes):
    published, stale, asked, over = [""], [], [], threading.Event()

    def visit(site):
        while not over.is_set():
            known = published[0]  # was said to be published before we asked
            asked.append(heading(site))
            if asked[-1] < known:
                stale.append((known, asked[-1]))

    visitors = [threading.Thread(target=visit, args=(site,)) for site in [*nodes] * 3]
    for visitor in visitors:
        visitor.start()
    for number in range(4):
        title = f"ZZ wersja {number}"  # later titles sort later
        rename(nodes[number % 2], title)
        published[0] = title
    over.set()
    for visitor in visitors:
        visitor.join()
    assert len(asked) > 100
    assert stale == []


def test_with_redis_killed_and_with_redis_back_it_still_is_so(nodes):
    nodes.redis.kill()
    title = "Bez pamięci wspólnej"
    assert headings_after_a_change(nodes, 0, title) == [title] * 8
    nodes.redis.start()
    assert headings_after_a_change(nodes, 1, title + " 2") == [title + " 2"] * 8
