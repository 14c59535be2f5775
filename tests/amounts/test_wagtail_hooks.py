"""The staff's side of amounts: the list, the warning on the first screen, the chooser."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from amounts.models import Amount
from mopscms.content.examples.amounts import amount
from tests.amounts.staff import ADD, LIST, manager
from tests.mopscms.test_polish_admin import is_english, spoken
from tests.samples import logged_in, short_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(home):
    """The browser of somebody who keeps amounts."""
    return logged_in(manager())


def day(number):
    return timezone.localdate() + timedelta(days=number)


def good(name="Zasiłek rodzinny"):
    return amount(name, [(100, day(-100), None)])


def outdated(name="Zasiłek okresowy"):
    return amount(name, [(200, day(-100), day(-1))])


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def rows(answer):
    """Return the cells of a list, each row's text without the buttons of its first cell."""
    found = soup(answer).select("table.listing tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")][1:] for row in found]


def names(answer):
    return [row[0].split(" Edytuj")[0] for row in rows(answer)]


def english(answer):
    return [text for text in spoken(answer.content.decode()) if is_english(text)]


# -- The list ---------------------------------------------------------------------------------


def test_the_list_says_what_visitors_read_and_what_is_wrong_the_wrong_ones_first(staff):
    good(), outdated()
    answer = staff.get(LIST)
    assert names(answer) == ["Zasiłek okresowy", "Zasiłek rodzinny"]
    assert "kwota mogła się zmienić" in rows(answer)[0][1]
    assert [row[2].split(" od")[0] for row in rows(answer)] == ["nieaktualna", "obowiązuje"]


def test_the_list_can_be_narrowed_by_state_and_name(staff):
    good(), good("Świadczenie rodzicielskie"), outdated()
    assert names(staff.get(LIST, {"attention": 1})) == ["Zasiłek okresowy"]
    assert len(names(staff.get(LIST, {"q": "rodzi"}))) == 2
    assert names(staff.get(LIST, {"q": "świad"})) == ["Świadczenie rodzicielskie"]
    assert names(staff.get(LIST, {"q": " swiadczenie "})) == ["Świadczenie rodzicielskie"]
    assert names(staff.get(LIST, {"q": "rodzi", "attention": 1})) == []
    assert staff.get(LIST, {"attention": "bzdura"}).status_code == 200


def test_the_list_asks_as_many_questions_of_ten_amounts_as_of_one(staff):
    counts = []
    for start, end in ((0, 1), (1, 10)):
        for number in range(start, end):
            outdated(f"Kwota {number}")
        staff.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            assert len(rows(staff.get(LIST))) == end
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_screens_are_in_polish(staff):
    one = outdated()
    pages = [LIST, ADD, *(f"{LIST}{kind}/{one.pk}/" for kind in ("edit", "delete", "usage"))]
    assert {address: english(staff.get(address)) for address in pages} == dict.fromkeys(pages, [])


def test_whoever_deletes_an_amount_is_told_where_it_is_used(staff):
    one = good()
    text = f'<p><embed embedtype="amount" id="{one.pk}"/></p>'
    page = short_page("Zasiłki", body=[("text", {"heading": "", "text": text})])
    asked = soup(staff.get(f"{LIST}delete/{one.pk}/")).get_text(" ")
    assert "w 1 miejscu" in asked
    used = soup(staff.get(f"{LIST}usage/{one.pk}/")).get_text(" ")
    assert page.title in used


@pytest.fixture
def stranger(editor, home):
    """Somebody whose group may do nothing with amounts."""
    group = editor.groups.get()
    group.permissions.remove(*group.permissions.filter(content_type__app_label="amounts"))
    return logged_in(editor)


def test_only_those_with_the_permission_see_amounts(stranger):
    assert stranger.get(LIST).status_code == 302
    assert stranger.get(ADD).status_code == 302
    assert LIST not in stranger.get("/admin/").content.decode()


def test_the_menu_offers_amounts(staff):
    assert f'"url": "{LIST}"' in staff.get("/admin/").content.decode()


# -- The first screen -------------------------------------------------------------------------


def panel(browser):
    return soup(browser.get("/admin/")).find(id="amounts-to-check-section")


def test_the_first_screen_lists_what_is_to_check_each_with_its_form(staff):
    one, ending = outdated(), amount("Kończąca się", [(1, day(-9), day(9))])
    old = amount("Dawna", [(1, day(-900), None)])
    old.values.update(checked_on=day(-400))
    good()
    links = {a.get_text(strip=True): a["href"] for a in panel(staff).select("td a")}
    assert links == {found.name: f"{LIST}edit/{found.pk}/" for found in (one, ending, old)}
    assert english(staff.get("/admin/")) == []


def test_nothing_is_said_when_nothing_is_to_check(staff):
    good()
    assert panel(staff) is None


def test_nothing_is_said_to_those_who_cannot_change_it(stranger):
    outdated()
    assert panel(stranger) is None


def test_a_long_list_is_cut_and_says_so(staff):
    for number in range(12):
        outdated(f"Kwota {number:02}")
    assert len(panel(staff).select("tbody tr")) == 10
    assert "Jeszcze 2 kwoty do sprawdzenia" in panel(staff).get_text()
    assert panel(staff).select("p a")[-1]["href"] == LIST


# -- The chooser ------------------------------------------------------------------------------


def chooser(name, *args):
    return reverse(Amount.snippet_viewset.chooser_viewset.get_url_name(name), args=args)


def test_an_editor_without_permissions_on_amounts_may_choose_one(editor, home):
    one = outdated()
    browser = logged_in(editor)
    window = browser.get(chooser("choose")).json()["html"]
    assert "Wybierz kwotę" in window
    assert "nieaktualna od" in window
    chosen = browser.get(chooser("chosen", one.pk)).json()["result"]
    assert (chosen["id"], chosen["label"]) == (str(one.pk), "Kwota: Zasiłek okresowy")
    assert chosen["says"] == one.today.text


def test_the_chooser_finds_by_a_part_of_the_name(staff):
    good(), outdated()
    found = soup(staff.get(chooser("choose_results"), {"q": " ZASIŁEK okr "}))
    assert [a.get_text(strip=True) for a in found.select("td a")] == ["Zasiłek okresowy"]
    assert soup(staff.get(chooser("choose_results"), {"q": "zzz"})).select("td a") == []


def test_choosing_what_is_gone_is_no_error(staff):
    assert staff.get(chooser("chosen", 999_999)).status_code == 404


# -- The editor of pages ----------------------------------------------------------------------


def test_the_editor_of_a_page_offers_amounts_in_polish(editor, home):
    page = short_page("Zasiłki")
    html = logged_in(editor).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "amounts/js/amount_in_text.js" in html
    assert chooser("choose") in html
    assert "Kwota z listy" in html
