"""A web server of this machine hears of each change through a link that never points back."""

import os

import pytest

from page_cache.front import LINK, Front
from page_cache.version import Version


@pytest.fixture
def front(tmp_path):
    return Front(tmp_path / "front")


def target(tmp_path):
    return os.path.realpath(tmp_path / "front" / LINK)


def test_each_change_turns_the_link_to_a_new_directory(front, tmp_path):
    seen = set()
    for _ in range(5):
        front.renew()
        assert os.path.isdir(target(tmp_path))
        seen.add(target(tmp_path))
    assert len(seen) == 5


def test_former_directories_do_not_pile_up(front, tmp_path):
    for _ in range(5):
        front.renew()
    assert sorted(path.name for path in (tmp_path / "front").iterdir()) == sorted(
        [LINK, os.path.basename(target(tmp_path))]
    )


def test_two_processes_at_once_leave_a_link_that_works(front, tmp_path):
    other = Front(tmp_path / "front")
    front.renew()
    former = front._target()
    other.renew()
    assert former != other._target()
    front.renew()
    assert os.path.isdir(target(tmp_path))


def test_a_full_disk_takes_the_link_away(front, tmp_path, monkeypatch, caplog):
    front.renew()
    monkeypatch.setattr("pathlib.Path.mkdir", lambda *a, **k: (_ for _ in ()).throw(OSError(28)))
    front.renew()
    assert not os.path.lexists(tmp_path / "front" / LINK)
    assert "keeps nothing" in caplog.text


def test_every_move_of_the_version_is_heard(front, tmp_path):
    version = Version(tmp_path / "cache", front=front)
    version.move()
    first = target(tmp_path)
    version.move()
    assert target(tmp_path) != first
