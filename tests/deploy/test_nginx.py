"""nginx as it is shipped: what it keeps, what it must not, what it refuses, the site being away."""

import gzip
import re
import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.deploy.conftest import ask_nginx
from tests.deploy.upstream import Upstream
from tests.nginx import Nginx
from tests.site import free_port


def test_a_page_is_asked_for_once_and_then_kept(ask):
    assert [ask()[2] for _ in range(5)] == [b"pierwsza"] * 5
    assert Upstream.asked == ["/o-nas/"]


def test_each_encoding_is_kept_apart_however_browsers_spell_it(ask):
    assert ask(Accept_Encoding="gzip, deflate, br, zstd")[2] == b"pierwsza"
    assert ask(Accept_Encoding="br;q=1.0, gzip;q=0.8")[2] == b"pierwsza"
    assert gzip.decompress(ask(Accept_Encoding="gzip, deflate")[2]) == b"pierwsza"
    assert gzip.decompress(ask(Accept_Encoding="br;q=0, gzip")[2]) == b"pierwsza"
    assert ask(Accept_Encoding="identity")[2] == b"pierwsza"
    assert len(Upstream.asked) == 3


def test_a_change_is_on_the_very_next_page(ask, front):
    for number in range(20):
        ask()
        Upstream.text = f"wersja {number}"
        front.renew()
        assert ask()[2] == f"wersja {number}".encode()


def test_a_render_that_a_change_overtook_is_never_shown_after_it(ask, front, upstream):
    upstream.slowness = 0.3
    Upstream.is_asked.clear()
    with ThreadPoolExecutor(1) as pool:
        old = pool.submit(ask)
        assert Upstream.is_asked.wait(30)
        Upstream.text = "po zmianie"
        front.renew()
        assert ask()[2] == b"po zmianie"
        old.result()
    assert ask()[2] == b"po zmianie"


def test_a_page_whose_time_is_over_is_asked_for_again(ask):
    Upstream.until = -1
    ask()
    Upstream.text = "druga"
    assert ask()[2] == b"druga"


def test_what_the_site_does_not_allow_to_keep_is_not_kept(ask):
    Upstream.until = None
    ask()
    ask()
    assert len(Upstream.asked) == 2


@pytest.mark.parametrize("known", [{"Cookie": "sessionid=a"}, {"Authorization": "Basic YTpi"}])
def test_whoever_is_known_is_answered_by_the_site_and_nobody_else_gets_that(ask, known):
    ask()
    Upstream.text = "osobista"
    assert ask(**known)[2] == b"osobista"
    assert ask()[2] == b"pierwsza"


def test_questions_and_made_up_parameters_keep_nothing(ask, nginx):
    ask()
    before = len(list(nginx.cache.rglob("*")))
    for number in range(20):
        ask(f"/o-nas/?utm={number}")
    assert len(list(nginx.cache.rglob("*"))) == before


def test_a_form_is_passed_on_and_not_kept(ask):
    ask(method="POST")
    ask(method="POST")
    assert len(Upstream.asked) == 2


def test_a_browser_that_has_the_page_is_told_so(ask):
    etag = ask()[1]["ETag"]
    status, _, body = ask(If_None_Match=etag)
    assert (status, body) == (304, b"")


def test_fifty_visitors_after_a_change_cause_one_render(ask, upstream):
    upstream.slowness = 0.2
    with ThreadPoolExecutor(50) as pool:
        found = list(pool.map(lambda _: ask()[2], range(50)))
    assert found == [b"pierwsza"] * 50
    assert Upstream.asked == ["/o-nas/"]


def test_with_the_site_failing_visitors_read_what_was_true_last(ask, upstream):
    Upstream.until = 0
    ask()
    upstream.status = 503
    assert ask()[2] == b"pierwsza"


def test_with_nobody_there_whoever_asks_for_another_page_is_asked_to_come_again(var, tmp_path):
    with Nginx(tmp_path, free_port(), var, var / "front").serving() as lonely:
        for method in ("GET", "POST"):
            status, headers, body = ask_nginx(lonely.port, "/admin/", method)
            assert (status, headers["Retry-After"]) == (503, "30")
            assert headers.get_all("Cache-Control") == ["no-store"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Content-Type"] == "text/html; charset=utf-8"
            assert "Spróbuj ponownie za minutę" in body.decode()


def test_with_too_many_asking_for_what_is_not_kept_some_come_again_and_nobody_waits(ask, upstream):
    upstream.slowness = 0.5
    with ThreadPoolExecutor(150) as pool:
        numbers = range(150)  # from several addresses: one may not ask so often
        asked = pool.map(lambda n: ask(f"/o-nas/?a={n}", source=f"127.0.2.{n % 5 + 1}"), numbers)
        found = list(asked)
    assert {status for status, _, _ in found} == {200, 503}
    assert {headers["Retry-After"] for status, headers, _ in found if status == 503} == {"30"}
    assert {status for status, _, _ in (ask("/o-nas/?a=1") for _ in range(5))} == {200}


def test_the_site_hears_that_the_visitor_came_by_https_and_cannot_be_told_otherwise(ask):
    forged = {"X_Forwarded_Proto": "http", "X_Forwarded_For": "1.2.3.4", "X_Request_Start": "1"}
    said = ask("/admin/", **forged)[1]["X-Asked"]
    assert "X-Forwarded-Proto: https" in said
    assert "1.2.3.4" not in said
    began = re.findall(r"X-Request-Start: ([\d.]+)", said)
    assert [round(time.time() - float(one)) for one in began] == [0]


def test_without_the_link_nothing_is_kept(upstream, front, var, tmp_path):
    with Nginx(tmp_path, upstream.server_address[1], var, var / "no-front").serving() as blind:
        assert ask_nginx(blind.port, "/o-nas/")[2] == b"pierwsza"
        Upstream.text = "druga"
        assert ask_nginx(blind.port, "/o-nas/")[2] == b"druga"


def test_static_files_come_compressed_and_stay_for_a_year(ask):
    status, headers, body = ask("/static/css/site.0123456789ab.css", Accept_Encoding="br")
    assert (status, body, headers["Content-Encoding"]) == (200, b"as brotli", "br")
    assert "immutable" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_browsers_take_the_rules_of_prefetching_for_what_they_are(ask):
    headers = ask("/static/prefetch.0123456789ab.speculationrules")[1]
    assert headers["Content-Type"].startswith("application/speculationrules+json")
    assert "immutable" in headers["Cache-Control"]


def test_a_rendition_is_a_file_and_may_run_nothing(ask):
    status, headers, body = ask("/media/images/a.jpg")
    assert (status, body) == (200, b"rendition")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert "immutable" in headers["Cache-Control"]


def test_a_rendition_that_is_no_file_here_is_asked_of_the_site_which_may_have_a_bucket(
    ask, monkeypatch
):
    def end_as_the_site_does(answer, end=Upstream.end_headers):
        answer.send_header("X-Content-Type-Options", "nosniff")
        end(answer)

    monkeypatch.setattr(Upstream, "end_headers", end_as_the_site_does)
    status, headers, body = ask("/media/images/z-zasobnika.jpg", Range="bytes=0-1")
    assert (status, body) == (200, b"pierwsza")
    assert Upstream.asked == ["/media/images/z-zasobnika.jpg"]
    assert "Range: bytes=0-1" in headers["X-Asked"]
    assert headers.get_all("Cache-Control") == ["no-cache"]  # what the site says, and that alone


@pytest.mark.parametrize(
    "path",
    [
        "/media/original_images/a.jpg",
        "/media/documents/a.pdf",
        "/media/images/../documents/a.pdf",
        "/media/images/%2e%2e/documents/a.pdf",
        "/static/../db.sqlite3",
        "/static/%2e%2e/db.sqlite3",
        "/static..%2fdb.sqlite3",
        "/media/images/..%2f..%2fdb.sqlite3",
    ],
)
def test_originals_documents_and_the_database_are_no_files_to_fetch(ask, upstream, path):
    upstream.status = 404
    status, _, body = ask(path)
    assert status in (400, 403, 404)
    assert body not in (b"original", b"secret", b"all")


def test_too_many_attempts_to_log_in_are_refused(ask):
    found = [ask("/logowanie/", method="POST") for _ in range(20)]
    assert {status for status, _, _ in found} == {200, 429}
    assert "Poczekaj minutę" in next(body for status, _, body in found if status == 429).decode()


# -- Numbers of requests, health --------------------------------------------------------------


def test_the_site_is_told_the_number_that_the_visitor_gets(ask):
    headers = ask("/admin/", X_Request_ID="chosen-by-a-stranger")[1]
    assert "X-Request-ID: chosen" not in headers["X-Asked"]
    assert "X-Request-ID: " in headers["X-Asked"]


def test_a_page_that_is_kept_has_a_new_number_each_time(ask):
    numbers = {ask()[1]["X-Request-ID"] for _time in range(3)}
    assert len(numbers) == 3
    assert Upstream.asked == ["/o-nas/"]


def test_outside_it_is_known_that_the_site_lives_and_no_more(ask):
    assert ask("/-/live")[0] == 200
    assert [ask(path)[0] for path in ("/-/ready", "/-/", "/-/live/")] == [404] * 3


@pytest.mark.parametrize(
    ("cipher", "is_taken"),
    [("ECDHE-ECDSA-AES128-GCM-SHA256", True), ("ECDHE-ECDSA-AES128-SHA", False)],
)
def test_an_old_browser_gets_a_strong_cipher_or_none(nginx, cipher, is_taken):
    context = ssl._create_unverified_context()  # noqa: S323 — a certificate of our own
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(f"{cipher}:@SECLEVEL=0")
    with socket.create_connection(("127.0.0.1", nginx.port), timeout=10) as connection:
        try:
            context.wrap_socket(connection).close()
            taken = True
        except ssl.SSLError:
            taken = False
    assert taken == is_taken
