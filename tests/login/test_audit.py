"""The history of accounts: who got in, who did not, what was changed; nothing that was typed."""

import json

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from limits.models import Tries
from tests.samples import PASSWORD, logged_in

pytestmark = pytest.mark.django_db
NEW = "Kolejka-Mgła-77-tramwaj"


def actions(thing):
    """Return what the history of an account or site says of log-ins, the first first."""
    found = ModelLogEntry.objects.for_instance(thing).order_by("timestamp", "pk")
    return [one.action for one in found if one.action.startswith("login.")]


def test_logging_in_and_out_is_noted_with_the_address(home, editor, owner):
    owner.try_in(editor.email, PASSWORD)
    owner.client.post("/logowanie/wyloguj/")
    assert actions(editor) == ["login.in", "login.out"]
    entry = ModelLogEntry.objects.get(action="login.in")
    assert (entry.user, entry.data) == (editor, {"address": "198.51.100.20"})


def test_wrong_passwords_and_the_lock_are_noted(home, editor, stranger):
    stranger.guess(editor.email, 5)
    assert actions(editor) == ["login.failed"] * 5 + ["login.locked"]
    assert ModelLogEntry.objects.filter(action="login.failed").first().user is None


def test_of_an_account_that_does_not_exist_nothing_typed_is_kept(home, stranger):
    for number in range(12):
        stranger.try_in(f"moje-tajne-haslo-{number}@example.org", "drugie-tajne-haslo")
    site = Site.objects.get(is_default_site=True)
    assert actions(site) == ["login.failed_unknown"] * 10 + ["login.locked", "login.refused"]
    entries = list(ModelLogEntry.objects.values_list("label", "data"))
    assert "tajne" not in json.dumps(entries)
    assert "203.0.113.7" in json.dumps(entries)


def test_tries_during_a_lock_are_noted_but_do_not_fill_the_history(home, editor, stranger):
    stranger.guess(editor.email, 5 + 12)
    found = ModelLogEntry.objects.filter(action="login.refused").order_by("pk")
    assert [one.data["tries"] for one in found] == [1, 10]
    assert actions(editor).count("login.locked") == 1
    told = found[1].formatter.format_message(found[1])
    assert told == "Próba logowania w czasie blokady (203.0.113.7, próba nr 10)"


def test_a_lock_that_ends_and_begins_again_is_noted_again(home, editor, stranger):
    stranger.guess(editor.email, 5)
    Tries.objects.update(until=timezone.now())
    stranger.guess(editor.email, 5)
    assert actions(editor).count("login.locked") == 2


def test_a_lock_by_wrong_old_passwords_is_noted(home, editor):
    client = logged_in(editor)
    for _time in range(6):
        client.post("/logowanie/zmiana-hasla/", {"oldpassword": "x"})
    assert actions(editor)[-2:] == ["login.locked", "login.refused"]


def test_a_wrong_password_typed_once_more_is_noted_with_its_account(home, editor, owner):
    owner.try_in(editor.email, PASSWORD)
    owner.client.post("/logowanie/potwierdz/", {"password": "x"})
    assert actions(editor) == ["login.in", "login.failed"]


def test_wrong_codes_and_their_lock_are_noted(home, editor, owner, add_application):
    add_application(editor)
    owner.try_in(editor.email, PASSWORD)
    for _time in range(7):
        owner.type_code("000000")
    noted = ["login.failed_code"] * 5 + ["login.locked", "login.refused"]
    assert actions(editor) == noted


def test_a_code_that_was_used_before_is_noted(home, editor, owner, add_application, code, somebody):
    right = code(add_application(editor))
    owner.try_in(editor.email, PASSWORD)
    owner.type_code(right)
    cache.clear()  # another machine remembers nothing of it
    other = somebody("198.51.100.99")
    other.try_in(editor.email, PASSWORD)
    other.type_code(right)
    assert not other.is_in()
    assert actions(editor) == ["login.in", "login.failed_code"]


def test_second_factors_are_noted(home, editor, owner, code, django_capture_on_commit_callbacks):
    owner.try_in(editor.email, PASSWORD)
    owner.client.get("/logowanie/moje/aplikacja/")
    secret = owner.client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        owner.client.post("/logowanie/moje/aplikacja/", {"code": code(secret)})
        owner.client.post("/logowanie/moje/kody/nowe/")
        owner.client.post("/logowanie/moje/aplikacja/usun/")
    noted = ["login.codes_made"] * 2 + ["login.factor_added", "login.factor_removed", "login.in"]
    assert sorted(actions(editor)) == noted


def test_a_new_password_is_noted_whoever_sets_it(home, editor):
    client = logged_in(editor)
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/logowanie/zmiana-hasla/", fields)
    assert actions(editor)[-1:] == ["login.password_changed"]
    editor.set_password("Inne-hasło-z-konsoli-1")
    editor.save()
    assert actions(editor).count("login.password_changed") == 2


def test_a_renewed_hash_is_no_new_password(home, editor, owner, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    owner.try_in(editor.email, PASSWORD)
    editor.refresh_from_db()
    assert editor.password.startswith("pbkdf2")
    assert actions(editor) == ["login.in"]


def test_asking_for_a_new_password_is_noted(home, editor, client):
    client.post("/logowanie/nowe-haslo/", {"email": editor.email})
    assert actions(editor) == ["login.password_asked"]


def test_administrators_read_it_in_the_report(home, editor, administrator, owner, stranger):
    owner.try_in(editor.email, PASSWORD)
    stranger.guess(editor.email, 5)
    page = logged_in(administrator).get("/admin/reports/site-history/").content.decode()
    for said in ("Zalogowanie (198.51.100.20)", "złe hasło (203.0.113.7)", "zablokowane po zbyt"):
        assert said in page
