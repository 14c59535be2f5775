"""Messages by e-mail: nothing stays once it is sent, and nothing is lost if it is not."""

import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends import locmem
from django.core.management import call_command
from django.db.models import F

from contact.models import Message
from contact.writing import ticket
from page_cache import site


@pytest.fixture
def mailed(form_page, mailbox):
    """The form, which sends messages by e-mail."""
    form_page.way = form_page.Way.MAILED
    form_page.title = "Napisz\r\nBcc: wszyscy@example.org"
    form_page.save()
    site.version().move()
    return type(form_page).objects.get(pk=form_page.pk)


@pytest.fixture
def broken(monkeypatch):
    """A mail server that takes nothing."""

    def refuse(self, messages):
        raise smtplib.SMTPServerDisconnected("anna@example.org")

    with monkeypatch.context() as patch:
        patch.setattr(locmem.EmailBackend, "send_messages", refuse)
        yield patch


def send_again():
    """Let the scheduler mail what waits, after the requests have given up."""
    Message.objects.update(received_at=F("received_at") - timedelta(minutes=3))
    call_command("send_waiting_messages")


def test_a_message_goes_to_the_centre_and_nothing_stays(send, mailed, mailbox):
    response = send(mailed, answer="email", email="anna@example.org")
    letter = mail.outbox[0]
    assert (letter.to, letter.reply_to) == ([mailbox], ["anna@example.org"])
    assert "Twoja wiadomość:\nDzień dobry" in letter.body
    number = letter.subject.rsplit("– ", 1)[1]
    assert number in response.url
    assert Message.objects.count() == 0


def test_no_title_and_no_field_adds_a_header(send, mailed):
    send(mailed, name="Anna\r\nBcc: x@example.org", message="a\r\n\r\nTo: y@example.org")
    sent = mail.outbox[0].message()
    assert sent["Bcc"] is None
    assert sent.get_all("To") == ["sekretariat@example.org"]
    assert "\n" not in mail.outbox[0].subject


def test_the_same_form_sent_twice_is_one_letter(send, mailed):
    token = ticket.give(mailed.pk, used=True)
    assert send(mailed, token=token).url == send(mailed, token=token).url
    assert len(mail.outbox) == 1


def test_if_the_mail_fails_the_message_waits_and_the_resident_is_told(
    send, mailed, broken, client, caplog
):
    response = send(mailed)
    assert response.status_code == 302
    told = client.get(response.url).content.decode()
    assert "Poczta Ośrodka teraz nie działa" in told
    message = Message.objects.get()
    assert (message.is_waiting, "Dzień dobry" in message.closed) == (True, False)
    assert message.number in caplog.text
    assert "anna@example.org" not in caplog.text
    broken.undo()
    call_command("send_waiting_messages")
    assert mail.outbox == []  # the request might still be mailing it
    send_again()
    assert message.number in mail.outbox[0].subject
    assert Message.objects.count() == 0


def test_while_the_mail_fails_waiting_messages_stay(send, mailed, broken, capsys):
    send(mailed)
    send(mailed, message="Druga")
    send_again()
    assert "zaległe wiadomości: 0" in capsys.readouterr().out
    assert Message.objects.filter(is_waiting=True).count() == 2


def test_a_message_that_no_key_opens_stays(send, mailed, broken, settings):
    send(mailed)
    broken.undo()
    settings.SECRET_KEY = "inny"
    send_again()
    assert (Message.objects.count(), mail.outbox) == (1, [])


@pytest.mark.parametrize("hurdle", ["no key", "no form", "refused"])
def test_a_message_that_cannot_be_mailed_holds_up_no_other(
    send, mailed, broken, monkeypatch, hurdle
):
    send(mailed)
    send(mailed, message="Druga")
    broken.undo()
    first, second = Message.objects.order_by("received_at", "pk")
    if hurdle == "no key":
        Message.objects.filter(pk=first.pk).update(closed="zepsute")
    elif hurdle == "no form":
        Message.objects.filter(pk=first.pk).update(form=None)
    else:
        deliver = locmem.EmailBackend.send_messages

        def refuse_the_first(self, letters):
            if first.number in letters[0].subject:
                raise smtplib.SMTPRecipientsRefused({})
            return deliver(self, letters)

        monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse_the_first)
    send_again()
    assert list(Message.objects.values_list("number", flat=True)) == [first.number]
    assert [second.number in letter.subject for letter in mail.outbox] == [True]


def test_of_a_kept_message_only_its_number_is_mailed(send, form_page, mailbox):
    send(form_page)
    letter = mail.outbox[0]
    assert letter.to == [mailbox]
    assert Message.objects.get().number in letter.subject
    assert all(word not in letter.body for word in ("czynsz", "Anna", "600 000 000"))


def test_a_kept_message_is_taken_though_the_news_of_it_cannot_be_sent(
    send, form_page, mailbox, broken
):
    assert send(form_page).status_code == 302
    assert Message.objects.filter(is_waiting=False).count() == 1


@pytest.mark.parametrize("backend", ["console", "dummy", "filebased"])
def test_a_form_that_mails_is_not_offered_where_mail_reaches_nobody(
    backend, send, mailed, settings
):
    settings.MAIL_CARRIER = f"django.core.mail.backends.{backend}.EmailBackend"
    site.version().move()
    assert send(mailed).status_code == 503
    assert Message.objects.count() == 0
