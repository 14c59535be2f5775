"""The second factor: who must have one, how it is set up, used, lost and taken away."""

import json
import re

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.test import Client

from login import second_factor, secrets
from tests.samples import PASSWORD, logged_in

pytestmark = pytest.mark.django_db
OWN, ADD = "/logowanie/moje/", "/logowanie/moje/aplikacja/"


def secret_on(client):
    """Return the secret that the page for adding an application shows."""
    page = BeautifulSoup(client.get(ADD).content, "html.parser")
    return page.select_one(".login__secret").get_text().replace(" ", "")


@pytest.mark.usefixtures("_required")
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/nie-ma/"])
def test_publishers_and_administrators_get_nowhere_without(
    home, publisher, administrator, admin_user, address, method
):
    for person in (publisher, administrator, admin_user):
        answer = getattr(logged_in(person), method)(address)
        assert answer.url.startswith("/logowanie/moje/?next="), person


@pytest.mark.usefixtures("_required")
def test_an_editor_may_go_without(home, editor):
    assert logged_in(editor).get("/admin/").status_code == 200


@pytest.mark.usefixtures("_required")
def test_whoever_may_publish_by_a_group_of_another_name_must_have_one(home, editor, publisher):
    group = publisher.groups.get()
    group.name = "Zastępcy"
    group.save()
    assert second_factor.must_have(type(publisher).objects.get(pk=publisher.pk))
    assert not second_factor.must_have(editor)


def test_where_it_is_not_asked_for_nobody_must_have_one(home, publisher):
    assert logged_in(publisher).get("/admin/").status_code == 200


@pytest.mark.usefixtures("_required")
def test_a_publisher_sets_up_an_application_and_goes_on(
    home, publisher, owner, code, django_capture_on_commit_callbacks
):
    client = owner.client
    owner.try_in(publisher.email, PASSWORD)
    page = BeautifulSoup(client.get(client.get("/admin/").url).content, "html.parser")
    assert "samo hasło nie wystarczy" in page.main.get_text()
    assert page.main.find("a", href=ADD)
    assert not page.main.find("a", href="/admin/")
    secret = secret_on(client)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(ADD, {"code": code(secret)})
    assert answer.url == "/logowanie/moje/kody/"
    codes = BeautifulSoup(client.get(answer.url).content, "html.parser").select(".login__codes li")
    assert len({one.get_text() for one in codes}) == 10
    assert client.get("/admin/").status_code == 200


def test_a_wrong_first_code_keeps_the_same_square(home, publisher, owner, code):
    owner.try_in(publisher.email, PASSWORD)
    secret = secret_on(owner.client)
    page = BeautifulSoup(owner.client.post(ADD, {"code": "000000"}).content, "html.parser")
    assert page.select_one(".login__secret").get_text().replace(" ", "") == secret
    assert page.select_one(".error-summary")
    assert not second_factor.has(publisher)


def test_the_password_alone_is_not_enough_any_more(home, editor, owner, add_application, code):
    secret = add_application(editor)
    answer = owner.try_in(editor.email, PASSWORD, next="/admin/pages/")
    assert answer.url == "/logowanie/kod/"
    assert not owner.is_in()
    assert owner.client.get("/admin/").status_code == 302
    assert owner.type_code(code(secret)).url == "/admin/pages/"
    assert owner.client.get("/admin/").status_code == 200


def test_a_session_from_before_the_second_factor_opens_nothing(home, editor, add_application):
    thief = logged_in(editor)
    add_application(editor)
    assert thief.get("/admin/").url == "/logowanie/?next=%2Fadmin%2F"
    assert "_auth_user_id" not in thief.session


def test_a_code_lets_in_only_once(home, editor, owner, stranger, add_application, code):
    secret = add_application(editor)
    used = code(secret)
    owner.try_in(editor.email, PASSWORD)
    owner.type_code(used)
    stranger.try_in(editor.email, PASSWORD)
    stranger.type_code(used)
    assert owner.is_in()
    assert not stranger.is_in()


@pytest.mark.parametrize("later", [-1, 1])
def test_a_clock_may_be_half_a_minute_off(home, editor, owner, add_application, code, later):
    secret = add_application(editor)
    owner.try_in(editor.email, PASSWORD)
    owner.type_code(code(secret, later))
    assert owner.is_in()


def test_a_spare_code_lets_in_only_once(home, editor, somebody, add_application):
    add_application(editor)
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for number, is_in in ((1, True), (2, False)):
        browser = somebody(f"198.51.100.{number}")
        browser.try_in(editor.email, PASSWORD)
        browser.type_code(spare)
        assert browser.is_in() == is_in


def test_secrets_are_of_no_use_in_a_copy_of_the_database(editor, add_application, settings, code):
    secret = add_application(editor)
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in stored
    settings.SECRET_KEY = "another" * 10
    assert not Authenticator.objects.get(type="totp").wrap().validate_code(code(secret))
    assert Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes() != spare


def test_after_the_key_is_changed_the_old_one_may_still_open_them(
    editor, add_application, settings, code
):
    secret = add_application(editor)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]
    assert Authenticator.objects.get(type="totp").wrap().validate_code(code(secret))


@pytest.mark.usefixtures("_required")
def test_the_last_one_stays_where_it_is_required(home, publisher, owner, add_application, code):
    secret = add_application(publisher)
    owner.try_in(publisher.email, PASSWORD)
    owner.type_code(code(secret))
    page = owner.client.get(f"{ADD}usun/").content.decode()
    assert "musi mieć drugi składnik" in page
    owner.client.post(f"{ADD}usun/")
    assert second_factor.has(publisher)


def test_an_editor_removes_the_own_one_after_the_password(
    home, editor, owner, add_application, code
):
    secret = add_application(editor)
    owner.try_in(editor.email, PASSWORD)
    owner.type_code(code(secret))
    session = owner.client.session
    session["logged_in_at"] -= 3600
    session["account_authentication_methods"] = []
    session.save()
    asked = owner.client.get(f"{ADD}usun/")
    assert asked.url.startswith("/logowanie/potwierdz/")
    owner.client.post(asked.url, {"password": "źle"})
    assert owner.client.get(f"{ADD}usun/").status_code == 302
    owner.client.post(asked.url, {"password": PASSWORD})
    owner.client.post(f"{ADD}usun/")
    assert not Authenticator.objects.filter(user=editor).exists()


@pytest.mark.parametrize("sent", ["", "{}", "[]", "5", "null", '"x"', '{"id": 1}', "{", "ą" * 999])
def test_no_passkey_breaks_the_second_step(home, editor, owner, add_application, sent):
    add_application(editor)
    owner.try_in(editor.email, PASSWORD)
    answer = owner.client.post("/logowanie/kod/", {"credential": sent})
    assert answer.status_code == 200
    assert not owner.is_in()


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", "5", "null", '"x"', '{"id": 1}', '{"response": 3}']
)
def test_no_passkey_breaks_the_page_that_adds_one(home, editor, owner, sent):
    owner.try_in(editor.email, PASSWORD)
    owner.client.get("/logowanie/moje/klucz/")
    answer = owner.client.post("/logowanie/moje/klucz/", {"credential": sent, "name": "x" * 99})
    assert answer.status_code == 200
    assert not second_factor.has(editor)


@pytest.mark.parametrize(
    ("host", "secure", "work"),
    [
        ("mops.example.pl", True, True),
        ("localhost:8000", False, True),
        ("127.0.0.1:8000", False, False),
        ("[::1]:8000", False, False),
        ("192.0.2.1", True, False),
        ("mops.example.pl", False, False),
    ],
)
def test_passkeys_are_offered_only_where_browsers_make_them(rf, settings, host, secure, work):
    settings.ALLOWED_HOSTS = ["*"]
    request = rf.get("/", secure=secure, headers={"host": host})
    assert second_factor.passkeys_work(request) == work


def test_the_square_says_what_the_key_says(home, editor, owner):
    owner.try_in(editor.email, PASSWORD)
    page = BeautifulSoup(owner.client.get(ADD).content, "html.parser")
    square = page.select_one("svg.login__square")
    assert square["aria-label"] == "Kwadratowy kod dla aplikacji"
    assert re.fullmatch(r"(M\d+ \d+h1v1h-1z)+", square.select("path")[1]["d"])
    assert not page.main.select("[style], script:not([src]):not([type='application/json'])")


@pytest.mark.parametrize(
    "address", [OWN, ADD, f"{OWN}kody/", f"{OWN}klucz/", "/logowanie/zmiana-hasla/"]
)
def test_one_s_own_log_in_is_nobody_else_s(home, address):
    answer = Client().get(address)
    assert answer.url.startswith("/logowanie/")


def test_a_former_key_can_be_given_up_after_a_night(home, publisher, settings):
    row = Authenticator.objects.create(
        user=publisher, type=second_factor.KIND.TOTP, data={"secret": secrets.lock("JBSWY3DP")}
    )
    assert second_factor.renew_locks() == 0  # nothing is to be given up
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new " * 20, [settings.SECRET_KEY]
    assert second_factor.renew_locks() == 1
    settings.SECRET_KEY_FALLBACKS = []
    row.refresh_from_db()
    assert secrets.unlock(row.data["secret"]) == "JBSWY3DP"
