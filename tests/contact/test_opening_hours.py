"""Opening hours as they are stored: read in one question, one set of them the centre's own."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from contact.hours import CLOSED, parse
from contact.models import HoursException, HoursPeriod, OpeningHours, read_timetable
from tests.samples import main_hours

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 23)


def hours(*periods, exceptions=(), **facts):
    """Return saved opening hours; periods and exceptions: dicts of their facts."""
    one = OpeningHours(name="Godziny Działu", **facts)
    one.periods = [HoursPeriod(**period) for period in periods]
    one.exceptions = [HoursException(**exception) for exception in exceptions]
    one.save()
    return one


def test_weeks_and_exceptions_are_read_in_one_question(django_assert_num_queries):
    today = timezone.localdate()
    last = today + timedelta(days=2)
    exception = {"first_day": today, "last_day": last, "hours": "8–10", "reason": "remont"}
    one = hours({"monday": "7:30–15:30"}, exceptions=[exception], note="Kasa do 14:00.")
    with django_assert_num_queries(1):
        found = read_timetable(pk=one.pk)
    assert found.note == "Kasa do 14:00."
    assert found.period_on(MONDAY).week == (parse("7:30–15:30"), *[CLOSED] * 6)
    (span,) = found.exceptions
    assert (span.first, span.last, span.reason) == (today, last, "remont")
    assert str(found.on(last)) == "8:00–10:00"


def test_an_exception_without_a_last_day_is_one_day_long():
    tomorrow = timezone.localdate() + timedelta(days=1)
    one = hours({}, exceptions=[{"first_day": tomorrow}])
    found = read_timetable(pk=one.pk)
    assert found.exception_on(tomorrow)
    assert not found.exception_on(tomorrow + timedelta(days=1))


def test_what_is_over_is_not_read():
    yesterday = timezone.localdate() - timedelta(days=1)
    one = hours({"valid_to": yesterday}, exceptions=[{"first_day": yesterday}])
    found = read_timetable(pk=one.pk)
    assert (found.periods, found.exceptions) == ((), ())


def test_a_row_changed_by_a_script_is_read_as_it_is_then():
    one = main_hours()
    HoursPeriod.objects.filter(opening_hours=one).update(monday="9:00–10:00")
    assert str(read_timetable(is_main=True).on(MONDAY)) == "9:00–10:00"
    HoursPeriod.objects.all().delete()
    assert read_timetable(is_main=True).on(MONDAY) is None


def test_hours_that_a_script_stored_wrong_are_not_guessed():
    one = main_hours()
    HoursPeriod.objects.filter(opening_hours=one).update(monday="rano")
    assert read_timetable(is_main=True).on(MONDAY) is None
    assert read_timetable(is_main=True).on(MONDAY + timedelta(days=1))


def test_without_hours_nothing_is_known():
    assert not read_timetable(is_main=True).periods


def test_typed_hours_are_kept_in_one_form():
    period = HoursPeriod(monday="od 7.30 do 15.30", tuesday="8-12 i 13-16", friday="–")
    period.clean_fields(exclude=["opening_hours"])
    kept = (period.monday, period.tuesday, period.wednesday, period.friday)
    assert kept == ("7:30–15:30", "8:00–12:00, 13:00–16:00", "", "")


def test_each_wrong_day_is_named():
    period = HoursPeriod(monday="rano", tuesday="8–12", friday="16–8")
    with pytest.raises(ValidationError) as refused:
        period.full_clean(exclude=["opening_hours"])
    assert set(refused.value.message_dict) == {"monday", "friday"}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (HoursPeriod(valid_from=MONDAY, valid_to=MONDAY - timedelta(1)), "valid_to"),
        (HoursException(first_day=MONDAY, last_day=MONDAY - timedelta(1)), "last_day"),
    ],
)
def test_an_end_before_the_beginning_is_refused(row, field):
    with pytest.raises(ValidationError) as refused:
        row.full_clean(exclude=["opening_hours"])
    assert list(refused.value.message_dict) == [field]


def test_only_one_set_of_hours_is_the_centres_own():
    main = main_hours()
    main.full_clean()
    with pytest.raises(ValidationError) as refused:
        OpeningHours(name="Inne", is_main=True).full_clean()
    assert list(refused.value.message_dict) == ["is_main"]
    assert main.name in refused.value.messages[0]
    with pytest.raises(IntegrityError):
        OpeningHours.objects.create(name="Inne", is_main=True)
