"""The form of an amount: figures as people write them, mistakes told at their field."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from amounts.models import Amount
from tests.amounts.staff import ADD, manager
from tests.samples import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(home):
    """The browser of somebody who keeps amounts."""
    return logged_in(manager())


def form(*rows, **facts):
    """Return what the editor of an amount sends; rows: what differs from an ordinary value."""
    row = {"value": "215,84", "valid_from": "01.01.2026", "valid_to": ""}
    row |= {"legal_basis": "", "checked_on": "01.01.2026", "id": ""}
    facts = {"name": "Zasiłek pielęgnacyjny", "unit": "zloty", "per": "", **facts}
    return nested_form_data({**facts, "values": inline_formset([{**row, **one} for one in rows])})


def errors(answer):
    """Return {name of the field, or "" for the rows as a whole: message} of a refused form."""
    assert answer.status_code == 200
    soup = BeautifulSoup(answer.content, "html.parser")
    found = {}
    for field in soup.select("[data-field]"):
        for error in field.select(".error-message"):
            found[field.select_one("[name]")["name"]] = error.get_text(" ", strip=True)
    for error in soup.select("div.error-message > span"):
        found[""] = error.get_text(" ", strip=True)
    return found


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("215,84", "215.84"),
        ("215.84", "215.84"),
        ("1 234,56 zł", "1234.56"),
        ("1\u00a0234,56\u00a0zł", "1234.56"),
        ("1.234,56", "1234.56"),
        ("200 PLN", "200"),
        ("70", "70"),
        ("\u200b1 234,56\ufeff", "1234.56"),
        ("0", "0"),
        ("200,-", "200"),
        ("200,– zł", "200"),
        ("12 złotych", "12"),
        ("2 złote", "2"),
        ("1 234,50 zł", "1234.50"),
        ("1234.50", "1234.50"),
        ("1\u202f234,5\u2009zł.", "1234.5"),
        ("12345678,90zl", "12345678.90"),
    ],
)
def test_a_figure_may_be_typed_as_in_a_letter(staff, typed, kept):
    assert staff.post(ADD, form({"value": typed})).status_code == 302
    assert Amount.objects.get().values.get().value == Decimal(kept)


@pytest.mark.parametrize(
    ("typed", "kept"), [("70 %", "70"), (" 15 procent ", "15"), ("12,5", "12.5")]
)
def test_a_share_may_be_typed_as_in_a_letter(staff, typed, kept):
    assert staff.post(ADD, form({"value": typed}, unit="per_cent")).status_code == 302
    assert Amount.objects.get().values.get().value == Decimal(kept)


@pytest.mark.parametrize(
    ("typed", "unit", "named"),
    [("15%", "zloty", "złoty (zł)"), ("15 procent", "zloty", "złoty (zł)")]
    + [("200 zł", "per_cent", "procent (%)"), ("200 PLN", "per_cent", "procent (%)")],
)
def test_per_cent_is_never_taken_for_money_nor_money_for_per_cent(staff, typed, unit, named):
    answer = staff.post(ADD, form({"value": typed}, unit=unit))
    message = f"Wyżej wybrano inną jednostkę: {named}. Zmień ją tam albo popraw to pole."
    assert errors(answer) == {"values-0-value": message}
    assert not Amount.objects.exists()


NO_FIGURES = ["dużo", "12,5,5", "1e99", "1e5", "NaN", "-1", "+1", ",", "٢٠٠", "２００", "0x10"]
NO_FIGURES += ["12 50", "1.234", "1,234.50", "215,845", "1_000", "200 euro", "zł", "200,"]
NO_FIGURES += ["5 zł 50 gr"]


@pytest.mark.parametrize("typed", NO_FIGURES)
def test_what_nobody_would_write_in_a_letter_is_refused_with_an_example(staff, typed):
    message = "Nie rozumiemy tej kwoty. Wpisz ją na przykład tak: 1 234,50 albo 215,84."
    answer = staff.post(ADD, form({"value": typed}))
    assert errors(answer) == {"values-0-value": message}


@pytest.mark.parametrize("typed", ["dużo", "12,5,5", "1e99", "NaN", "-1", "12345678901", ","])
def test_what_is_no_figure_is_refused_and_stays_in_the_field(staff, typed):
    answer = staff.post(ADD, form({"value": typed}))
    assert list(errors(answer)) == ["values-0-value"]
    kept = BeautifulSoup(answer.content, "html.parser").find(attrs={"name": "values-0-value"})
    assert kept["value"] == typed


def test_a_row_without_a_value_says_what_to_write(staff):
    answer = staff.post(ADD, form({"value": "", "legal_basis": "Dz.U. z 2026 r."}))
    assert errors(answer) == {"values-0-value": "Wpisz kwotę cyframi, na przykład: 215,84."}
    assert "Dz.U. z 2026 r." in answer.content.decode()


def test_a_row_without_a_first_day_says_what_to_write(staff):
    answer = staff.post(ADD, form({"valid_from": ""}))
    message = "Wpisz pierwszy dzień, w którym kwota obowiązuje."
    assert errors(answer) == {"values-0-valid_from": message}


def test_an_amount_without_values_is_refused(staff):
    answer = staff.post(ADD, form())
    assert errors(answer)[""].startswith("Dodaj co najmniej jedną wysokość")
    assert not Amount.objects.exists()


def test_an_end_before_the_start_is_refused_at_the_end(staff):
    answer = staff.post(ADD, form({"valid_to": "31.12.2025"}))
    message = "Ostatni dzień jest przed pierwszym. Popraw jedną z tych dat."
    assert errors(answer) == {"values-0-valid_to": message}


def test_two_values_on_the_same_day_are_refused_and_the_days_named(staff):
    first, second = {"valid_to": "01.02.2026"}, {"valid_from": "15.01.2026"}
    (field, message), *others = errors(staff.post(ADD, form(second, first))).items()
    assert field == "values-1-valid_to"
    assert "Od 15 stycznia 2026 do 1 lutego 2026" in message
    assert others == []


def test_the_last_day_of_one_must_not_be_the_first_of_the_next(staff):
    rows = [{"valid_to": "15.01.2026"}, {"valid_from": "15.01.2026"}]
    (field, message), *_ = errors(staff.post(ADD, form(*rows))).items()
    assert field == "values-0-valid_to"
    assert "Od 15 stycznia 2026 do 15 stycznia 2026" in message


def test_two_values_that_begin_on_the_same_day_are_refused(staff):
    (field, message), *others = errors(staff.post(ADD, form({}, {"value": "5"}))).items()
    assert field == "values-1-valid_from"
    assert "od 1 stycznia 2026" in message
    assert others == []


def test_rows_one_after_another_and_a_last_one_without_an_end_are_fine(staff):
    rows = [{"valid_to": "31.01.2026"}, {"valid_from": "01.02.2026"}, {"valid_from": "01.03.2026"}]
    assert staff.post(ADD, form(*rows)).status_code == 302


def test_a_deleted_row_is_in_nobodys_way(staff):
    rows = [{}, {"value": "300", "DELETE": "1"}]
    data = form(*rows) | {"values-1-DELETE": "1"}
    assert staff.post(ADD, data).status_code == 302
    assert Amount.objects.get().values.get().value == Decimal("215.84")


def test_a_second_amount_of_the_same_name_is_told_where_to_go(staff):
    staff.post(ADD, form({}))
    message = "Jest już kwota o tej nazwie. Otwórz ją i dodaj tam nową wysokość."
    assert errors(staff.post(ADD, form({}))) == {"name": message}


def test_a_stored_figure_stands_in_the_form_with_a_comma_and_saves_unchanged(staff):
    staff.post(ADD, form({}))
    amount = Amount.objects.get()
    address = f"/admin/snippets/amounts/amount/edit/{amount.pk}/"
    soup = BeautifulSoup(staff.get(address).content, "html.parser")
    assert soup.find(attrs={"name": "values-0-value"})["value"] == "215,84"
