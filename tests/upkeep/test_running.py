"""Running what is due: one at a time on all machines, each whatever becomes of the others."""

import logging
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django.utils import timezone

from upkeep import holding, jobs, running
from upkeep.jobs import Daily, EachTime, Job
from upkeep.models import ScheduledRun

NAME = "test_job"


@pytest.fixture
def only(monkeypatch):
    """Return a function after which these jobs are the only ones."""

    def register(*chosen):
        monkeypatch.setattr(jobs, "registered", lambda: {job.name: job for job in chosen})

    return register


def job(work, name=NAME, when=None, **more):
    return Job(name, "Próba", work, when or EachTime(), **more)


def record(name=NAME):
    return ScheduledRun.objects.get(command=name)


# -- One after another ------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_run_is_written_down(only):
    done = []
    only(job(lambda: done.append(1)))
    call_command("run_scheduled")
    assert done == [1]
    assert (record().succeeded, record().error, record().held_until) == (True, "", None)


@pytest.mark.django_db
def test_a_failure_stops_no_other_job_is_written_down_and_logged_once(only, caplog):
    def fail():
        raise ValueError("nie ma\nmiejsca")

    done = []
    only(job(fail), job(lambda: done.append(1), "other"))
    with pytest.raises(SystemExit) as left:
        call_command("run_scheduled")
    assert (left.value.code, done) == (1, [1])
    assert (record().error, record().succeeded) == ("ValueError: nie ma miejsca", False)
    assert record("other").succeeded
    assert [entry.levelno for entry in caplog.records] == [logging.ERROR]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [SystemExit, CommandError])
def test_what_a_command_says_when_it_leaves_is_kept_as_it_is(only, kind):
    def leave():
        raise kind("Dysk jest pełny.")

    only(job(leave))
    with pytest.raises(SystemExit):
        call_command("run_scheduled")
    assert record().error == "Dysk jest pełny."


@pytest.mark.django_db
def test_after_a_success_the_error_is_forgotten(only):
    ScheduledRun.objects.create(command=NAME, error="dawny błąd")
    only(job(lambda: None))
    call_command("run_scheduled")
    assert record().error == ""


@pytest.mark.django_db
def test_with_the_database_away_it_says_so_and_fails(monkeypatch, caplog):
    def fail():
        raise OperationalError("connection refused")

    monkeypatch.setattr(running, "due", fail)
    with pytest.raises(SystemExit):
        call_command("run_scheduled")
    assert "connection refused" in caplog.text


@pytest.mark.django_db
def test_one_job_runs_by_its_name_if_it_is_due_or_if_told_so(only):
    done = []
    only(job(lambda: done.append(1), when=Daily(2, 30)))
    for options in ({}, {}, {"now": True}):
        call_command("run_scheduled", only=NAME, **options)
    assert len(done) == 2


@pytest.mark.django_db
def test_a_name_that_is_unknown_is_answered_with_those_that_are(only):
    only(job(lambda: None))
    with pytest.raises(CommandError, match=f"Nie ma zadania bakup. Są: {NAME}"):
        call_command("run_scheduled", only="bakup")


# -- Two at once ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_what_somebody_else_is_at_is_left_alone(only):
    done = []
    only(job(lambda: done.append(1)))
    ScheduledRun.objects.create(command=NAME)
    with holding.hold(ScheduledRun.read(NAME), timedelta(minutes=1)) as is_ours:
        assert is_ours
        call_command("run_scheduled")
    assert done == []
    call_command("run_scheduled")
    assert done == [1]


@pytest.mark.django_db
def test_what_somebody_did_since_we_looked_is_not_done_twice():
    seen = ScheduledRun.read(NAME)
    with holding.hold(ScheduledRun.read(NAME), timedelta(minutes=1)):
        pass
    with holding.hold(seen, timedelta(minutes=1)) as is_ours:
        assert not is_ours


@pytest.mark.django_db
def test_a_killed_run_frees_itself_in_less_than_a_minute(only):
    assert timedelta(minutes=1) > holding.LEASE
    only(job(lambda: None))
    gone = timezone.now() - timedelta(seconds=1)
    ScheduledRun.objects.create(command=NAME, held_until=gone, held_by="x", started_at=gone)
    assert not record().succeeded
    call_command("run_scheduled")
    assert record().succeeded


@pytest.mark.django_db
def test_while_a_job_works_nothing_of_the_database_is_locked(only):
    held, around = [], len(connection.atomic_blocks)  # those of the test itself
    only(job(lambda: held.append(len(connection.atomic_blocks) - around)))
    call_command("run_scheduled")
    assert held == [0]


# -- Slow jobs --------------------------------------------------------------------------------


@pytest.fixture
def slow(only, monkeypatch):
    """Return a function that registers slow jobs, whose processes run this Python code."""
    real = subprocess.Popen

    def register(code, *names, **more):
        only(*[job(lambda: None, name, Daily(2, 30), **more) for name in names])

        def start(command):
            children.append(real([sys.executable, "-c", code, command[-1]]))
            children[-1].args = command
            return children[-1]

        children = []
        monkeypatch.setattr(running.subprocess, "Popen", start)
        return children

    return register


@pytest.mark.django_db
def test_slow_jobs_run_in_processes_of_their_own_one_after_another(slow):
    children = slow("", "one", "two")
    assert running.Rounds().go()
    assert [child.args[-1] for child in children] == ["one", "two"]
    assert [child.args[-3:-1] for child in children] == [["run_scheduled", "--only"]] * 2


@pytest.mark.django_db
def test_a_slow_job_that_fails_stops_no_other_and_is_told(slow):
    children = slow("import sys; sys.exit(1)", "one", "two")
    assert not running.Rounds().go()
    assert len(children) == 2


@pytest.mark.django_db
def test_a_slow_job_that_hangs_is_ended(slow, caplog):
    children = slow("import time; time.sleep(600)", "one", limit=timedelta(seconds=0.2))
    assert not running.Rounds().go()
    assert children[0].returncode == -signal.SIGTERM
    assert "one" in caplog.text


@pytest.mark.django_db
def test_quick_jobs_go_on_each_round_while_a_slow_one_works(only, slow, monkeypatch, tmp_path):
    monkeypatch.setattr(running, "ROUND", 0.1)
    flag, done = tmp_path / "over", []
    slow(f"import os, time\nwhile not os.path.exists({str(flag)!r}): time.sleep(0.01)", "one")
    long = jobs.registered()["one"]

    def quick():
        done.append(1)
        if len(done) == 3:
            flag.touch()

    only(job(quick), long)
    assert running.Rounds().go()
    assert len(done) >= 3


@pytest.mark.django_db
def test_a_watcher_is_told_what_failed_or_is_late(only, capsys):
    only(job(lambda: None), job(lambda: None, "other"))
    ScheduledRun.objects.create(command="other", error="Dysk jest pełny.")
    with pytest.raises(SystemExit) as left:
        call_command("run_scheduled", check=True)
    told = capsys.readouterr().out
    assert left.value.code == 1
    assert f"{NAME:<20} dawno niewykonane" in told
    assert "Dysk jest pełny." in told
    call_command("run_scheduled")
    call_command("run_scheduled", check=True)
    assert capsys.readouterr().out == ""
