"""Whatever is sent to a form, there is an answer in words: never a fault, never a message."""

import pytest
from django.urls import reverse

from contact.models import Message
from contact.writing import ticket
from contact.writing.views import LARGEST
from tests.contact.writing.reading import summary

URLENCODED = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("token", [None, "", "abc", "1.2.3", "1.x.y:z", "\x00", "ż" * 9000])
def test_a_form_without_our_ticket_is_not_taken(token, send, form_page):
    assert send(form_page, token=token).status_code == 422
    assert Message.objects.count() == 0


def test_the_ticket_of_another_form_is_not_taken(send, form_page):
    assert send(form_page, token=ticket.give(form_page.pk + 1, used=True)).status_code == 422


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", URLENCODED, 422),
        (b"message=a&message=b&message=c&answer=x&answer=phone", URLENCODED, 422),
        (b"nic=1&answer[]=phone&__proto__=1", URLENCODED, 422),
        (b"message=%00%00&answer=%00&phone=%ff%fe", URLENCODED, 422),
        (b"message=" + b"%F0%9F%98%80" * 6000, URLENCODED, 422),
        (b"message=" + b"x" * (LARGEST + 1), URLENCODED, 413),
        (b"&".join(b"f%d=1" % n for n in range(10_001)), URLENCODED, 413),
        (b"message=abc", f"{URLENCODED}; charset=utf-7", 413),
        (b"message=abc", "text/plain", 422),
        (b"{}", "application/json", 422),
        (b"--x\r\n\r\n", "multipart/form-data; boundary=x", 422),
        (b"--x", "multipart/form-data", 422),
        (b"abc", "", 422),
    ],
)
def test_whatever_is_sent_there_is_an_answer_in_words(body, kind, status, form_page, client):
    response = client.post(reverse("send_form", args=[form_page.pk]), body, kind)
    assert response.status_code == status
    assert summary(response)
    assert Message.objects.count() == 0


def test_ten_thousand_fields_are_read_past(form_page, send):
    more = {f"pole{number}": "1" for number in range(9_000)}
    assert send(form_page, **more).status_code == 302


def test_signs_that_hide_or_break_a_text_are_left_out_and_emoji_stay(send, form_page):
    send(
        form_page,
        message="A\x00B\x1b[31m \u202eexe.png\r\n👩‍👧 ok",
        name="Anna\r\nBcc: x@example.org",
    )
    rows = dict(Message.objects.get().read()[0])
    assert rows["Twoja wiadomość"] == "AB[31m exe.png\n👩‍👧 ok"
    assert rows["Imię i nazwisko"] == "Anna Bcc: x@example.org"


def test_markup_comes_back_as_text(send, form_page):
    response = send(form_page, message="</textarea><script>alert(1)</script>", phone="")
    assert b"<script>alert" not in response.content


@pytest.mark.parametrize("signed", ["x", "AAAA-AAAA.1", "AAAA-AAAA.1.abc", "1." + "a" * 119])
def test_nobody_can_make_up_a_receipt(signed, form_page, client):
    assert client.get(f"/formularz/{form_page.pk}/wyslano/{signed}/").status_code == 404
