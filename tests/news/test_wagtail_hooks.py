"""The staff's side of notices and topics: an urgent notice is put up and ended in a minute."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.utils import timezone
from django.utils.timezone import localtime
from wagtail.models import ModelLogEntry

from news.models import NewsTopic, Notice
from tests.mopscms.test_polish_admin import is_english, spoken
from tests.samples import logged_in, notice

pytestmark = pytest.mark.django_db

NOTICES = "/admin/snippets/news/notice/"
TOPICS = "/admin/snippets/news/newstopic/"


@pytest.fixture
def staff(home, publisher):
    """The browser of a publisher who may edit notices and topics."""
    models = {"content_type__app_label": "news", "content_type__model__in": ["notice", "newstopic"]}
    publisher.user_permissions.add(*Permission.objects.filter(**models))
    return logged_in(publisher)


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def english(response):
    return [text for text in spoken(response.content.decode()) if is_english(text)]


def form(**facts):
    """Return what the form of a notice sends; begins, ends: minutes from now."""
    minutes = {"starts_at": facts.pop("begins", 0), "ends_at": facts.pop("ends", 60)}
    now = localtime(timezone.now())
    times = {n: f"{now + timedelta(minutes=m):%d.%m.%Y %H:%M}" for n, m in minutes.items()}
    empty = {"text": "", "phone": "", "link_page": "", "link_text": "", "section": ""}
    return {"level": "3", "title": "Awaria wody", **empty, "is_dismissible": "on", **times, **facts}


def errors(response):
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def test_an_urgent_notice_is_put_up_and_stands_on_the_site_at_once(staff, publisher, read):
    answer = staff.post(f"{NOTICES}add/", form(ends=90), follow=True)
    assert english(answer) == []
    assert "Pilne: Awaria wody" in read("/").select_one(".notice-bar").get_text(" ", strip=True)
    entry = ModelLogEntry.objects.for_instance(Notice.objects.get()).get()
    assert (entry.action, entry.user) == ("wagtail.create", publisher)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"begins": 60, "ends": 30}, "ends_at"),
        ({"begins": -60, "ends": -30}, "ends_at"),
        ({"title": ""}, "title"),
        ({"phone": "dzwonić"}, "phone"),
        ({"ends_at": "jutro"}, "ends_at"),
        ({"ends_at": ""}, "ends_at"),
        ({"level": "9"}, "level"),
        ({"text": "a" * 301}, "text"),
        ({"link_page": "999999"}, "link_page"),
    ],
)
def test_bad_input_is_explained_at_its_field_and_nothing_typed_is_lost(staff, wrong, field):
    sent = form(**{"text": "Kasa nieczynna.", **wrong})
    answer = staff.post(f"{NOTICES}add/", sent)
    page = soup(answer)
    assert list(errors(answer)) == [field]
    assert english(answer) == []
    assert page.select_one("[name=title]").get("value", "") == sent["title"]
    assert page.select_one("[name=text]").get_text().strip() == sent["text"]
    assert page.select_one("[name=ends_at]").get("value", "") == sent["ends_at"]
    assert not Notice.objects.exists()


def test_the_list_says_the_state_and_the_moments_and_can_be_narrowed_down(staff):
    notice("Widoczny", begins=-10)
    notice("Czeka", begins=10)
    over = notice("Skończony", begins=-30, ends=-20)
    page = staff.get(NOTICES)
    assert english(page) == []
    rows = {row.a.get_text(strip=True): row for row in soup(page).select("table.listing tbody tr")}
    states = {
        title: row.select_one(".w-status").get_text(strip=True) for title, row in rows.items()
    }
    assert states == {"Widoczny": "widoczny", "Czeka": "czeka", "Skończony": "zakończony"}
    assert f"{localtime(over.ends_at):%d.%m.%Y %H:%M}" in rows["Skończony"].get_text()
    for state, title in {"shown": "Widoczny", "waiting": "Czeka", "over": "Skończony"}.items():
        found = soup(staff.get(NOTICES, {"state": state})).select("table.listing tbody tr")
        assert [row.a.get_text(strip=True) for row in found] == [title]


def test_a_notice_is_ended_from_the_list(staff, publisher, read):
    one = notice()
    assert f"{NOTICES}end/{one.pk}/" in staff.get(NOTICES).content.decode()
    question = staff.get(f"{NOTICES}end/{one.pk}/")
    assert "Komunikat zniknie teraz z serwisu" in question.content.decode()
    assert english(question) == []
    assert read("/").select(".notice-bar")
    answer = staff.post(f"{NOTICES}end/{one.pk}/", follow=True)
    assert "nie jest już widoczny" in answer.content.decode()
    assert read("/").select(".notice-bar") == []
    one.refresh_from_db()
    assert one.state == "over"
    entry = ModelLogEntry.objects.for_instance(one).get()
    assert (entry.action, entry.user) == ("wagtail.edit", publisher)
    assert f"{NOTICES}end/{one.pk}/" not in staff.get(NOTICES).content.decode()


def test_a_notice_that_waits_can_be_called_off(staff):
    one = notice(begins=60, ends=120)
    staff.post(f"{NOTICES}end/{one.pk}/")
    one.refresh_from_db()
    assert one.state == "over"


def test_nobody_ends_a_notice_by_an_address_alone_or_without_permission(staff, editor):
    one = notice()
    staff.get(f"{NOTICES}end/{one.pk}/")
    logged_in(editor).post(f"{NOTICES}end/{one.pk}/")
    assert staff.get(f"{NOTICES}end/999999/").status_code == 404
    one.refresh_from_db()
    assert one.state == "shown"


def test_notices_stand_in_the_menu_of_those_who_may_edit_them(staff, editor):
    assert f'"url": "{NOTICES}"' in staff.get("/admin/").content.decode()
    assert NOTICES not in logged_in(editor).get("/admin/").content.decode()
    assert logged_in(editor).get(NOTICES).status_code == 302


def test_other_screens_are_polish(staff):
    one, topic = notice(), NewsTopic.objects.create(name="Rodzina")
    addresses = [f"{NOTICES}add/", f"{TOPICS}add/", TOPICS]
    for action in ("edit", "delete", "history", "copy"):
        addresses.append(f"{NOTICES}{action}/{one.pk}/")
    addresses += [f"{TOPICS}{action}/{topic.pk}/" for action in ("edit", "delete", "history")]
    assert [text for address in addresses for text in english(staff.get(address))] == []


def test_a_topic_of_the_same_name_in_addresses_is_refused_at_its_field(staff):
    NewsTopic.objects.create(name="Żywność")
    answer = staff.post(f"{TOPICS}add/", {"name": "Zywnosc"})
    assert errors(answer) == {"name": ["Jest już temat o takiej nazwie."]}
    assert soup(answer).select_one("[name=name]")["value"] == "Zywnosc"
