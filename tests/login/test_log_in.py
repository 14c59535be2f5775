"""Logging in and out: one form for everybody, and no way round it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.samples import PASSWORD, logged_in, make_private, short_page

pytestmark = pytest.mark.django_db


def test_somebody_logs_in_and_is_led_to_the_panel(home, editor, owner):
    answer = owner.try_in(editor.email, PASSWORD)
    assert answer.url == "/admin/"
    assert owner.client.get("/admin/").status_code == 200


def test_somebody_is_led_where_they_wanted_to_go(home, editor, owner):
    asked = owner.client.get("/admin/pages/")
    assert asked.url == "/logowanie/?next=/admin/pages/"
    form = BeautifulSoup(owner.client.get(asked.url).content, "html.parser").main.form
    address = form.find("input", attrs={"name": "next"})["value"]
    assert owner.try_in(editor.email, PASSWORD, next=address).url == "/admin/pages/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "x y"]
    + ["http:///evil.example", "http://testserver@evil.example/", "\t//evil.example/", "///evil/"],
)
def test_nobody_is_led_to_another_site(home, editor, owner, elsewhere):
    assert owner.try_in(editor.email, PASSWORD, next=elsewhere).url == "/admin/"
    assert owner.client.get("/logowanie/", {"next": elsewhere}).url == "/admin/"
    assert owner.client.post("/logowanie/wyloguj/", {"next": elsewhere}).url == "/logowanie/"


@pytest.mark.parametrize(
    ("address", "goes_to"),
    [
        ("/admin/login/", "/logowanie/"),
        ("/admin/login/?next=/admin/pages/", "/logowanie/?next=/admin/pages/"),
        ("/_util/login/?next=/notatka/", "/logowanie/?next=/notatka/"),
        ("/admin/password_reset/", "/logowanie/nowe-haslo/"),
        ("/admin/password_reset/confirm/MQ/abc-123/", "/logowanie/nowe-haslo/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_addresses_of_a_log_in_are_no_way_round(home, editor, address, goes_to, method):
    browser = Client()
    fields = {"username": editor.email, "login": editor.email, "password": PASSWORD}
    answer = getattr(browser, method)(address, *([fields] if method == "post" else []))
    assert answer.url == goes_to
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize(
    "address", ["/logowanie/rejestracja/", "/accounts/login/", "/logowanie/x/"]
)
def test_nobody_makes_an_account(home, client, address):
    assert client.post(address, {"email": "x@example.org"}).status_code in (404, 405)


def test_the_answer_is_the_same_whether_or_not_there_is_an_account(home, editor, owner, stranger):
    known = owner.try_in(editor.email)
    unknown = stranger.try_in("nikt@example.org")
    texts = [BeautifulSoup(one.content, "html.parser").main for one in (known, unknown)]
    for main in texts:
        for field in main.select("input"):
            field.decompose()
    assert (known.status_code, texts[0].get_text()) == (unknown.status_code, texts[1].get_text())
    assert "Pozostało prób" in texts[0].get_text()


def test_whoever_is_blocked_is_told_so_only_with_the_right_password(home, editor, owner):
    editor.is_active = False
    editor.save()
    assert owner.try_in(editor.email, PASSWORD).url == "/logowanie/konto-nieaktywne/"
    assert owner.client.get("/logowanie/konto-nieaktywne/").status_code == 200
    assert "Pozostało prób" in owner.try_in(editor.email).content.decode()
    assert not owner.is_in()


def test_the_session_has_a_new_name_after_logging_in(home, editor, owner):
    owner.client.get("/logowanie/")
    session = owner.client.session
    session["before"] = 1
    session.save()
    owner.client.cookies["sessionid"] = old = session.session_key
    owner.try_in(editor.email, PASSWORD)
    assert owner.client.cookies["sessionid"].value != old


def test_the_old_session_opens_nothing_after_logging_out(home, editor, owner):
    owner.try_in(editor.email, PASSWORD)
    old = owner.client.cookies["sessionid"].value
    assert owner.client.get("/logowanie/wyloguj/").status_code == 200
    assert owner.is_in()
    owner.client.post("/logowanie/wyloguj/")
    thief = Client()
    thief.cookies["sessionid"] = old
    assert thief.get("/admin/").url.startswith("/logowanie/")


def test_the_panel_s_own_button_logs_out(home, editor):
    browser = logged_in(editor)
    assert browser.get("/admin/logout/").status_code == 405
    assert browser.post("/admin/logout/").url == "/logowanie/"
    assert browser.get("/admin/").status_code == 302


def test_another_person_s_session_is_not_taken_over(home, editor, publisher, owner):
    owner.try_in(editor.email, PASSWORD)
    session = owner.client.session
    session["of the editor"] = 1
    session.save()
    owner.try_in(publisher.email, PASSWORD, next="/")
    assert owner.client.session["_auth_user_id"] == str(publisher.pk)
    assert "of the editor" not in owner.client.session


def test_cookies_of_the_log_in_are_out_of_reach_of_scripts(home, editor, owner):
    owner.try_in(editor.email, PASSWORD)
    for name in ("sessionid", "known_browser"):
        assert owner.client.cookies[name]["httponly"]
    assert owner.client.cookies["known_browser"]["path"] == "/logowanie/"
    assert not owner.client.cookies["sessionid"]["max-age"]


def test_a_form_from_another_site_is_refused(home, editor):
    answer = Client(enforce_csrf_checks=True).post(
        "/logowanie/", {"login": editor.email, "password": PASSWORD}
    )
    assert answer.status_code == 403


def test_whoever_has_an_account_without_the_panel_reads_a_private_page(home, owner, editor):
    page = short_page("Notatka")
    make_private(page)
    editor.groups.clear()
    form = owner.client.get(page.url).url
    assert form == f"/logowanie/?next={page.url}"
    assert owner.try_in(editor.email, PASSWORD, next=page.url).url == page.url
    assert owner.client.get(page.url).status_code == 200


def test_whoever_may_not_enter_the_panel_is_not_sent_round_and_round(home, owner, editor):
    editor.groups.clear()
    assert owner.try_in(editor.email, PASSWORD).url == "/"
    assert owner.client.get("/admin/").url == "/logowanie/?next=/admin/"
    assert owner.client.get("/logowanie/?next=/admin/").status_code == 200


def test_pages_of_the_log_in_are_never_kept(home, client):
    for address in ("/logowanie/", "/logowanie/nowe-haslo/", "/logowanie/sesja/"):
        assert "no-store" in client.get(address)["Cache-Control"], address
