"""The scheduled command: it publishes and takes down, and the panel says when it has not run."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.management.commands import publish_scheduled

from core.models import ScheduledRun
from pages.models import ContentPage
from tests.samples import logged_in, short_page

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

    monkeypatch.setattr(publish_scheduled.Command, "handle", fail)
    with pytest.raises(RuntimeError):
        call_command("publish_scheduled")
    run = ScheduledRun.objects.get()
    assert run.finished_at == succeeded
    ScheduledRun.objects.update(finished_at=succeeded - timedelta(hours=1))
    assert "dysk jest pełny" in first_screen(editor)
