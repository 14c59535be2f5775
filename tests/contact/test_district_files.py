"""Loading districts from a file, as staff do it, and taking them home."""

import pytest
from wagtail.models import ModelLogEntry

from contact.models import District, DistrictStreet
from tests.contact.districts import (
    EXPORT,
    GOOD,
    HEAD,
    IMPORT,
    LIST,
    TEMPLATE,
    district,
    english,
    grant,
    three_districts,
    upload,
)  # fmt: skip
from tests.samples import logged_in
from tests.search.test_wagtail_hooks import soup

pytestmark = pytest.mark.django_db

BAD = f"{HEAD}\nRejon 1;;;;Nowa;9;1;\nRejon 1;;;;Dobra;;;\nRejon 4;;;;Leśna;5a;;<b>"


@pytest.fixture
def staff(home, publisher):
    """The browser of somebody who may add and change districts; there are three."""
    three_districts()
    grant("Publikujący", "add", "change", "delete")
    return logged_in(publisher)


# -- Loading a file ---------------------------------------------------------------------------


def test_a_file_is_shown_first_and_saved_only_then(staff, publisher):
    answer = upload(staff, GOOD)
    page = soup(answer)
    assert english(answer) == []
    assert not District.objects.filter(name="Rejon 4").exists()
    told = page.main.get_text(" ", strip=True)
    for said in ("Rejon 4", "Nowa 1–9", "Cicha"):
        assert said in told
    checked = page.select_one("[name=checked]")["value"]
    answer = staff.post(IMPORT, {"checked": checked}, follow=True)
    assert answer.redirect_chain[-1][0] == LIST
    assert english(answer) == []
    assert [str(s) for s in DistrictStreet.objects.filter(district__name="Rejon 1")] == ["Nowa 1–9"]
    log = ModelLogEntry.objects.filter(user=publisher).exclude(action="login.in")
    log = log.values_list("action", "label")
    assert set(log) == {("wagtail.edit", "Rejon 1"), ("wagtail.create", "Rejon 4")}


def test_of_what_changes_the_old_and_the_new_value_are_shown(staff):
    District.objects.filter(name="Rejon 1").update(room="")
    page = soup(upload(staff, f"{HEAD}\nRejon 1;Ewa;pokój 1;;Wzorcowa;;;\nRejon 4;Jan;;;Nowa;;;"))
    told = [one.get_text(" ", strip=True) for one in page.select(".district-changes li")]
    assert told == [
        "Pracownik socjalny: było „Pracownik Rejon 1” → będzie „Ewa”",
        "Pokój: było puste → będzie „pokój 1”",
        "Pracownik socjalny: „Jan”",
    ]


def test_errors_are_shown_line_by_line_with_what_stands_there(staff):
    answer = upload(staff, BAD)
    page = soup(answer)
    table = [
        [cell.get_text(" ", strip=True) for cell in row.select("td")]
        for row in page.select("table.listing tbody tr")
    ]
    assert [(row[0], row[1]) for row in table] == [
        ("2", "Rejon 1;;;;Nowa;9;1;"),
        ("4", "Rejon 4;;;;Leśna;5a;;<b>"),
    ]
    assert "5a" in table[1][2]
    assert "strona" in table[1][2]
    assert not page.select("[name=checked]")
    assert english(answer) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG\x00", b"a;b\nc;d"])
def test_what_is_no_list_is_refused_at_the_field(staff, data):
    answer = upload(staff, data, everything="on")
    page = soup(answer)
    assert page.select_one(".w-field__errors p").get_text(strip=True)
    assert page.select_one("[name=everything]").has_attr("checked")
    assert english(answer) == []


def test_no_file_at_all_is_refused(staff):
    assert "file" in staff.post(IMPORT, {}).context["form"].errors


@pytest.mark.parametrize("checked", ["", "x", "x:y:z", "\x00"])
def test_a_checked_file_that_was_changed_on_the_way_is_refused(staff, checked):
    answer = staff.post(IMPORT, {"checked": checked}, follow=True)
    assert answer.redirect_chain[-1][0] == IMPORT
    assert answer.context["messages"]
    assert District.objects.count() == 3


def test_what_somebody_changed_meanwhile_is_checked_again(staff):
    checked = soup(upload(staff, GOOD)).select_one("[name=checked]")["value"]
    district("Rejon 5", [("Cicha", None, None, "all")])
    page = soup(staff.post(IMPORT, {"checked": checked}))
    assert "Rejon 5" in page.select_one(".error-message").get_text()
    assert not District.objects.filter(name="Rejon 4").exists()


def test_a_file_of_everything_says_who_loses_their_streets(staff):
    page = soup(upload(staff, GOOD, everything="on"))
    assert "Rejon 2, Rejon 3" in page.get_text()
    staff.post(IMPORT, {"checked": page.select_one("[name=checked]")["value"]})
    assert DistrictStreet.objects.count() == 2


def test_a_long_file_is_shown_in_part_and_saved_whole(staff):
    lines = [f"Rejon 1;;;;Ulica numer{n};;;" for n in range(5_000)]
    page = soup(upload(staff, "\n".join([HEAD, *lines])))
    assert len(page.select("table.listing")[-1].select("tbody tr")) == 200
    staff.post(IMPORT, {"checked": page.select_one("[name=checked]")["value"]})
    assert DistrictStreet.objects.filter(district__name="Rejon 1").count() == 5_000


# -- Taking one home --------------------------------------------------------------------------


def test_what_is_downloaded_can_be_loaded_again_and_changes_nothing(staff):
    before = list(DistrictStreet.objects.order_by("key", "parity").values_list("key", "parity"))
    answer = staff.get(EXPORT)
    assert "rejony.csv" in answer["Content-Disposition"]
    page = soup(upload(staff, answer.content, everything="on"))
    assert [cell.get_text(strip=True) for cell in page.select("table.listing")[0].select("td")] == [
        *("Rejon 1", "2", "0", "0", "Rejon 2", "1", "0", "0", "Rejon 3", "1", "0", "0"),
    ]
    staff.post(IMPORT, {"checked": page.select_one("[name=checked]")["value"]})
    now = DistrictStreet.objects.order_by("key", "parity").values_list("key", "parity")
    assert list(now) == before


def test_the_example_file_can_be_loaded(staff):
    page = soup(upload(staff, staff.get(TEMPLATE).content))
    assert "Przykładowa 1–19" in page.get_text()


def test_a_formula_is_downloaded_as_text(staff):
    District.objects.filter(name="Rejon 1").update(worker="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in staff.get(EXPORT).content.decode()
