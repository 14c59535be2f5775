"""In the panel and at the server: helping those who cannot get in."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import ModelLogEntry

from login.wagtail_hooks import accounts_without
from tests.samples import PASSWORD, logged_in
from upkeep.state import Level

pytestmark = pytest.mark.django_db


def address_of(user):
    """Return the address of the screen that removes a second factor."""
    return f"/admin/users/{user.pk}/second-factor/"


def test_an_administrator_removes_the_second_factor_of_who_has_lost_it(
    home, administrator, editor, add_application
):
    add_application(editor)
    client = logged_in(administrator)
    assert address_of(editor) in client.get("/admin/users/").content.decode()
    page = client.get(address_of(editor)).content.decode()
    assert "Upewnij się" in page
    assert Authenticator.objects.exists()
    assert client.post(address_of(editor)).url == f"/admin/users/edit/{editor.pk}/"
    assert not Authenticator.objects.exists()
    entry = ModelLogEntry.objects.get(action="login.factor_reset")
    assert (entry.user, entry.object_id) == (administrator, str(editor.pk))


def test_nobody_else_does(home, administrator, editor, publisher, admin_user, add_application):
    for who, whose in (
        (editor, publisher),
        (publisher, editor),
        (administrator, administrator),
        (administrator, admin_user),
    ):
        Authenticator.objects.all().delete()
        client = logged_in(who)
        add_application(whose)
        session = client.session
        session["second_factor"] = who.pk
        session.save()
        client.post(address_of(whose))
        assert Authenticator.objects.filter(user=whose).exists(), (who, whose)
        Authenticator.objects.all().delete()


def test_nobody_changes_their_own_e_mail_to_have_a_new_password_sent_there(home, editor):
    client = logged_in(editor)
    assert "name_email-email" not in client.get("/admin/account/").content.decode()
    typed = {"first_name": "Anna", "last_name": "Nowa", "email": "obcy@example.org"}
    theme = {"theme-theme": "system", "theme-contrast": "system", "theme-density": "default"}
    names = {f"name_email-{name}": text for name, text in typed.items()}
    client.post("/admin/account/", {**names, **theme})
    editor.refresh_from_db()
    assert (editor.last_name, editor.email) == ("Nowa", "redaktorka@example.org")


def test_the_account_leads_to_the_own_log_in(home, editor):
    page = logged_in(editor).get("/admin/account/").content.decode()
    assert "/logowanie/moje/" in page
    assert 'name="password-old_password"' not in page


def test_the_person_at_the_server_lets_somebody_in(home, editor, stranger, add_application, capsys):
    add_application(editor)
    stranger.guess(editor.email, 12)
    call_command("let_in", editor.email.upper(), "--second-factor", "--new-password")
    said = capsys.readouterr().out
    path = re.search(r"http://testserver(/logowanie/nowe-haslo/\S+)", said)[1]
    assert Client().get(path).status_code == 302
    stranger.try_in(editor.email, PASSWORD)
    assert stranger.is_in()
    found = set(ModelLogEntry.objects.for_instance(editor).values_list("action", flat=True))
    assert {"login.unlocked", "login.factor_reset", "login.password_asked"} <= found


def test_without_being_asked_it_leaves_the_second_factor(editor, add_application):
    add_application(editor)
    call_command("let_in", editor.email)
    assert Authenticator.objects.filter(user=editor).count() == 2


def test_it_says_that_there_is_no_such_account(db):
    with pytest.raises(CommandError, match="Nie ma konta"):
        call_command("let_in", "nikt@example.org")


@pytest.mark.usefixtures("_required")
def test_the_state_of_the_site_counts_accounts_without(home, publisher, editor):
    row = accounts_without()
    assert (row.level, row.says) == (Level.LOOK, "nie ma go 1 konto")
    publisher.is_active = False
    publisher.save()
    assert accounts_without().level == Level.FINE


def test_the_state_of_the_site_says_where_none_is_required(home, publisher):
    assert "REQUIRE_SECOND_FACTOR" in accounts_without().says
