"""Passwords: long ones that nobody thinks of first; setting a new one by a letter."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.test import Client

from login import mail, passwords
from tests.samples import PASSWORD, logged_in

NEW = "Kolejka-Mgła-77-tramwaj"
ASK = "/logowanie/nowe-haslo/"


@pytest.mark.parametrize(
    "password",
    [
        "Haslo1234567",
        "hasło!!!!!!!",
        "H@slo1234567",
        "Zaq12wsx!@#$",
        "kochanie2024",
        "KochamKasia1",
        "polska-polska",
        "Katarzyna1985",
        "tomaszow2026",
        "MopsTomaszow1",
        "Pracownik.Socjalny",
        "Wiosna2026!!!",
        "123456789012",
        "!!!!!!!!!!!!",
        "qwertyuiopasdf",
        "krótkie",
        "Małgorzata12",
        "aaaaaaaaaaaa",
        "haslohaslohaslo",
        "Hasło, hasłem, hasła",
        "polskapolskapolska",
        "kot pies kot pies kot",
        "asdasdasdasd",
        "zaq1zaq1zaq1",
        "qwer1234asdf",
        "zaqwsxcderfv",
        "mnbvcxzlkjhgfdsa",
        "czekolada123",
        "biedronka123",
        "Truskawka2024!",
        "mieszkanie2024",
        "misiaczek123",
        "Motorola1234",
        "ośrodek pomocy społecznej",
        "Ośrodka Pomocy Społecznej 1",
        "Miejski Ośrodek Pomocy Społecznej",
    ],
)
def test_what_comes_to_mind_first_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        NEW,
        "poranna-herbata-42",
        "żółta kaczka tańczy",
        "wiosna kot mgła rower",
        "x" * 5 + "Rt9#kLm",
    ]
    + ["правильная лошадь", "Kasia lubi zielone rowery"]
    # Words that everybody knows, each of them in the list: four together are many.
    + ["kot dom lato zebra", "truskawka motorola biedronka hasło", "Zofia-wtorek-żółw-opieka"]
    + ["czekolada w maju pod mostem", "qwerty wiosna papuga talerz", "tygrys pije gorące kakao"],
)
def test_what_nobody_else_thinks_of_is_taken(password):
    validate_password(password)


def test_the_site_s_own_name_is_easy(settings):
    settings.BASE_URL = "https://mops.krzywolinek.pl"
    passwords.stems.cache_clear()
    try:
        with pytest.raises(ValidationError):
            validate_password("Krzywolinek2026")
    finally:
        passwords.stems.cache_clear()
    validate_password("Krzywolinek-lubi-chmury")


def test_a_very_long_one_is_looked_at_quickly():
    validate_password("mopshaslo" * 100_000 + "!" + "haslomops" * 100_000)
    with pytest.raises(ValidationError):
        validate_password("mopshaslo" * 100_000)


@pytest.fixture
def letters(db, settings):
    """Return a function that returns the letters sent so far."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    def letters():
        mail.finish()
        return outbox.outbox

    return letters


def address_in(letter):
    """Return the address of a letter, as its path."""
    return re.search(r"http://testserver(/logowanie/nowe-haslo/\S+)", letter.body)[1]


def test_somebody_sets_a_new_password_by_a_letter(home, editor, letters, client):
    old_session = logged_in(editor)
    assert client.post(ASK, {"email": editor.email.upper()}).url == f"{ASK}wyslano/"
    [letter] = letters()
    assert letter.to == [editor.email]
    form = client.get(address_in(letter)).url
    page = client.get(form).content.decode()
    assert 'autocomplete="new-password"' in page
    assert client.post(form, {"password1": NEW, "password2": NEW}).url == f"{ASK}gotowe/"
    editor.refresh_from_db()
    assert editor.check_password(NEW)
    assert old_session.get("/admin/").status_code == 302
    assert "zmienione" in letters()[1].body
    assert "już nie działa" in Client().get(address_in(letter)).content.decode()


def test_the_answer_is_the_same_without_an_account(home, editor, letters, client):
    answers = [client.post(ASK, {"email": one}) for one in (editor.email, "nikt@example.org")]
    assert len({(one.status_code, one.url) for one in answers}) == 1
    assert [one.to for one in letters()] == [[editor.email]]


def test_a_mailbox_is_not_flooded(home, editor, letters, somebody):
    for number in range(30):
        answer = somebody(f"203.0.113.{number}").client.post(ASK, {"email": editor.email})
        assert answer.url == f"{ASK}wyslano/"
    assert len(letters()) == 3


def test_one_address_does_not_ask_on_and_on(home, editor, letters, stranger):
    answers = [stranger.client.post(ASK, {"email": f"osoba{n}@example.org"}) for n in range(12)]
    assert [one.status_code for one in answers] == [302] * 10 + [429] * 2
    assert int(answers[-1]["Retry-After"]) > 0
    assert "spróbować ponownie" in answers[-1].content.decode()


def test_a_mail_server_that_is_away_stops_nobody(home, editor, settings, client):
    settings.EMAIL_BACKEND = "nowhere.EmailBackend"
    assert client.post(ASK, {"email": editor.email}).url == f"{ASK}wyslano/"
    mail.finish()


def test_the_letter_names_the_site_s_own_address(home, editor, letters, settings):
    settings.ALLOWED_HOSTS = ["*"]
    Client().post(ASK, {"email": editor.email}, headers={"host": "evil.example"})
    assert "evil.example" not in letters()[0].body


@pytest.mark.parametrize(
    "address", ["x-y/", "MQ-set-password/", "zzzzzzzzzzzzzzz-a/", "1-" + "a" * 300 + "/", "0-0/"]
)
def test_a_made_up_address_is_explained(home, client, db, address):
    answer = client.get(ASK + address)
    assert "już nie działa" in answer.content.decode()


def test_what_is_wrong_with_a_new_password_is_said_in_polish(home, editor):
    client = logged_in(editor)
    fields = {"oldpassword": "x", "password1": "haslo", "password2": "hasla"}
    page = client.post("/logowanie/zmiana-hasla/", fields).content.decode()
    for said in ("To nie jest Twoje obecne hasło", "za krótkie", "Łatwo zgadnąć".lower()):
        assert said in page
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": "inne"}
    page = client.post("/logowanie/zmiana-hasla/", fields).content.decode()
    assert "Hasła się różnią" in page
    assert NEW not in page
