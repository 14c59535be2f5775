"""Two machines on one PostgreSQL and Redis are one site for readers, staff and guessers.

Collected on PostgreSQL only (conftest.py): SQLite is the database of one machine.
"""

import contextlib
import copy
import http.client
import itertools
import re
import subprocess
import threading

import pytest

from tests.beginnings import own_database
from tests.journeys.conftest import MAKE_STAFF, PASSWORD
from tests.journeys.test_at_once import FORM
from tests.journeys.test_freshness import PATH, RENAME
from tests.journeys.visitor import Visitor
from tests.site import BASE_DIR, Site, free_port, stop, wait_for_port


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


def test_who_has_logged_in_on_one_is_in_the_panel_of_the_other_and_out_of_both(nodes):
    staff = Visitor()
    assert staff.log_in(nodes[0], Site.admin_email, nodes[0].admin_password)[0].status == 302
    for site in nodes:
        answer, screen = staff.ask(site, "/admin/account/")
        assert answer.status == 200
        assert screen.find(href="/logowanie/moje/")
    token = staff.cookies["csrftoken"]
    staff.ask(nodes[1], "/logowanie/wyloguj/", {"csrfmiddlewaretoken": token})
    assert [staff.ask(site, "/admin/account/")[0].status for site in nodes] == [302] * 2


def test_wrong_passwords_typed_on_both_lock_the_account_on_both(nodes):
    nodes[0].manage("shell", "-v0", "-c", MAKE_STAFF.format(password=PASSWORD))
    email = "redaktorka@example.org"
    for site in [*nodes, *nodes, nodes[0]]:
        assert Visitor().log_in(site, email, "zgaduję-zgaduję-12")[0].status == 200
    for site in nodes:
        answer, page = Visitor().log_in(site, email, PASSWORD)
        assert answer.status == 200
        assert "spróbować ponownie o godzinie" in page.main.text
    assert Visitor().log_in(nodes[1], "zastepca@example.org", PASSWORD)[0].status == 302


def test_messages_sent_to_both_in_turn_are_counted_together(nodes):
    where, fields = Visitor().fill_in(nodes[0], FORM)
    site_in_turn = itertools.cycle(nodes)
    answers = [Visitor().ask(next(site_in_turn), where, fields) for _message in range(11)]
    assert [answer.status for answer, _page in answers] == [302] * 10 + [429]
    assert "za dużo wiadomości" in answers[-1][1].main.text


def test_with_redis_killed_and_with_redis_back_it_still_is_so(nodes):
    nodes.redis.kill()
    title = "Bez pamięci wspólnej"
    assert headings_after_a_change(nodes, 0, title) == [title] * 8
    nodes.redis.start()
    assert headings_after_a_change(nodes, 1, title + " 2") == [title + " 2"] * 8
