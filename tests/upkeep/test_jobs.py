"""When a job is due: each time, or daily by the clock on the wall, also when that changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ImproperlyConfigured
from wagtail import hooks

from upkeep import jobs
from upkeep.jobs import Daily, EachTime, Job
from upkeep.models import RETRY, ScheduledRun

WARSAW = ZoneInfo("Europe/Warsaw")
NIGHTLY = Job("nightly", "Co noc", lambda: None, Daily(2, 30))
CONSTANT = Job("constant", "Stale", lambda: None, EachTime())


def here(*args, **more):
    """Return a moment by the clock on the wall, as the site knows it: in UTC."""
    return datetime(*args, **more, tzinfo=WARSAW).astimezone(UTC)


def ran(started, finished=None):
    """Return the record of a run that ended well at once, unless it is said when."""
    return ScheduledRun(command="nightly", started_at=started, finished_at=finished or started)


def moments(job, begin, end):
    """Return when a job begins if it is asked each minute; each run ends well at once."""
    run, found, now = ran(begin - timedelta(minutes=1)), [], begin
    while now < end:
        if run.is_due(job, now):
            found.append(now)
            run = ran(now)
        now += timedelta(minutes=1)
    return found


def test_a_daily_job_begins_once_a_day_at_its_time():
    found = moments(NIGHTLY, here(2027, 1, 4, 12), here(2027, 1, 7, 12))
    assert found == [here(2027, 1, day, 2, 30) for day in (5, 6, 7)]


def test_where_the_clock_leaps_over_its_time_it_begins_all_the_same_and_once():
    found = moments(NIGHTLY, here(2027, 3, 27, 12), here(2027, 3, 29, 12))
    assert found == [here(2027, 3, 28, 3, 30), here(2027, 3, 29, 2, 30)]


def test_where_its_time_comes_twice_it_begins_once():
    found = moments(NIGHTLY, here(2027, 10, 30, 12), here(2027, 11, 1, 12))
    assert found == [here(2027, 10, 31, 2, 30), here(2027, 11, 1, 2, 30)]


def test_days_that_were_missed_are_made_up_for_once():
    run = ran(here(2027, 1, 4, 2, 30))
    morning = here(2027, 1, 9, 8)
    assert run.is_due(NIGHTLY, morning)
    assert not ran(morning).is_due(NIGHTLY, morning + timedelta(hours=1))


def test_what_never_ran_is_due():
    assert ScheduledRun(command="nightly").is_due(NIGHTLY, here(2027, 1, 4, 12))


def test_after_a_failure_it_is_tried_again_but_not_at_once():
    begun = here(2027, 1, 4, 2, 30)
    failed = ran(begun, finished=begun - timedelta(days=1))
    assert not failed.is_due(NIGHTLY, begun + RETRY - timedelta(seconds=1))
    assert failed.is_due(NIGHTLY, begun + RETRY)


def test_a_clock_that_was_set_back_delays_nothing():
    now = here(2027, 1, 4, 12)
    assert ran(now + timedelta(days=300)).is_due(NIGHTLY, now)


def test_a_quick_job_is_due_whenever_somebody_asks():
    now = here(2027, 1, 4, 12)
    assert ran(now - timedelta(seconds=1)).is_due(CONSTANT, now)


def test_lateness_is_measured_by_what_the_job_can_bear():
    now = here(2027, 1, 4, 12)
    run = ran(now - timedelta(minutes=11))
    assert (run.is_late(CONSTANT, now), run.is_late(NIGHTLY, now)) == (True, False)
    assert ran(now - timedelta(hours=27)).is_late(NIGHTLY, now)
    assert ScheduledRun().is_late(NIGHTLY, now)


def test_two_jobs_of_one_name_are_a_mistake():
    with (
        hooks.register_temporarily(jobs.HOOK, lambda: NIGHTLY),
        hooks.register_temporarily(jobs.HOOK, lambda: NIGHTLY),
        pytest.raises(ImproperlyConfigured, match="nightly"),
    ):
        jobs.registered()


def test_the_site_registers_what_it_needs():
    wanted = {"publish_scheduled", "backup", "check_content", "clear_sessions", "forget_searches"}
    wanted |= {"make_renditions", "read_documents", "refresh_references", "update_index"}
    assert wanted <= set(jobs.registered())
