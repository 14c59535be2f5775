"""The report of searches: what it says, for which period, to whom; and safe in a spreadsheet."""

import csv
from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from search.models import SearchCount
from tests.mopscms.test_polish_admin import is_english, spoken
from tests.samples import PASSWORD, logged_in
from users.models import User

pytestmark = pytest.mark.django_db

IN_VAIN = "/admin/reports/searches/"
FREQUENT = f"{IN_VAIN}frequent/"
LISTS = [IN_VAIN, FREQUENT]
HOSTILE = '"><script>alert("x")</script>&q=a'


def searched(query, asked=1, in_vain=0, days_ago=0):
    day = timezone.localdate() - timedelta(days=days_ago)
    SearchCount.objects.create(query=query, day=day, asked=asked, in_vain=in_vain)


@pytest.fixture
def staff(home, publisher):
    return logged_in(publisher)


@pytest.fixture
def outsider(home):
    """The browser of somebody who enters the panel and may do nothing there."""
    user = User.objects.create_user("goscinny@example.org", PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return logged_in(user)


def page_of(staff, address, **query):
    answer = staff.get(address, query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(staff, address, **query):
    """Return the rows of a list as texts: [[query, how often, in vain, last day]]."""
    table = page_of(staff, address, **query).select("table.listing tbody tr")
    for row in table:
        for actions in row.select("ul.actions"):
            actions.decompose()
    return [[cell.get_text(strip=True) for cell in row.select("td")] for row in table]


def queries(staff, address, **query):
    return [row[0] for row in rows(staff, address, **query)]


@pytest.mark.parametrize("address", [*LISTS, f"{IN_VAIN}results/", f"{FREQUENT}results/"])
@pytest.mark.parametrize("who", ["editor", "publisher", "administrator"])
def test_every_group_reads_the_report_in_polish(who, address, home, request):
    searched("becikowe", asked=3, in_vain=2)
    answer = logged_in(request.getfixturevalue(who)).get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "becikowe" in html
    assert [text for text in spoken(html) if is_english(text)] == []


@pytest.mark.parametrize("address", [*LISTS, f"{IN_VAIN}results/", f"{FREQUENT}results/"])
@pytest.mark.parametrize("export", ["", "csv", "xlsx"])
def test_nobody_reads_it_without_the_permission(outsider, client, address, export):
    searched("becikowe", in_vain=1)
    assert outsider.get("/admin/").status_code == 200
    for staff, place in ((outsider, "/admin/"), (client, "/logowanie/?next=")):
        answer = staff.get(address, {"export": export})
        assert answer.status_code == 302
        assert answer.url.startswith(place)


def test_what_was_not_found_comes_by_how_often_and_nothing_else_is_there(staff):
    searched("zawsze znalezione", asked=90)
    searched("bon", asked=3, in_vain=3)
    searched("opał", asked=50, in_vain=1)
    searched("węgiel", asked=2, in_vain=1)
    searched("drewno", asked=2, in_vain=1)
    assert queries(staff, IN_VAIN) == ["bon", "opał", "drewno", "węgiel"]


def test_what_is_asked_most_comes_first_in_the_other_list(staff):
    searched("bon", asked=3, in_vain=3)
    searched("praca", asked=90)
    searched("opał", asked=50, in_vain=1)
    assert queries(staff, FREQUENT) == ["praca", "opał", "bon"]


def test_days_are_added_up_and_the_last_is_named(staff):
    searched("bon", asked=3, in_vain=2, days_ago=2)
    searched("bon", asked=4, in_vain=1, days_ago=5)
    day = (timezone.localdate() - timedelta(days=2)).strftime("%d.%m.%Y")
    assert rows(staff, IN_VAIN) == [["bon", "7", "3", day]]


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("days", [7, 30, 90, 365])
def test_a_period_ends_today_and_holds_its_number_of_days(staff, address, days):
    searched("pierwszy dzień", in_vain=1, days_ago=days - 1)
    searched("za dawno", in_vain=1, days_ago=days)
    assert queries(staff, address, period=days) == ["pierwszy dzień"]


@pytest.mark.parametrize("period", [None, "", "abc", "-1", "999999999999", "7' OR 1=1"])
def test_the_usual_period_is_thirty_days_whatever_else_is_asked_for(staff, period):
    searched("w okresie", in_vain=1, days_ago=29)
    searched("za dawno", in_vain=1, days_ago=30)
    asked = {} if period is None else {"period": period}
    assert queries(staff, IN_VAIN, **asked) == ["w okresie"]


def test_the_period_stays_when_the_list_is_changed_or_searched(staff):
    searched("dawno", in_vain=1, days_ago=80)
    page = page_of(staff, IN_VAIN, period=90)
    assert page.select_one(f'nav a[href="{FREQUENT}?period=90"]')
    assert queries(staff, IN_VAIN, period=90, q="daw") == ["dawno"]
    assert queries(staff, IN_VAIN, period=90, q="zzz") == []


def test_an_unknown_order_is_the_usual_one(staff):
    searched("bon", in_vain=1)
    searched("opał", in_vain=2)
    assert queries(staff, IN_VAIN, ordering="password") == ["opał", "bon"]
    assert queries(staff, IN_VAIN, ordering="query") == ["bon", "opał"]


@pytest.mark.parametrize("address", LISTS)
def test_a_hostile_query_is_text_and_reaches_the_search_whole(staff, address):
    searched(HOSTILE, in_vain=1)
    row = page_of(staff, address).select_one("table.listing tbody tr")
    link = row.select_one("td.title a")
    assert link.get_text(strip=True) == HOSTILE
    assert not row.select("script")
    answer = staff.get(link["href"])
    assert answer.context["query"] == HOSTILE


def test_who_may_add_is_led_to_forms_with_the_query_filled_in(staff):
    searched(HOSTILE, in_vain=1)
    links = page_of(staff, IN_VAIN).select("table.listing ul.actions a")
    assert [HOSTILE in link["aria-label"] for link in links] == [True, True]
    synonyms, promotion = (page_of(staff, link["href"]) for link in links)
    assert synonyms.select_one("[name=words]").get_text().strip() == HOSTILE
    assert promotion.select_one("[name=query_string]")["value"] == HOSTILE


def test_who_may_not_add_is_not_led_anywhere(home, editor):
    searched("bon", in_vain=1)
    assert not page_of(logged_in(editor), IN_VAIN).select("table.listing ul.actions a")


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_list_says_so_in_a_sentence_and_gives_no_advice(staff, address):
    answer = staff.get(address)
    view = answer.context["view"]
    assert str(view.nothing) in answer.content.decode()
    assert str(view.advice) not in answer.content.decode()


FORMULAS = ["=1+1", "+48 cennik", "-2 lata", "@suma", '=hyperlink("http://zly.pl";"x")', "＝1+1"]


def test_no_exported_cell_becomes_a_formula(staff):
    for query in [*FORMULAS, "zwykłe, słowa"]:
        searched(query, asked=2, in_vain=1)
    answer = staff.get(IN_VAIN, {"export": "csv"})
    lines = list(csv.reader(b"".join(answer.streaming_content).decode().splitlines()))[1:]
    assert {line[0] for line in lines} == {f"'{query}" for query in FORMULAS} | {"zwykłe, słowa"}
    assert {tuple(line[1:]) for line in lines} == {("2", "1", timezone.localdate().isoformat())}
    answer = staff.get(IN_VAIN, {"export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == {*FORMULAS, "zwykłe, słowa"}
    assert {cell.data_type for cell in cells} == {"s"}


def test_an_export_holds_all_rows_of_the_period_and_no_others(staff):
    for number in range(60):
        searched(f"słowo {number}", in_vain=1)
    searched("za dawno", in_vain=1, days_ago=40)
    answer = staff.get(IN_VAIN, {"export": "csv", "p": 2})
    assert len(b"".join(answer.streaming_content).decode().splitlines()) == 61


@pytest.mark.parametrize("address", LISTS)
def test_the_number_of_questions_does_not_grow_with_the_rows(staff, address):
    counts = []
    for number in (3, 60):
        for row in range(number):
            searched(f"słowo {number} {row}", in_vain=1)
        with CaptureQueriesContext(connection) as asked:
            assert len(rows(staff, address)) == min(number, 50)
        counts.append(len(asked))
    assert counts[0] == counts[1]
