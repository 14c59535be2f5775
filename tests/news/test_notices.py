"""Notices: their times, and what staff may write."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.models import Notice
from news.models.notices import State
from tests.samples import notice, short_page

pytestmark = pytest.mark.django_db


def unsaved(begins, ends, **facts):
    now = timezone.now()
    times = {"starts_at": now + timedelta(minutes=begins), "ends_at": now + timedelta(minutes=ends)}
    return Notice(**{"title": "Ośrodek dziś nieczynny", **times, **facts})


def test_a_new_notice_is_shown_from_now_for_a_week_to_whoever_does_not_close_it():
    fresh = Notice(title="Zmiana godzin")
    fresh.full_clean()
    assert fresh.state == State.SHOWN
    assert fresh.ends_at - fresh.starts_at == timedelta(days=7)
    assert fresh.is_dismissible


@pytest.mark.parametrize(
    ("begins", "ends", "state"),
    [(-10, 10, State.SHOWN), (10, 20, State.WAITING), (-20, -10, State.OVER)],
)
def test_a_notice_knows_where_in_its_time_it_is(begins, ends, state):
    one = notice(begins=begins, ends=ends)
    assert one.state == state
    found = {s: list(Notice.objects.in_state(s, timezone.now())) for s in State}
    assert found == {s: [one] if s == state else [] for s in State}


@pytest.mark.parametrize(("begins", "ends"), [(60, 30), (60, 60), (-60, -30)])
def test_an_end_that_makes_no_sense_is_refused_at_its_field(begins, ends):
    with pytest.raises(ValidationError) as refusal:
        unsaved(begins, ends).full_clean()
    assert set(refusal.value.message_dict) == {"ends_at"}


def test_a_notice_that_is_shown_may_be_given_an_end_that_has_passed():
    one = notice()
    one.ends_at = timezone.now() - timedelta(minutes=1)
    one.full_clean()


@pytest.mark.parametrize("phone", ["zadzwoń", "12", "<b>44 000 00 00</b>"])
def test_a_phone_that_nobody_can_dial_is_refused_at_its_field(phone):
    with pytest.raises(ValidationError) as refusal:
        unsaved(0, 60, phone=phone).full_clean()
    assert set(refusal.value.message_dict) == {"phone"}


def test_a_notice_of_a_section_goes_with_it_and_never_comes_to_stand_on_the_whole_site(home):
    section = short_page("Wydarzenia")
    notice(section=section)
    section.delete()
    assert not Notice.objects.exists()


def test_a_notice_outlives_the_page_with_more(home):
    page = short_page("Wydarzenia")
    one = notice(link_page=page)
    page.delete()
    one.refresh_from_db()
    assert one.link_page is None
