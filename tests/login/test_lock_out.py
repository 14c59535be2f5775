"""Guessing passwords and codes: locked soon, for the guesser alone, and not for ever."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from limits.models import Tries
from tests.samples import PASSWORD

pytestmark = pytest.mark.django_db


def pass_time():
    """Let the period of every limit pass."""
    Tries.objects.update(until=timezone.now() - timedelta(seconds=1))


def test_an_account_is_locked_after_five_tries_from_one_address(home, editor, stranger):
    stranger.guess(editor.email, 5)
    answer = stranger.try_in(editor.email, PASSWORD)
    assert not stranger.is_in()
    assert re.search(r"ponownie o godzinie \d\d:\d\d", answer.content.decode())


def test_the_last_wrong_try_says_that_it_is_locked_now(home, editor, stranger):
    stranger.guess(editor.email, 4)
    assert "ponownie o godzinie" in stranger.try_in(editor.email).content.decode()


def test_an_address_is_locked_after_ten_tries_at_any_accounts(home, editor, stranger):
    for number in range(10):
        stranger.try_in(f"osoba{number}@example.org")
    stranger.try_in(editor.email, PASSWORD)
    assert not stranger.is_in()


def test_an_account_is_locked_after_ten_tries_from_any_addresses(home, editor, somebody):
    for number in range(10):
        somebody(f"203.0.113.{number}").try_in(editor.email)
    late = somebody("203.0.113.99")
    late.try_in(editor.email, PASSWORD)
    assert not late.is_in()


def test_its_owner_gets_in_at_the_usual_computer(home, editor, owner, somebody):
    owner.try_in(editor.email, PASSWORD)
    owner.client.post("/logowanie/wyloguj/")
    for number in range(20):
        somebody(f"203.0.113.{number}").try_in(editor.email)
    owner.try_in(editor.email, PASSWORD)
    assert owner.is_in()


def test_the_mark_of_a_known_browser_does_not_let_guess_more(home, editor, owner):
    owner.try_in(editor.email, PASSWORD)
    owner.client.post("/logowanie/wyloguj/")
    owner.guess(editor.email, 10)
    owner.try_in(editor.email, PASSWORD)
    assert not owner.is_in()


def test_the_mark_is_of_one_account_and_cannot_be_made_up(home, editor, publisher, owner, stranger):
    owner.try_in(editor.email, PASSWORD)
    owner.client.post("/logowanie/wyloguj/")
    owner.guess(publisher.email, 5)
    owner.try_in(publisher.email, PASSWORD)
    assert not owner.is_in()
    for number in range(6):
        stranger.client.cookies["known_browser"] = f"WzEsImEiXQ:{number}:abc"
        stranger.try_in(editor.email)
    assert "ponownie o godzinie" in stranger.try_in(editor.email, PASSWORD).content.decode()


def test_others_are_not_locked_out(home, editor, publisher, owner, stranger):
    stranger.guess(editor.email, 12)
    owner.try_in(publisher.email, PASSWORD)
    assert owner.is_in()


def test_a_colleague_at_the_same_address_is_not_locked_out(home, editor, publisher, stranger):
    stranger.guess(editor.email, 12)
    stranger.try_in(publisher.email, PASSWORD)
    assert stranger.is_in()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP"])
def test_a_forged_header_lifts_nothing(home, editor, stranger, header):
    for number in range(6):
        stranger.client = Client(REMOTE_ADDR="203.0.113.7", headers={header: f"10.0.0.{number}"})
        stranger.try_in(editor.email)
    stranger.try_in(editor.email, PASSWORD)
    assert not stranger.is_in()


def test_behind_our_proxy_the_address_is_the_one_it_adds(home, editor, settings, somebody):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for number in range(6):
        forged = {"X-Forwarded-For": f"10.0.0.{number}, 203.0.113.7"}
        somebody("127.0.0.1", **forged).try_in(editor.email)
    locked = somebody("127.0.0.1", **{"X-Forwarded-For": "203.0.113.7"})
    locked.try_in(editor.email, PASSWORD)
    assert not locked.is_in()
    other = somebody("127.0.0.1", **{"X-Forwarded-For": "203.0.113.7, 198.51.100.20"})
    other.try_in(editor.email, PASSWORD)
    assert other.is_in()


def test_a_lock_ends_by_itself(home, editor, stranger):
    stranger.guess(editor.email, 12)
    pass_time()
    stranger.try_in(editor.email, PASSWORD)
    assert stranger.is_in()


def test_trying_on_does_not_make_it_longer(home, editor, stranger):
    stranger.guess(editor.email, 5)
    ends = list(Tries.objects.order_by("key").values_list("until", flat=True))
    stranger.guess(editor.email, 5)
    assert list(Tries.objects.order_by("key").values_list("until", flat=True)) == ends


def test_somebody_may_log_in_often(home, editor, owner):
    for _time in range(15):
        owner.try_in(editor.email, PASSWORD)
        assert owner.is_in()
        owner.client.post("/logowanie/wyloguj/")
        owner.client.cookies.clear()


def test_a_try_is_counted_before_the_password_is_looked_at(editor, stranger, monkeypatch):
    counts = []

    def check(user, password):
        counts.append(sorted(Tries.objects.values_list("count", flat=True)))
        return False

    monkeypatch.setattr(type(editor), "check_password", check)
    stranger.try_in(editor.email)
    assert counts == [[1, 1, 1]]


def test_codes_are_locked_after_five_tries(home, editor, owner, add_application, code):
    secret = add_application(editor)
    owner.try_in(editor.email, PASSWORD)
    for _time in range(5):
        owner.type_code("000000")
    answer = owner.type_code(code(secret))
    assert not owner.is_in()
    assert "ponownie o godzinie" in answer.content.decode()
    pass_time()
    owner.type_code(code(secret))
    assert owner.is_in()


def test_the_old_password_is_not_guessed_in_an_open_session(home, editor, stranger):
    stranger.client.force_login(editor)
    fields = {"password1": "Kolejka-Mgła-77-tramwaj", "password2": "Kolejka-Mgła-77-tramwaj"}
    for _time in range(5):
        stranger.client.post("/logowanie/zmiana-hasla/", {"oldpassword": "x", **fields})
    stranger.client.post("/logowanie/zmiana-hasla/", {"oldpassword": PASSWORD, **fields})
    editor.refresh_from_db()
    assert editor.check_password(PASSWORD)
