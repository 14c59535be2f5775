"""The staff's screens of districts: the list, the form, and who may open what."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from contact.models import District, DistrictStreet
from tests.contact.districts import (
    EXPORT,
    GOOD,
    IMPORT,
    LIST,
    PHONE,
    district,
    english,
    grant,
    three_districts,
    upload,
)  # fmt: skip
from tests.samples import logged_in, person
from tests.search.test_wagtail_hooks import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(home):
    three_districts()


@pytest.fixture
def staff(known, publisher):
    """The browser of somebody who may add, change and delete districts."""
    grant("Publikujący", "add", "change", "delete")
    return logged_in(publisher)


# -- The list ---------------------------------------------------------------------------------


def rows(page):
    return [row.get_text(" ", strip=True) for row in page.select("table.listing tbody tr")]


def test_the_list_shows_workers_phones_and_how_many_streets(staff):
    page = soup(staff.get(LIST))
    first = rows(page)[0]
    for said in ("Rejon 1", "Pracownik Rejon 1", PHONE, "2"):
        assert said in first
    assert english(staff.get(LIST)) == []


def test_districts_stand_in_the_order_of_their_numbers(staff):
    for name in ("Rejon 10", "Rejon 2a", "Łąki"):
        district(name, [])
    names = ["Łąki", "Rejon 1", "Rejon 2", "Rejon 2a", "Rejon 3", "Rejon 10"]
    for query, expected in [
        ("", names),
        ("?ordering=place", names),
        ("?ordering=-place", names[::-1]),
    ]:
        page = soup(staff.get(LIST + query))
        assert [a.get_text(strip=True) for a in page.select(".title-wrapper a")] == expected
    assert page.select_one("thead a[href*='ordering=place']")


@pytest.mark.parametrize(
    ("actions", "shown"), [(("add", "change"), False), (("change", "delete"), True)]
)
def test_only_who_may_delete_can_tick_districts(known, publisher, actions, shown):
    grant("Publikujący", *actions)
    page = soup(logged_in(publisher).get(LIST))
    assert bool(page.select("table.listing input[type=checkbox]")) == shown


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("polna", ["Rejon 1", "Rejon 2"]),
        ("lakowa", ["Rejon 3"]),
        ("ŁĄKOWA", ["Rejon 3"]),
        ("Pracownik Rejon 2", ["Rejon 2"]),
        ("rejon 3", ["Rejon 3"]),
        ("nie ma", []),
    ],
)
def test_the_list_is_searched_by_street_worker_and_name(staff, typed, names):
    found = rows(soup(staff.get(LIST, {"q": typed})))
    assert len(found) == len(names)
    assert all(name in row for name, row in zip(names, found, strict=True))


def test_the_list_asks_no_more_for_more_rows(staff):
    counts = []
    for start, stop in ((10, 13), (20, 30)):
        for number in range(start, stop):
            district(f"Rejon {number}", [(f"Ulica{number}", None, None, "all")])
        with CaptureQueriesContext(connection) as queries:
            staff.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# -- The form ---------------------------------------------------------------------------------


def form(name, *streets, **facts):
    """Return what the form of a new district sends; streets: (street, from, to, parity)."""
    names = ("street", "number_from", "number_to", "parity")
    children = [dict(zip(names, street, strict=True)) for street in streets]
    facts = {"worker": "", "room": "", "phone": "", "email": "", "unit": "", "note": "", **facts}
    return nested_form_data({"name": name, **facts, "streets": inline_formset(children)})


def errors_of(answer):
    """Return the errors of the rows of streets: [{field: text}]."""
    forms = answer.context["form"].formsets["streets"].forms
    return [{name: " ".join(texts) for name, texts in f.errors.items()} for f in forms]


def test_a_district_is_added_with_its_streets(staff):
    answer = staff.post(f"{LIST}add/", form("Rejon 4", ("ul. Nowa", "1", "9", "odd")), follow=True)
    assert answer.redirect_chain
    assert DistrictStreet.objects.get(key="ul nowa").district.name == "Rejon 4"
    assert english(answer) == []


@pytest.mark.parametrize(
    ("streets", "field", "said"),
    [
        ([("Nowa", "9", "1", "all")], "number_to", "mniejszy"),
        ([("ul.", "", "", "all")], "street", "nazwę"),
        ([("Nowa", "0", "", "all")], "number_from", "1"),
        ([("POLNA", "5", "", "all")], "street", "Rejon 1"),
        ([("ul. polna", "20", "20", "even")], "street", "Rejon 2"),
        ([("Nowa", "1", "9", "all"), ("Nowa", "9", "", "all")], "street", "9"),
    ],
)
def test_a_bad_street_is_explained_at_its_field_and_stays_there(staff, streets, field, said):
    answer = staff.post(f"{LIST}add/", form("Rejon 4", *streets, worker="Ewa"))
    page = soup(answer)
    assert list(errors_of(answer)[-1]) == [field]
    assert said in errors_of(answer)[-1][field]
    assert page.select_one("[name=streets-0-street]")["value"] == streets[0][0]
    assert page.select_one("[name=worker]")["value"] == "Ewa"
    assert english(answer) == []
    assert not District.objects.filter(name="Rejon 4").exists()


def test_a_district_may_be_saved_again_as_it_is(staff):
    known = District.objects.get(name="Rejon 1")
    page = soup(staff.get(f"{LIST}edit/{known.pk}/"))
    data = {}
    for one in page.select("#w-editor-form [name]"):
        chosen = one.select_one("option[selected]") if one.name == "select" else None
        data[one["name"]] = chosen["value"] if chosen else one.get("value", "")
    data = {n: v for n, v in data.items() if not n.endswith("-DELETE") and "__prefix__" not in n}
    answer = staff.post(f"{LIST}edit/{known.pk}/", data)
    assert answer.status_code == 302
    assert known.streets.count() == 2


def test_two_districts_cannot_have_the_same_name(staff):
    answer = staff.post(f"{LIST}add/", form("REJON  1"))
    assert list(answer.context["form"].errors) == ["name"]


# -- Who --------------------------------------------------------------------------------------


@pytest.mark.parametrize("actions", [(), ("add",), ("change",), ("delete",)])
def test_only_who_may_add_and_change_districts_loads_a_file(known, editor, actions):
    grant("Redaktorzy", *actions)
    staff = logged_in(editor)
    for answer in (staff.get(IMPORT), upload(staff, GOOD)):
        assert (answer.status_code, answer.url) == (302, "/admin/")
    staff.post(IMPORT, {"checked": "x"})
    assert IMPORT not in staff.get(LIST).content.decode()
    assert staff.get(EXPORT).status_code == (200 if actions else 302)


def test_a_visitor_and_a_request_without_a_token_are_refused(known, publisher):
    assert Client().get(EXPORT).url.startswith("/logowanie/")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(publisher)
    assert upload(strict, GOOD).status_code == 403


def test_people_of_every_group_see_polish(known):
    grant("Administratorzy", "add", "change", "delete")
    staff = logged_in(person("Administratorzy", "zofia@example.org"))
    for address in (LIST, IMPORT, f"{LIST}add/"):
        assert english(staff.get(address)) == [], address
