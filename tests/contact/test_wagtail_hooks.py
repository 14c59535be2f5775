"""The staff's side: a door sign to fill in, mistakes named at the field, hours in use kept."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from contact.models import Building, Entrance, HoursPeriod, OpeningHours, UnitPage
from tests.samples import logged_in, main_hours, unit_page
from users.models import User

pytestmark = pytest.mark.django_db

ADD = "/admin/snippets/contact/openinghours/add/"
WEEK = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "7:30–15:30")
EMPTY = {"valid_from": "", "valid_to": "", "saturday": "", "sunday": ""}


@pytest.fixture
def staff(db):
    """A browser in which somebody is logged in who may do everything."""
    return logged_in(User.objects.create_superuser("szef@example.org", "Kasztan-Rower-1990"))


def form(*periods, exceptions=(), **facts):
    """Return what the form of opening hours sends; periods: what differs from a usual week."""
    rows = [{**EMPTY, **WEEK, **period} for period in periods or [{}]]
    days = [{"last_day": "", "hours": "", "reason": "", **one} for one in exceptions]
    return nested_form_data(
        {
            **{"name": "Godziny Ośrodka", "note": "", **facts},
            "periods": inline_formset(rows),
            "exceptions": inline_formset(days),
        }
    )


def errors(answer):
    """Return {name of a field: what is said at it} of a form that came back."""
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    fields = page.select("[data-field-wrapper]")
    said = {f.select_one("[name]"): f.select_one(".error-message") for f in fields}
    return {field["name"]: error.get_text(strip=True) for field, error in said.items() if error}


def test_a_week_is_filled_in_as_on_a_door(staff):
    assert staff.get(ADD).status_code == 200
    sent = form({"wednesday": "dzień wewnętrzny", "friday": "7.30 do 14"}, is_main="on")
    assert staff.post(ADD, sent).status_code == 302
    hours = OpeningHours.objects.get()
    period = hours.periods.get()
    assert hours.is_main
    assert (period.monday, period.wednesday) == ("7:30–15:30", "dzień wewnętrzny")
    assert (period.friday, period.sunday) == ("7:30–14:00", "")


def test_a_mistake_is_named_at_its_field_and_nothing_typed_is_lost(staff):
    sent = form({"monday": "rano", "tuesday": "8–13, 12–16", "friday": "15–7"}, note="Kasa do 14.")
    answer = staff.post(ADD, sent)
    said = errors(answer)
    assert set(said) == {"periods-0-monday", "periods-0-tuesday", "periods-0-friday"}
    assert "nakładają się" in said["periods-0-tuesday"]
    page = BeautifulSoup(answer.content, "html.parser")
    kept = {name: page.find(attrs={"name": name}) for name in ("periods-0-tuesday", "note")}
    assert [field["value"] for field in kept.values()] == ["8–13, 12–16", "Kasa do 14."]
    assert not OpeningHours.objects.exists()


@pytest.mark.parametrize(
    ("periods", "wrong"),
    [
        ([{}, {}], True),
        ([{"valid_to": "2026-06-30"}, {"valid_from": "2026-07-01"}], False),
        ([{"valid_to": "2026-06-30"}, {"valid_from": "2026-06-30"}], True),
        ([{"valid_from": "2026-01-01"}, {"valid_to": "2025-12-31"}], False),
        ([{}, {"valid_from": "2026-07-01", "valid_to": "2026-08-31"}], True),
    ],
)
def test_weeks_that_overlap_are_refused(staff, periods, wrong):
    answer = staff.post(ADD, form(*periods))
    if wrong:
        assert list(errors(answer)) == ["periods-1-valid_from"]
    else:
        assert answer.status_code == 302


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (["2026-12-24", "2026-12-25"], False),
        (["2026-12-24", "2026-12-24"], True),
    ],
)
def test_exceptions_that_overlap_are_refused(staff, days, wrong):
    answer = staff.post(ADD, form(exceptions=[{"first_day": day} for day in days]))
    if wrong:
        said = errors(answer)
        assert list(said) == ["exceptions-1-first_day"]
        assert ": 24.12.2026." in said["exceptions-1-first_day"]
    else:
        assert answer.status_code == 302


def test_a_row_that_is_being_deleted_overlaps_nothing(staff):
    sent = form({}, {})
    assert staff.post(ADD, {**sent, "periods-1-DELETE": "on"}).status_code == 302
    assert HoursPeriod.objects.count() == 1


def test_a_date_that_ends_before_it_begins_is_named(staff):
    sent = form({"valid_from": "2026-07-01", "valid_to": "2026-06-01"})
    assert list(errors(staff.post(ADD, sent))) == ["periods-0-valid_to"]


def test_a_second_set_of_the_centres_own_hours_is_explained(staff):
    main_hours()
    said = errors(staff.post(ADD, form(is_main="on")))
    assert list(said) == ["is_main"]
    assert "„Godziny Ośrodka”" in said["is_main"]


@pytest.mark.parametrize("in_bulk", [False, True])
def test_hours_of_a_unit_are_not_deleted(staff, home, in_bulk):
    unit = unit_page()
    address = f"/admin/snippets/contact/openinghours/delete/{unit.hours_id}/"
    if in_bulk:
        address = f"/admin/bulk/contact/openinghours/delete/?id={unit.hours_id}"
    answer = staff.post(address)
    assert answer.status_code == 302
    said = " ".join(map(str, get_messages(answer.wsgi_request)))
    assert unit.title in said
    assert OpeningHours.objects.filter(pk=unit.hours_id).exists()


def test_hours_that_nobody_uses_are_deleted(staff):
    hours = main_hours()
    staff.post(f"/admin/snippets/contact/openinghours/delete/{hours.pk}/")
    assert not OpeningHours.objects.exists()


def test_a_building_is_made_with_its_entrances(staff):
    facts = ("postcode", "directions", "accessibility", "map_image", "map_url")
    entrances = [{"name": "Wejście główne", "access": "Podjazd", "photo": ""}]
    sent = nested_form_data(
        {
            **dict.fromkeys(facts, ""),
            **{"name": "Budynek główny", "street": "ul. Przykładowa 1", "town": "Miasto"},
            "entrances": inline_formset(entrances),
        }
    )
    assert staff.post("/admin/snippets/contact/building/add/", sent).status_code == 302
    assert str(Entrance.objects.get()) == "Budynek główny: Wejście główne"


def test_a_building_that_is_deleted_leaves_its_units(staff, home):
    unit = unit_page()
    staff.post(f"/admin/snippets/contact/building/delete/{unit.building_id}/")
    assert not Building.objects.exists()
    assert UnitPage.objects.get().building is None


def test_lists_are_found_by_name(staff, home):
    unit_page()
    for address in ("openinghours/?q=godziny", "building/?q=budynek"):
        text = staff.get(f"/admin/snippets/contact/{address}").content.decode()
        assert "(przykład)" in text


def test_a_copy_of_hours_can_be_changed_and_kept(staff):
    hours = main_hours()
    answer = staff.get(f"/admin/snippets/contact/openinghours/copy/{hours.pk}/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.find(attrs={"name": "periods-0-monday"})["value"] == "7:30–15:30"


def test_the_first_day_of_an_exception_is_needed(staff):
    answer = staff.post(ADD, form(exceptions=[{"first_day": "", "reason": "Wigilia"}]))
    assert list(errors(answer)) == ["exceptions-0-first_day"]


def test_dates_are_what_was_typed(staff):
    staff.post(ADD, form({"valid_from": "2026-07-01"}))
    assert HoursPeriod.objects.get().valid_from == date(2026, 7, 1)
