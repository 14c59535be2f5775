"""Sessions: they end without work and after a working day, everywhere with a new password."""

import time

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import ModelLogEntry

from tests.samples import PASSWORD, logged_in

pytestmark = pytest.mark.django_db
HOUR = 3600
NEW = "Kolejka-Mgła-77-tramwaj"


def age(client, seconds, *, work=True):
    """Let time pass for the session of a client; `work`: whether somebody was at work meanwhile."""
    session = client.session
    session["logged_in_at"] -= seconds
    session["seen_at"] -= 0 if work else seconds
    session.save()


def test_an_hour_without_work_ends_it(home, editor):
    client = logged_in(editor)
    age(client, HOUR - 60, work=False)
    assert client.get("/admin/").status_code == 200
    age(client, HOUR + 60, work=False)
    assert client.get("/admin/").url == "/logowanie/?next=/admin/"
    assert "przez dłuższy czas" in client.get("/logowanie/?next=/admin/").content.decode()


def test_work_keeps_it_going_for_a_day_and_no_longer(home, editor):
    client = logged_in(editor)
    age(client, 12 * HOUR - 60)
    assert client.get("/admin/").status_code == 200
    age(client, 120)
    assert client.get("/admin/").status_code == 302


def test_what_the_browser_does_by_itself_is_no_work(home, editor):
    client = logged_in(editor)
    age(client, HOUR - 60, work=False)
    client.get("/logowanie/sesja/")
    client.get("/admin/sprite/")
    client.get("/admin/jsi18n/")
    age(client, 120, work=False)
    assert client.get("/logowanie/sesja/").json() == {"ends_in": 0}


def test_whoever_types_is_at_work(home, editor):
    client = logged_in(editor)
    age(client, HOUR - 60, work=False)
    assert client.get("/logowanie/sesja/").json()["ends_in"] <= 60
    assert client.post("/logowanie/sesja/").json()["ends_in"] > HOUR - 60


def test_whoever_is_told_of_an_ended_session_gets_no_new_one(home, editor):
    client = logged_in(editor)
    age(client, HOUR + 60, work=False)
    assert client.get("/logowanie/sesja/").json() == {"ends_in": 0}
    assert client.cookies["sessionid"].value == ""
    assert Client().get("/logowanie/sesja/").cookies == {}


def test_an_ended_session_is_noted_once(home, editor):
    client = logged_in(editor)
    age(client, HOUR + 60, work=False)
    client.get("/admin/")
    client.get("/admin/")
    assert ModelLogEntry.objects.filter(action="login.ended").count() == 1
    assert not ModelLogEntry.objects.filter(action="login.out").exists()


def test_a_new_password_ends_all_other_sessions(home, editor):
    here, elsewhere = logged_in(editor), logged_in(editor)
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert here.post("/logowanie/zmiana-hasla/", fields).url == "/logowanie/moje/"
    assert here.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").url.startswith("/logowanie/")


def test_a_session_from_an_earlier_release_goes_on(home, editor):
    client = logged_in(editor)
    session = client.session
    del session["logged_in_at"], session["seen_at"]
    session.save()
    assert client.get("/admin/").status_code == 200
    assert client.session["logged_in_at"] >= time.time() - 60


def test_whoever_only_reads_gets_no_cookie(home, client):
    assert client.get("/").cookies == {}
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE


def test_every_screen_of_the_panel_watches_over_the_session(home, editor):
    page = logged_in(editor).get("/admin/").content.decode()
    assert 'id="session-dialog"' in page
    assert "login/js/session.js" in page
