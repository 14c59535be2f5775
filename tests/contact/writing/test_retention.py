"""Messages are deleted on their day, and the log keeps that they were, not what they said."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from contact.models import Message
from contact.writing.retention import EXPIRED, close_anew, delete_old


@pytest.fixture
def messages(send, form_page):
    """Two messages; the day of the first has come."""
    send(form_page)
    send(form_page, message="Druga")
    first = Message.objects.order_by("pk").first()
    Message.objects.filter(pk=first.pk).update(delete_at=timezone.now())
    return list(Message.objects.order_by("pk"))


def test_a_message_knows_its_day(send, form_page):
    send(form_page)
    message = Message.objects.get()
    assert message.delete_at - message.received_at == timedelta(days=form_page.days)


def test_what_is_due_is_deleted_and_written_down(messages, capsys):
    call_command("delete_old_submissions")
    assert "formularzy: 1" in capsys.readouterr().out
    assert list(Message.objects.all()) == messages[1:]
    entry = ModelLogEntry.objects.get(action=EXPIRED)
    assert (entry.label, entry.data, entry.user) == (messages[0].number, {}, None)
    assert entry.message == "Wiadomość usunięta po terminie"


def test_the_day_that_was_told_holds_though_the_form_changes_or_is_gone(messages, form_page):
    form_page.days = 1
    form_page.save()
    form_page.delete()
    assert delete_old() == 1
    left = Message.objects.get()
    assert (left.form, left.form_title) == (None, form_page.title)


def test_many_are_deleted_in_one_run(messages, monkeypatch):
    monkeypatch.setattr("contact.writing.retention.AT_ONCE", 1)
    Message.objects.update(delete_at=timezone.now())
    assert delete_old() == 2


def test_a_former_key_can_be_given_up_after_a_night(messages, settings):
    said = [message.read() for message in messages]
    assert close_anew() == 0  # nothing is to be given up
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new " * 20, [settings.SECRET_KEY]
    assert close_anew() == 2
    settings.SECRET_KEY_FALLBACKS = []
    assert [message.read() for message in Message.objects.order_by("pk")] == said


def test_what_no_key_opens_stays_as_it_is(messages, settings):
    former = list(Message.objects.values_list("closed", flat=True))
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new " * 20, ["another"]
    close_anew()
    assert list(Message.objects.values_list("closed", flat=True)) == former
