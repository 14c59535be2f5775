"""What nginx refuses by itself, and that it writes down nothing about anybody."""

import http.client
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.conftest import ask_nginx, ask_plain
from tests.deploy.upstream import Upstream
from tests.nginx import Nginx
from tests.site import free_port

LARGE = b"a" * 2_000_000

# -- What is written down ---------------------------------------------------------------------


def test_nginx_keeps_no_list_of_who_asked_for_what(ask, nginx):
    ask("/kontakt/moj-rejon/?ulica=Wzorcowa")
    ask("/o-nas/")
    ask_plain(nginx, "/szukaj/?q=przemoc")
    assert (nginx.folder / "access.log").read_text("utf-8") == ""


def test_nor_does_it_of_those_it_could_not_answer(var, tmp_path):
    with Nginx(tmp_path, free_port(), var, var / "no-front").serving() as lonely:
        asked = [("GET", "/?q=przemoc", None), ("GET", "/static/przemoc.css", None)]
        asked += [("POST", "/?przemoc", LARGE)]
        asked += [("POST", "/logowanie/?next=przemoc", None)] * 20
        found = [ask_nginx(lonely.port, path, method, body=body)[0] for method, path, body in asked]
    assert set(found) == {503, 404, 413, 429}
    written = (tmp_path / "error.log").read_text("utf-8")
    assert [word for word in ("przemoc", "client:", "request:") if word in written] == []
    assert (tmp_path / "access.log").read_text("utf-8") == ""


# -- Names ------------------------------------------------------------------------------------


def test_http_leads_to_https(nginx, front):
    answer = ask_plain(nginx, "/o-nas/?a=1")
    assert answer.status == 301
    assert answer.headers["Location"] == "https://127.0.0.1/o-nas/?a=1"


def test_whoever_asks_for_a_name_that_is_not_ours_gets_no_answer(nginx, ask):
    with pytest.raises(http.client.RemoteDisconnected):
        ask_plain(nginx, "/o-nas/", Host="evil.example")
    with pytest.raises(http.client.RemoteDisconnected):
        ask(Host="evil.example")
    assert Upstream.asked == []


# -- What is sent -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/szukaj/", "/logowanie/", "/formularz/1/"])
def test_nobody_outside_can_send_much_and_is_told_so_in_words(ask, path):
    status, headers, body = ask(path, method="POST", body=LARGE)
    assert status == 413
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "To jest za duże" in body.decode()
    assert Upstream.asked == []


@pytest.mark.parametrize("path", ["/admin/media/video/add/", "/admin/documents/multiple/add/"])
def test_what_staff_upload_reaches_the_site(ask, path):
    assert ask(path, method="POST", body=LARGE)[0] == 200
    assert Upstream.asked == [path]


@pytest.mark.parametrize(("path", "megabytes"), [("/admin/login/", 31), ("/admin/media/", 513)])
def test_not_even_the_panel_takes_what_would_fill_the_disk(ask, path, megabytes):
    length = str(megabytes * 1024 * 1024)
    assert ask(path, method="POST", Content_Length=length)[0] == 413
    assert Upstream.asked == []


def test_of_films_one_address_sends_four_at_once_and_reads_as_many_pages_as_it_likes(ask, upstream):
    upstream.slowness = 0.5
    with ThreadPoolExecutor(12) as pool:
        sent = pool.map(lambda _: ask("/admin/media/video/add/", method="POST"), range(12))
        found = [status for status, _, _ in sent]
        read = list(pool.map(lambda _: ask("/admin/media/")[0], range(12)))
    assert (set(found), found.count(200)) == ({200, 429}, 4)
    assert read == [200] * 12
