"""What is the same for every page is made once, until content changes or its time is over."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from page_cache import changes, memo, moments, site
from tests.committed import commit

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """What was made so far, each time another number."""
    return []


@pytest.fixture
def ask(made):
    """Return a function that asks for one and the same thing."""

    def make():
        made.append(len(made))
        return made[-1]

    commit()
    return lambda: memo.remember("thing", make)


def test_it_is_made_once_until_content_changes(ask):
    assert [ask(), ask(), ask()] == [0, 0, 0]
    site.version().move()
    assert [ask(), ask()] == [1, 1]


def test_nothing_is_remembered_as_well(made, ask):
    for _time in range(2):
        assert memo.remember("nothing", lambda: made.append(0)) is None
    assert made == [0]


def test_who_changes_content_sees_it_at_once_and_keeps_nothing_for_others(ask):
    ask()
    with transaction.atomic():
        changes.content_changed()
        assert [ask(), ask()] == [1, 2]
        transaction.set_rollback(True)
    assert not changes.is_pending()
    assert ask() == 0


def test_it_is_made_anew_when_its_time_is_over(ask, monkeypatch):
    ask()
    at_midnight = moments.next_change(site.version().current())
    monkeypatch.setattr(timezone, "now", lambda: at_midnight - timedelta(seconds=1))
    assert ask() == 0
    monkeypatch.setattr(timezone, "now", lambda: at_midnight)
    assert ask() == 1


def test_what_changes_while_it_is_made_is_not_missed(ask, made):
    def make():
        made.append("old")
        site.version().move()  # somebody publishes in the meantime
        return "old"

    assert memo.remember("other", make) == "old"
    memo.remember("other", make)
    assert made == ["old", "old"]


def test_nothing_is_kept_where_no_version_is_known(ask, monkeypatch):
    monkeypatch.setattr(site, "version", site.NoVersion)
    assert [ask(), ask()] == [0, 1]


def test_it_never_keeps_more_than_a_few_names(ask):
    for number in range(3 * memo.MOST):
        memo.remember(("site", f"{number}.example.org"), str)
        assert len(memo._kept) <= memo.MOST


def test_a_failure_is_not_remembered(ask):
    with pytest.raises(ZeroDivisionError):
        memo.remember("fails", lambda: 1 / 0)
    assert memo.remember("fails", lambda: 1) == 1


def test_outside_a_transaction_nothing_is_pending():
    connection.run_on_commit.clear()
    assert not changes.is_pending()
    assert isinstance(moments.next_change((0, 0)), datetime)
