"""The staff's side: who may read what residents wrote, and that each reading is written down."""

import io

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from contact.models import Message
from contact.writing.inbox import EXPORT, FILE, LIST, ONE, READ
from tests import samples

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1"]


@pytest.fixture
def message(send, form_page):
    """A message."""
    send(form_page)
    return Message.objects.get()


@pytest.fixture
def staff(administrator):
    """The browser of somebody who may read messages."""
    return samples.logged_in(administrator)


def actions():
    """Return what the log says of messages: (action, label, person)."""
    found = ModelLogEntry.objects.filter(content_type__model="message")
    return list(found.values_list("action", "label", "user__email"))


@pytest.mark.parametrize("group", ["Redaktorzy", "Publikujący"])
def test_only_administrators_read_messages_by_default(group, message):
    browser = samples.logged_in(samples.person(group, "x@example.org"))
    for address in (reverse(LIST), reverse(ONE, args=[message.pk]), reverse(FILE)):
        for method in (browser.get, browser.post):
            response = method(address)
            assert b"czynsz" not in response.content
            assert (response.status_code, response.get("Location")) in [
                (302, reverse("wagtailadmin_home")),
                (403, None),
            ]
    delete = reverse("form_messages:delete", args=[message.pk])
    assert browser.post(delete).status_code in (302, 403)
    assert "/admin/form-messages/" not in browser.get(reverse("wagtailadmin_home")).content.decode()
    assert Message.objects.count() == 1
    assert actions() == []


def test_whoever_was_given_the_permission_reads_and_may_do_no_more(editor, message):
    editor.user_permissions.add(Permission.objects.get(codename="view_message"))
    browser = samples.logged_in(editor)
    read = browser.post(reverse(ONE, args=[message.pk])).content.decode()
    assert "czynsz" in read
    assert "Usuń wiadomość" not in read
    assert browser.post(reverse(FILE)).status_code in (302, 403)
    assert [action for action, *_ in actions()] == [READ]


def test_the_list_and_the_address_of_a_message_tell_nothing_of_what_was_written(staff, message):
    for address in (reverse(LIST), reverse(ONE, args=[message.pk])):
        told = staff.get(address).content.decode()
        assert message.number in told
        assert not any(word in told for word in ("czynsz", "Przykładowa", "600 000 000"))
    assert actions() == []


def test_reading_is_written_down_and_kept_by_no_browser(staff, administrator, message):
    response = staff.post(reverse(ONE, args=[message.pk]))
    assert "nie mam na czynsz" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert actions() == [(READ, message.number, administrator.email)]
    assert Message.objects.get().first_read_at


def test_a_message_whose_key_is_lost_says_so(staff, message, settings):
    Message.objects.update(closed="uszkodzona")
    response = staff.post(reverse(ONE, args=[message.pk]))
    assert "nie da się odczytać" in response.content.decode()
    assert actions() == []


def test_deleting_asks_first_and_is_written_down(staff, administrator, message):
    address = reverse("form_messages:delete", args=[message.pk])
    assert "Usuń" in staff.get(address).content.decode()
    assert Message.objects.count() == 1
    assert staff.post(address).url == reverse(LIST)
    assert Message.objects.count() == 0
    assert actions() == [("wagtail.delete", message.number, administrator.email)]


def test_the_list_shows_a_page_at_a_time(staff, message, django_assert_max_num_queries):
    facts = {"form": message.form, "form_title": "F", "closed": message.closed}
    facts |= {"received_at": message.received_at, "delete_at": message.delete_at}
    Message.objects.bulk_create([Message(number=f"N-{n}", **facts) for n in range(60)])
    with django_assert_max_num_queries(25):
        soup = BeautifulSoup(staff.get(reverse(LIST)).content, "html.parser")
    assert len(soup.select("main table tbody tr")) == 30
    assert staff.get(reverse(LIST), {"p": "9' OR 1", "form": "x", "q": "\x00"}).status_code == 200
    assert "export=" not in staff.get(reverse(LIST)).content.decode()


def saved(staff, kind, **facts):
    """Return the rows of a file that somebody saved."""
    response = staff.post(reverse(FILE), {"kind": kind, **facts})
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    if kind == "csv":
        return response.content.decode("utf-8-sig").splitlines()
    sheet = load_workbook(io.BytesIO(response.content)).active
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


def test_no_cell_of_a_file_is_a_formula(staff, send, form_page):
    for evil in EVIL:
        send(form_page, message=f"{evil} ", name=evil)
    for row in saved(staff, "xlsx"):
        for value, kind in row:
            assert kind in ("s", "n")
            assert not str(value or "").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    cells = [cell for line in saved(staff, "csv") for cell in line.split(";")]
    assert [c for c in cells if c.strip('"').startswith(("=", "+", "-", "@", "\t", "＝"))] == []


def test_a_file_holds_all_answers_and_each_message_is_written_down(staff, send, form_page):
    send(form_page)
    send(form_page, answer="none", message="Druga", name="")
    rows = [[value for value, _kind in row] for row in saved(staff, "xlsx")]
    assert rows[0][:4] == ["Numer", "Formularz", "Otrzymano", "Twoja wiadomość"]
    assert [row[3] for row in rows[1:]] == [
        "Druga",
        "Dzień dobry, nie mam na czynsz. Co mam zrobić?",
    ]
    assert [action for action, *_ in actions()] == [EXPORT, EXPORT]


def test_opening_the_screen_of_files_takes_nothing(staff, message):
    assert "czynsz" not in staff.get(reverse(FILE)).content.decode()
    assert staff.get(reverse(FILE), {"kind": "csv"}).get("Content-Disposition") is None
    assert actions() == []


@pytest.mark.parametrize("sent", [{}, {"kind": "exe"}, {"kind": "csv", "page": "x"}])
def test_a_file_that_cannot_be_is_refused_in_words(sent, staff, message):
    response = staff.post(reverse(FILE), sent)
    assert response.status_code == 200
    assert response.get("Content-Disposition") is None
    assert actions() == []


def test_only_the_messages_of_one_form_can_be_saved(staff, message, form_page):
    parent = form_page.get_parent().specific
    other = samples.form_page(parent, title="Inny formularz", slug="inny", questions=[])
    assert len(saved(staff, "csv", page=other.pk)) == 1
    assert len(saved(staff, "csv", page=form_page.pk)) == 2


def test_the_first_screen_tells_how_many_wait(staff, editor, message):
    home = reverse("wagtailadmin_home")
    assert "1 wiadomość, której nikt jeszcze nie przeczytał" in staff.get(home).content.decode()
    assert "nikt jeszcze nie" not in samples.logged_in(editor).get(home).content.decode()
    Message.objects.update(is_waiting=True)
    assert "1 wiadomość czeka, bo poczta nie działa" in staff.get(home).content.decode()
