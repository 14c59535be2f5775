"""The units of systemd: sound, shut in, and running commands that there are."""

import shutil
import subprocess

import pytest
from django.core.management import get_commands

from tests.site import BASE_DIR

FOLDER = BASE_DIR / "deploy" / "systemd"
SERVICES = sorted(path.name for path in FOLDER.glob("*.service"))
ON = {
    *("NoNewPrivileges", "ProtectHome", "ProtectClock", "ProtectHostname", "ProtectKernelLogs"),
    *("ProtectKernelModules", "ProtectKernelTunables", "ProtectControlGroups", "PrivateTmp"),
    *("PrivateDevices", "RestrictNamespaces", "RestrictRealtime", "RestrictSUIDSGID"),
    "LockPersonality",
}
systemd = pytest.mark.parametrize("name", SERVICES)


def read(name):
    """Return the settings of a unit: {name: value}; of those named twice the last."""
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def test_there_are_the_site_and_what_it_does_by_the_clock():
    assert SERVICES == ["mopscms-scheduled.service", "mopscms.service"]
    assert read("mopscms-scheduled.timer")["OnCalendar"] == "minutely"


@systemd
def test_a_service_is_shut_in(name):
    service = read(name)
    assert service["User"] == "mopscms"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["ReadWritePaths"] == "/srv/mopscms/var"
    assert {key for key in ON if service.get(key) != "yes"} == set()


@systemd
def test_a_service_runs_commands_that_there_are(name):
    text = (FOLDER / name).read_text("utf-8")
    started = [line for line in text.splitlines() if line.startswith("ExecStart")]
    commands = [line.split(" -m mopscms.launch ")[1].split()[0] for line in started]
    assert commands
    assert set(commands) <= set(get_commands())


def test_a_site_that_failed_is_back_at_once_and_is_never_given_up():
    text = (FOLDER / "mopscms.service").read_text("utf-8")
    assert "ExecStartPre" not in text  # visitors would wait for it
    service = read("mopscms.service")
    assert (service["Restart"], service["RestartSec"]) == ("always", "100ms")
    assert service["StartLimitIntervalSec"] == "0"


@systemd
def test_what_tells_nginx_of_changes_is_where_nginx_may_look(name):
    assert read(name)["RuntimeDirectory"] == "mopscms mopscms/front"  # made by systemd: 0755
    assert "RuntimeDirectoryMode" not in read(name)


@pytest.mark.parametrize("name", [*SERVICES, "mopscms-scheduled.timer"])
def test_systemd_itself_finds_no_fault(name, tmp_path):
    program = shutil.which("systemd-analyze")
    if program is None:  # not on every computer; the tests above hold there
        return
    for path in FOLDER.iterdir():
        text = path.read_text("utf-8").replace("/srv/mopscms/.venv", str(BASE_DIR / ".venv"))
        text = text.replace("=/srv/mopscms", f"={tmp_path}").replace("User=mopscms", "User=root")
        (tmp_path / path.name).write_text(text.replace("Group=mopscms", "Group=root"))
    done = subprocess.run(
        [program, "verify", tmp_path / name], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
