"""`make run` where nothing is configured: a key kept for ever, this computer's address."""

import os
import stat

import pytest

from mopscms import launch

OURS = ("BASE_URL", "ALLOWED_HOSTS", "VAR_DIR", "SECRET_KEY", "PORT", "REDIS_URL", "S3_BUCKET")


@pytest.fixture
def started(tmp_path, monkeypatch):
    """Return a function that runs launch.main and returns the environment manage.py would see."""
    names = [name for name in OURS if name in os.environ]
    for name in OURS:  # set first, so that whatever launch fills in is taken back
        monkeypatch.setenv(name, "")
    for name in names:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ENV_FILE", os.devnull)
    monkeypatch.setattr(launch, "BASE_DIR", tmp_path)
    seen = {}
    monkeypatch.setattr(os, "execv", lambda program, args: seen.update(args=args))
    monkeypatch.setattr(os, "umask", lambda mask: seen.update(mask=mask))

    def start(**given):
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        launch.main()
        return {name: os.environ[name] for name in OURS if name in os.environ} | seen

    return start


def test_what_nobody_said_is_filled_in(started, tmp_path):
    found = started()
    assert found["BASE_URL"] == "http://127.0.0.1:8000"
    assert found["ALLOWED_HOSTS"] == "127.0.0.1,localhost,[::1]"
    assert found["VAR_DIR"] == str(tmp_path / "var")
    assert len(found["SECRET_KEY"]) >= 50
    assert found["args"][1] == str(tmp_path / "manage.py")


def test_what_somebody_said_stays(started, tmp_path):
    given = {"BASE_URL": "https://mops.example.pl", "SECRET_KEY": "k" * 50}
    given |= {"ALLOWED_HOSTS": "mops.example.pl", "VAR_DIR": str(tmp_path / "dane")}
    found = started(**given)
    assert {name: found[name] for name in given} == given
    assert not (tmp_path / "dane").exists()


def test_what_the_site_writes_is_not_for_everybody_on_this_computer(started):
    assert started()["mask"] == 0o027


@pytest.mark.parametrize("name", ["REDIS_URL", "S3_BUCKET"])
def test_several_machines_do_not_make_a_key_each(started, tmp_path, name):
    with pytest.raises(SystemExit, match=f"{name}.*SECRET_KEY") as refusal:
        started(**{name: "wspolne"})
    assert "\n" not in refusal.value.code
    assert not (tmp_path / "var").exists()
    assert started(**{name: "wspolne", "SECRET_KEY": "k" * 50})["SECRET_KEY"] == "k" * 50


def test_an_env_file_counts_too(started, tmp_path):
    (tmp_path / "env").write_text("PORT=8123\n", "utf-8")
    os.environ.pop("PORT", None)
    assert started(ENV_FILE=str(tmp_path / "env"))["BASE_URL"] == "http://127.0.0.1:8123"


@pytest.mark.parametrize("written", [b"SITE_NAME=za\xbf\xf3\xb3\xe6\n"])
def test_an_env_file_that_is_not_utf8_is_left_to_manage(started, tmp_path, written):
    (tmp_path / "env").write_bytes(written)
    assert started(ENV_FILE=str(tmp_path / "env"))["args"]


@pytest.mark.parametrize(
    ("base_url", "more"),
    [
        ("http://127.0.0.1:8001", []),
        ("http://localhost", []),
        ("http://[::1]:8000", []),
        ("https://mops.example.pl", ["mops.example.pl"]),
        ("http://[::", []),
        ("mops.example.pl", []),
    ],
)
def test_the_site_answers_to_this_computer_and_to_its_own_name(base_url, more):
    assert launch.local_hosts(base_url) == [*launch.LOOPBACK, *more]


def test_the_key_is_made_once_for_its_owner_alone(tmp_path):
    key = launch.kept_key(tmp_path)
    assert launch.kept_key(tmp_path) == key
    assert len(key) >= 50
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_two_starts_at_once_take_the_same_key(tmp_path, monkeypatch):
    """The other process makes the key while this one waits for its turn."""
    wait = launch.fcntl.flock

    def other_first(file, how):
        (tmp_path / "secret-key").write_text("klucz-drugiego-procesu")
        wait(file, how)

    monkeypatch.setattr(launch.fcntl, "flock", other_first)
    assert launch.kept_key(tmp_path) == "klucz-drugiego-procesu"


def test_a_key_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "secret-key").write_bytes(b"\xff\xfe")
    with pytest.raises(SystemExit, match="secret-key"):
        launch.kept_key(tmp_path)


@pytest.mark.parametrize("text", ["0", "65536", "abc", "-1", "80 80", "٨٠", "1e3"])
def test_a_bad_port_is_refused_by_name(text, monkeypatch):
    monkeypatch.setenv("PORT", text)
    with pytest.raises(SystemExit, match=f"^PORT={text} nie jest numerem") as refusal:
        launch.read_port()
    assert "\n" not in refusal.value.code


@pytest.mark.parametrize(("text", "port"), [("", 8000), ("1", 1), ("65535", 65535)])
def test_a_good_port_is_taken(text, port, monkeypatch):
    monkeypatch.setenv("PORT", text)
    assert launch.read_port() == port


def test_a_folder_is_made_with_those_above_it(tmp_path):
    folder = launch.make_folder(tmp_path / "a" / "b")
    assert folder.is_dir()
    assert not list(folder.iterdir())


def test_a_folder_that_cannot_be_made_is_refused_with_one_line(tmp_path):
    (tmp_path / "plik").write_text("")
    with pytest.raises(SystemExit, match="VAR_DIR") as refusal:
        launch.make_folder(tmp_path / "plik" / "var")
    assert "\n" not in refusal.value.code


def test_only_one_process_at_a_time_prepares_a_folder(tmp_path):
    def come_second():
        with (tmp_path / "lock").open("a") as file:
            launch.fcntl.flock(file, launch.fcntl.LOCK_EX | launch.fcntl.LOCK_NB)

    with launch.alone(tmp_path), pytest.raises(BlockingIOError):
        come_second()
    come_second()  # the first one has left


def test_a_lock_that_cannot_be_taken_is_refused_with_one_line(tmp_path):
    (tmp_path / "lock").mkdir()
    with pytest.raises(SystemExit, match="lock"), launch.alone(tmp_path):
        pass
