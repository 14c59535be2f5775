"""The database goes away and comes back: what visitors get meanwhile, and how soon all is well.

Collected on PostgreSQL only (conftest.py): SQLite has no server that could be away.
"""

import http.client
import json
import time
from urllib.parse import urlsplit

import pytest

from tests.beginnings import own_database
from tests.journeys.gate import Gate
from tests.site import Site

WARM, COLD = "/o-nas/", "/szukaj/?q=misja"


@pytest.fixture(scope="module")
def gate_and_site(tmp_path_factory):
    """A served site whose database is behind a gate."""
    folder = tmp_path_factory.mktemp("outage")
    with own_database(folder) as url:
        parts = urlsplit(url)
        gate = Gate((parts.hostname, parts.port or 5432))
        gate.open()
        user = parts.netloc.rpartition("@")[0]
        site = Site(folder, parts._replace(netloc=f"{user}@127.0.0.1:{gate.port}").geturl())
        site.env["FRONT_CACHE_DIR"] = ""
        site.collect_static()
        site.manage("prepare")
        with site.serving():
            yield gate, site
        gate.shut()


@pytest.fixture
def away(gate_and_site):
    """The site with its database away; a page was asked for before."""
    gate, site = gate_and_site
    assert ask(site, WARM)[0] == 200
    gate.shut()
    yield site
    gate.open()


def ask(site, path, method="GET"):
    """Return (status, headers, body)."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=60)
    try:
        connection.request(method, path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_pages_that_are_ready_are_served_all_the_time(away):
    assert {ask(away, WARM)[0] for _ in range(200)} == {200}


def test_whoever_asks_for_another_page_is_asked_to_come_again(away):
    status, headers, body = ask(away, COLD)
    assert (status, headers["Retry-After"]) == (503, "30")
    assert "Tej strony nie da się teraz pokazać" in body.decode()


def test_the_checks_say_so(away):
    assert ask(away, "/-/live")[0] == 200
    status, _, body = ask(away, "/-/ready")
    assert status == 503
    found = json.loads(body)
    assert (found["database"], found["disk"]) == ("failed", "ok")


def test_the_outage_is_one_line_of_json_for_each_answer_and_no_traceback(away):
    number = ask(away, COLD)[1]["X-Request-ID"]
    lines = [line for line in away.log.read_text().splitlines() if number in line]
    [line] = map(json.loads, lines)
    assert (line["logger"], line["path"]) == ("mopscms.outages", "/szukaj/")
    assert "traceback" not in line
    assert "misja" not in lines[0]


def test_when_it_is_back_all_is_well_within_two_seconds_without_a_restart(gate_and_site):
    gate, site = gate_and_site
    gate.shut()
    assert ask(site, COLD)[0] == 503
    gate.open()
    began = time.monotonic()
    while ask(site, COLD)[0] != 200:
        assert time.monotonic() - began < 2
    assert {ask(site, COLD)[0] for _ in range(20)} == {200}
    assert ask(site, "/-/ready")[0] == 200
