"""Mail leaves when what it tells of is stored."""

from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import transaction

from users.models import User

OURS = "mopscms.mail.AfterCommit"


@pytest.fixture
def ours(settings):
    """Our backend, which hands over to the one that tests look into."""
    settings.MAIL_CARRIER, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, OURS


def write(subject="Strona czeka na zatwierdzenie"):
    return mail.send_mail(subject, "Zajrzyj do panelu.", None, ["zastepca@example.org"])


def test_the_live_site_sends_through_it():
    from mopscms.settings import production

    assert production.EMAIL_BACKEND == OURS
    assert production.MAIL_CARRIER == production.EMAIL_CONFIG["EMAIL_BACKEND"] != OURS


def test_mail_waits_for_the_commit(ours, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert write() == 1
        assert mail.outbox == []
    assert [one.subject for one in mail.outbox] == ["Strona czeka na zatwierdzenie"]


def test_mail_of_what_is_undone_is_never_sent(ours, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        with transaction.atomic():
            write()
            transaction.set_rollback(True)
        write("Strona zatwierdzona")
    assert len(waiting) == 1
    assert [one.subject for one in mail.outbox] == ["Strona zatwierdzona"]


def test_outside_a_transaction_mail_leaves_at_once(ours, db, monkeypatch):
    outside = SimpleNamespace(in_atomic_block=False)
    known = SimpleNamespace(get_connection=lambda: outside)
    monkeypatch.setattr("mopscms.mail.transaction", known)
    assert write() == 1
    assert len(mail.outbox) == 1


def test_a_mail_server_that_is_away_undoes_nothing(
    settings, caplog, db, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND, settings.MAIL_CARRIER = OURS, "tests.mopscms.test_mail.Away"
    with django_capture_on_commit_callbacks(execute=True):
        User.objects.create_user("nowa@example.org")
        write()
    assert User.objects.filter(email="nowa@example.org").exists()
    assert "the server is away" in caplog.text


class Away:
    """A mail server that does not answer."""

    def __init__(self, **options):
        """Take what any backend takes."""

    def send_messages(self, messages):
        """Fail as a socket does."""
        raise OSError("the server is away")
