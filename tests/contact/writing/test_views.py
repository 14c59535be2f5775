"""Sending a form: what a resident sees, whatever was sent; no cookie, no fault, nothing lost."""

import pytest
from django.db import connection
from django.urls import reverse

from contact.models import Message
from contact.writing import ticket
from core.models import Centre
from legal.models import DataNoticePage, Inspector
from page_cache import site
from tests import samples
from tests.contact.writing.conftest import TYPED
from tests.contact.writing.reading import soup_of, summary, typed


def test_a_message_is_kept_and_its_number_told(send, form_page, client):
    response = send(form_page)
    assert response.status_code == 302
    message = Message.objects.get()
    assert message.number in response.url
    sent = client.get(response.url)
    page = soup_of(sent)
    assert page.h1.string == "Mamy Twoją wiadomość"
    assert message.number in page.main.get_text()
    assert "Poczta Ośrodka" not in page.main.get_text()
    assert sent["Cache-Control"].count("no-store") == 1


def test_the_address_of_the_receipt_holds_nothing_that_was_typed(send, form_page):
    address = send(form_page).url
    assert all(word not in address for text in TYPED.values() for word in text.split())


def test_neither_reading_nor_sending_a_form_gives_a_cookie(send, form_page, client):
    answers = [client.get(form_page.url), send(form_page, message=""), send(form_page)]
    answers.append(client.get(answers[-1].url))
    assert [dict(answer.cookies) for answer in answers] == [{}, {}, {}, {}]


def test_a_form_is_kept_by_no_cache(form_page, client):
    assert {"private", "no-cache"} <= set(client.get(form_page.url)["Cache-Control"].split(", "))


def test_what_is_missing_is_said_above_and_at_the_field_and_nothing_is_lost(send, form_page):
    response = send(form_page, message="", phone="")
    assert response.status_code == 422
    page = soup_of(response)
    assert page.title.string.startswith("Błąd: ")
    links = [link["href"] for link in page.select(".error-summary a")]
    assert links == ["#pole-message", "#pole-phone"]
    message = page.find(id="pole-message")
    assert message["aria-invalid"] == "true"
    assert page.find(id="pole-message-error")["id"] in message["aria-describedby"]
    assert typed(response, "name") == TYPED["name"]
    assert page.select_one("[value=phone]").has_attr("selected")
    assert Message.objects.count() == 0


def test_whoever_chose_no_way_to_answer_is_led_to_the_first(send, form_page):
    response = send(form_page, answer=None)
    assert soup_of(response).select_one(".error-summary a")["href"] == "#pole-answer"
    assert soup_of(response).find(id="pole-answer")
    assert typed(response, "phone") == TYPED["phone"]


@pytest.mark.parametrize("answer", ["phone", "email", "address", "none"])
def test_only_what_the_chosen_answer_needs_is_kept(answer, send, form_page):
    ways = {"phone": "600000000", "email": "anna@example.org", "address": "Polna 1\n00-000 Miasto"}
    assert send(form_page, answer=answer, **ways).status_code == 302
    told = str(Message.objects.get().read()[0])
    assert [name for name, text in ways.items() if repr(text)[1:-1] in told] == [
        name for name in ways if name == answer
    ]


def test_an_old_form_is_not_taken_but_can_be_sent_again_at_once(send, form_page, monkeypatch):
    token = ticket.give(form_page.pk)
    now = ticket.time.time()
    monkeypatch.setattr(ticket.time, "time", lambda: now + ticket.OLDEST + 1)
    response = send(form_page, token=token)
    assert response.status_code == 422
    assert "dłużej niż dobę" in summary(response)
    assert typed(response, "message") == TYPED["message"]
    assert send(form_page, token=typed(response, "token")).status_code == 302


def test_a_form_sent_faster_than_anybody_types_is_not_taken(send, form_page):
    token = ticket.give(form_page.pk)
    response = send(form_page, token=token)
    assert response.status_code == 422
    assert "bardzo szybko" in summary(response)
    assert typed(response, "message") == TYPED["message"]
    assert typed(response, "token") == token


def test_whoever_fills_in_the_hidden_field_is_asked_again(send, form_page):
    response = send(form_page, website="https://example.org")
    assert response.status_code == 422
    assert typed(response, "message") == TYPED["message"]
    assert typed(response, "website") == ""
    assert send(form_page, token=typed(response, "token")).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://example.com"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.com"},
        {"Origin": "http://testserver.example.com"},
        {"Referer": "https://example.com/testserver"},
        {"Origin": "http://[::1"},
    ],
)
def test_another_site_cannot_send_a_form_in_somebodys_name(headers, send, form_page):
    assert send(form_page, headers=headers).status_code == 403
    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://testserver"},
        {"Origin": "null"},
        {"Referer": "http://testserver/kontakt/"},
        {},
    ],
)
def test_our_own_page_can_send_it_whatever_the_browser_tells(headers, send, form_page):
    assert send(form_page, headers=headers).status_code == 302


def test_the_same_form_sent_twice_is_one_message(send, form_page):
    token = ticket.give(form_page.pk, used=True)
    assert send(form_page, token=token).url == send(form_page, token=token).url
    assert Message.objects.count() == 1
    send(form_page, token=token, message="Jeszcze jedno pytanie.")
    assert Message.objects.count() == 2


def test_a_flood_of_one_address_is_stopped_and_others_are_not(send, form_page):
    answers = [send(form_page, message=f"Wiadomość {n}") for n in range(60)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 50
    assert Message.objects.count() == 10
    stopped = answers[-1]
    assert 0 < int(stopped["Retry-After"]) <= 61
    assert "Odczekaj minutę" in summary(stopped)
    assert typed(stopped, "message") == "Wiadomość 59"
    assert send(form_page, visitor="10.0.0.2").status_code == 302


def test_a_forged_header_does_not_lift_the_limit(send, form_page):
    headers = [{"X-Forwarded-For": f"10.1.1.{n}"} for n in range(12)]
    answers = [send(form_page, message=str(n), headers=one) for n, one in enumerate(headers)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429] * 2


def test_opening_the_address_of_sending_leads_to_the_form(form_page, client):
    response = client.get(reverse("send_form", args=[form_page.pk]))
    assert (response.status_code, response.url) == (302, form_page.url)


@pytest.mark.parametrize("hide", ["draft", "private", "gone"])
def test_a_form_that_is_not_for_everybody_takes_nothing(hide, send, form_page):
    if hide == "private":
        samples.make_private(form_page)
    elif hide == "draft":
        form_page.unpublish()
    else:
        form_page.pk += 1
    assert send(form_page).status_code == 404
    assert Message.objects.count() == 0


@pytest.mark.parametrize("what", ["inspector", "notice", "centre"])
def test_a_form_without_what_the_law_asks_for_is_not_offered(what, send, form_page, client):
    if what == "inspector":
        Inspector.objects.all().delete()
    elif what == "centre":
        Centre.objects.update(full_name="")
        site.version().move()
    else:
        DataNoticePage.objects.get().unpublish()
    page = soup_of(client.get(form_page.url))
    assert page.select("main form") == []
    assert "nie przyjmuje teraz wiadomości" in page.main.get_text()
    response = send(form_page)
    assert response.status_code == 503
    assert typed(response, "message") == TYPED["message"]
    assert Message.objects.count() == 0


def test_the_clause_says_who_keeps_the_data_how_long_and_whom_to_ask(form_page, client):
    clause = soup_of(client.get(form_page.url)).select_one(".writing-form__clause")
    told = " ".join(clause.get_text().split())
    assert "Administratorem danych jest Miejski Ośrodek Pomocy Społecznej" in told
    assert "Po 7 dniach usuwa się sama" in told
    assert "iod@example.org" in told
    assert clause.select_one(f"a[href='{form_page.notice.url}']")


def test_a_message_does_not_move_the_content_version(send, form_page):
    form_page.terms  # noqa: B018 — remembered by now, as on a site that runs
    connection.run_on_commit.clear()
    assert send(form_page).status_code == 302
    assert connection.run_on_commit == []
