"""Days that staff type anywhere: a slip in the century and an hour that no clock shows."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.utils import timezone
from wagtail.admin.forms.models import formfield_for_dbfield

from amounts.models import AmountValue
from contact.models.hours import HoursException, HoursPeriod
from core.forms import DayField, MomentField
from library.models import SiteDocument
from news.models import NewsPage, Notice
from pages.models import ContentPage
from tests.samples import logged_in, news_index_page, page_form, publish

WRONG_CENTURY = "Czy rok się zgadza? Wpisz dzień od 15 października 1976 do 15 października 2036."
NO_SUCH_HOUR = (
    "Tej nocy przestawia się zegary i tej godziny nie ma albo wypada dwa razy. "
    "Wybierz godzinę przed 2:00 albo od 3:00."
)
DAYS = [
    (AmountValue, "valid_from"),
    (AmountValue, "valid_to"),
    (ContentPage, "next_review"),
    (ContentPage, "reviewed_on"),
    (HoursException, "first_day"),
    (HoursPeriod, "valid_from"),
    (NewsPage, "valid_until"),
    (SiteDocument, "version_date"),
]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """A day in October."""
    noon = datetime(2026, 10, 15, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    monkeypatch.setattr(timezone, "now", lambda: noon)


def refusal(field, typed):
    with pytest.raises(forms.ValidationError) as refused:
        field.clean(typed)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize(("model", "name"), DAYS)
def test_a_slip_in_the_century_is_refused_in_every_field_of_a_day(model, name):
    field = formfield_for_dbfield(model._meta.get_field(name))
    assert field.clean("01.11.2026") == date(2026, 11, 1)
    for typed in ("01.11.2062", "01.11.1926", "01.11.0026", "31.12.9999", "01.01.0001"):
        assert refusal(field, typed) == WRONG_CENTURY, typed


def test_the_first_and_the_last_day_are_accepted():
    for typed in (date(1976, 10, 15), date(2036, 10, 15)):
        assert DayField().clean(typed) == typed


def test_on_the_day_that_few_years_have_a_day_can_be_typed_too(monkeypatch):
    leap = datetime(2028, 2, 29, 12, tzinfo=ZoneInfo("Europe/Warsaw"))
    monkeypatch.setattr(timezone, "now", lambda: leap)
    assert DayField().clean("29.02.2028") == date(2028, 2, 29)


@pytest.mark.parametrize("name", ["starts_at", "ends_at"])
def test_an_hour_that_no_clock_shows_or_shows_twice_is_told_plainly(name):
    field = formfield_for_dbfield(Notice._meta.get_field(name))
    for typed in ("28.03.2027 02:30", "25.10.2026 02:30"):
        assert refusal(field, typed) == NO_SUCH_HOUR, typed
    assert refusal(field, "28.03.2062 12:00") == WRONG_CENTURY
    assert field.clean("28.03.2027 03:00") == datetime(2027, 3, 28, 1, tzinfo=ZoneInfo("UTC"))


def test_what_is_no_moment_at_all_is_told_as_before():
    assert "poprawną datę" in refusal(MomentField(), "jutro")


def test_what_is_no_day_or_no_moment_gets_an_example():
    assert refusal(DayField(), "31.02.2027") == "Wpisz poprawną datę, na przykład 1.12.2026."
    said = "Wpisz poprawną datę i godzinę, na przykład 1.12.2026 15:30."
    assert refusal(MomentField(), "1.12.2026 26:00") == said


@pytest.mark.django_db
def test_news_of_a_day_more_than_a_year_ahead_is_refused_at_the_day(home, editor):
    index = news_index_page(title="Aktualności", slug="aktualnosci")
    page = publish(NewsPage(title="Nabór", date=date(2026, 10, 1)), index)
    browser, address = logged_in(editor), f"/admin/pages/{page.pk}/edit/"
    form = page_form("Nabór", slug="nabor", lead="Nowe", date="16.10.2027", valid_until="")
    answer = browser.post(address, form)
    message = "Czy rok się zgadza? Wpisz dzień od 15 października 1976 do 15 października 2027."
    assert answer.context["form"].errors == {"date": [message]}
    shown = BeautifulSoup(answer.content, "html.parser")
    assert shown.find(attrs={"name": "lead"}).get_text(strip=True) == "Nowe"
    assert shown.find(attrs={"name": "date"})["value"] == "16.10.2027"
    assert browser.post(address, form | {"date": "15.10.2027"}).status_code == 302


@pytest.mark.parametrize(("model", "name"), [(ContentPage, "reviewed_on"), (Notice, "starts_at")])
def test_the_calendar_does_not_put_another_day_in_the_place_of_what_is_typed(model, name):
    widget = formfield_for_dbfield(model._meta.get_field(name)).widget
    assert widget.get_config()["validateOnBlur"] is False
