"""Users: people log in by e-mail, in whatever case they type it."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests.samples import PASSWORD, logged_in

User = get_user_model()
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed", ["redaktorka@example.org", "Redaktorka@Example.ORG", "REDAKTORKA@EXAMPLE.ORG"]
)
def test_an_editor_logs_in_by_e_mail_in_any_case(client, editor, typed):
    answer = client.post("/logowanie/", {"login": typed, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(editor.pk)


def test_a_wrong_password_or_a_strange_e_mail_lets_nobody_in(editor):
    assert authenticate(username=editor.email, password="zgaduję") is None
    assert authenticate(username="obcy@example.org", password=PASSWORD) is None


def test_a_blocked_person_does_not_log_in(editor):
    editor.is_active = False
    editor.save()
    assert authenticate(username=editor.email, password=PASSWORD) is None


def test_there_is_no_username():
    with pytest.raises(FieldDoesNotExist):
        User._meta.get_field("username")
    assert User.USERNAME_FIELD == "email"
    assert User.REQUIRED_FIELDS == []


def test_e_mails_are_kept_in_lower_case_without_blanks():
    assert User.objects.create_user("  Jan.NOWAK@Example.ORG ").email == "jan.nowak@example.org"
    typed = User(email="Anna@Example.org", password="x")
    typed.full_clean()
    assert typed.email == "anna@example.org"


def test_the_same_e_mail_in_another_case_is_refused(editor):
    again = User(email="REDAKTORKA@example.org", password="x")
    with pytest.raises(ValidationError) as refused:
        again.full_clean()
    assert "email" in refused.value.message_dict


def test_the_database_refuses_the_same_e_mail_in_another_case(editor):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="Redaktorka@example.org")])


def test_nobody_is_made_without_an_e_mail():
    with pytest.raises(ValueError, match="must be set"):
        User.objects.create_user("")


def test_createsuperuser_asks_for_an_e_mail_only(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", "--no-input", email="Dyrekcja@Example.org", verbosity=0)
    made = User.objects.get(email="dyrekcja@example.org")
    assert made.is_superuser
    assert made.is_staff
    assert made.check_password(PASSWORD)


def test_a_person_is_called_by_name_or_else_by_e_mail(editor):
    assert str(User(email="a@example.org")) == "a@example.org"
    assert str(User(email="a@example.org", first_name="Anna", last_name="Żak")) == "Anna Żak"


def test_an_administrator_adds_a_person_in_the_panel(administrator):
    form = {
        "email": "Nowy.Pracownik@Example.org",
        "first_name": "Jan",
        "last_name": "Nowak",
        "password1": PASSWORD,
        "password2": PASSWORD,
    }
    answer = logged_in(administrator).post("/admin/users/new/", form)
    assert answer.status_code == 302
    assert User.objects.get(email="nowy.pracownik@example.org").check_password(PASSWORD)
