"""The scheduled command: it publishes and takes down, and the panel says when it has not run."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from core import scheduled
from pages.models import ContentPage
from tests.samples import logged_in, short_page
from upkeep import jobs
from upkeep.models import ScheduledRun

pytestmark = pytest.mark.django_db

WARNING = "Zaplanowane strony nie pojawiają się same"


def shown(*pages):
    return tuple(ContentPage.objects.get(pk=page.pk).live for page in pages)


def first_screen(user):
    return logged_in(user).get("/admin/").content.decode()


def test_what_is_due_is_published_and_what_expired_is_taken_down(home, monkeypatch):
    coming, going = short_page("Jutro czynne", live=False), short_page("Wczoraj czynne")
    coming.go_live_at = going.expire_at = timezone.now() + timedelta(hours=1)
    for page in (coming, going):
        page.save_revision().publish()
    assert shown(coming, going) == (False, True)
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    assert shown(coming, going) == (True, False)


def test_the_panel_warns_until_the_command_has_run(home, editor):
    assert WARNING in first_screen(editor)
    call_command("publish_scheduled")
    assert WARNING not in first_screen(editor)


def test_the_panel_warns_again_when_the_timer_has_stopped(home, editor):
    call_command("publish_scheduled")
    stopped = timezone.now() - timedelta(minutes=11)
    ScheduledRun.objects.update(finished_at=stopped)
    shown = first_screen(editor)
    assert WARNING in shown
    assert timezone.localtime(stopped).strftime("%H:%M") in shown


def test_a_dry_run_does_no_work_and_so_is_not_recorded(home):
    call_command("publish_scheduled", dryrun=True)
    assert not ScheduledRun.objects.exists()


def test_a_failure_is_told_and_the_last_success_remembered(home, editor, monkeypatch):
    call_command("publish_scheduled")
    succeeded = ScheduledRun.objects.get().finished_at

    def fail(*args, **options):
        raise RuntimeError("dysk jest pełny")

    monkeypatch.setattr("core.scheduled._models", fail)
    with pytest.raises(RuntimeError):
        call_command("publish_scheduled")
    run = ScheduledRun.objects.get()
    assert run.finished_at == succeeded
    ScheduledRun.objects.update(finished_at=succeeded - timedelta(hours=1))
    assert "dysk jest pełny" in first_screen(editor)


# -- One page after another -------------------------------------------------------------------


def at(monkeypatch, moment):
    """Let the command run at a moment."""
    monkeypatch.setattr(timezone, "now", lambda: moment)
    call_command("publish_scheduled")


def scheduled_page(title, go_live_at=None, expire_at=None, live=False):
    """Return a page that is to appear or go at a time."""
    page = short_page(title, live=live)
    page.go_live_at, page.expire_at = go_live_at, expire_at
    page.save_revision().publish()
    return page


def test_a_page_that_fails_keeps_no_other_from_appearing(home, monkeypatch):
    soon = timezone.now() + timedelta(hours=1)
    broken, sound = scheduled_page("Zepsuta", soon), scheduled_page("Zdrowa", soon)
    publish = Revision.publish

    def fail_for_one(revision, *args, **options):
        if revision.object_id == str(broken.pk):
            raise RuntimeError("nie da się")
        publish(revision, *args, **options)

    monkeypatch.setattr(Revision, "publish", fail_for_one)
    with pytest.raises(CommandError, match=r"wersja \d+"):
        at(monkeypatch, soon + timedelta(seconds=1))
    assert shown(broken, sound) == (False, True)


def test_what_fails_half_way_leaves_nothing_behind(home, monkeypatch):
    soon = timezone.now() + timedelta(hours=1)
    page = scheduled_page("W połowie", soon)

    def fail(*args, **options):
        raise RuntimeError("dziennik jest pełny")

    with monkeypatch.context() as patch:
        patch.setattr("wagtail.actions.publish_revision.log", fail)
        with pytest.raises(CommandError):
            at(patch, soon + timedelta(seconds=1))
    assert shown(page) == (False,)
    at(monkeypatch, soon + timedelta(minutes=1))
    assert shown(page) == (True,)


def test_what_was_to_come_and_go_while_nothing_ran_does_not_appear(home, monkeypatch):
    now = timezone.now()
    page = scheduled_page("Minęło", now + timedelta(hours=1), now + timedelta(hours=2))
    at(monkeypatch, now + timedelta(hours=3))
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_what_appeared_is_not_published_again(home, monkeypatch):
    soon = timezone.now() + timedelta(hours=1)
    page = scheduled_page("Raz", soon)
    for minute in range(3):
        at(monkeypatch, soon + timedelta(minutes=minute, seconds=1))
    entries = PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish.scheduled")
    assert entries.count() == 1


WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.mark.parametrize(
    "planned",
    [
        datetime(2027, 3, 28, 1, 59, tzinfo=WARSAW),  # a minute before 2:00 becomes 3:00
        datetime(2027, 3, 28, 3, 0, tzinfo=WARSAW),
        datetime(2027, 10, 31, 2, 30, tzinfo=WARSAW),  # the first of two
        datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=WARSAW),
        datetime(2027, 10, 31, 3, 0, tzinfo=WARSAW),
    ],
    ids=str,
)
def test_across_a_change_of_the_clock_a_page_appears_in_its_minute(home, monkeypatch, planned):
    planned = planned.astimezone(UTC)
    page = scheduled_page("Zmiana czasu", planned)
    for before in (7200, 3600, 1800, 60, 1):
        at(monkeypatch, planned - timedelta(seconds=before))
        assert shown(page) == (False,)
    at(monkeypatch, planned + timedelta(seconds=59))
    assert shown(page) == (True,)


def test_publishing_comes_before_every_other_job():
    assert next(iter(jobs.registered().values())) is scheduled.PUBLISHING
