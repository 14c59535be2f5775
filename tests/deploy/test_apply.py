"""deploy/apply.sh: what a release needs on a machine. What fails: test_apply_fails.py."""

import grp
import os
import pwd
import re
import subprocess

from tests.deploy.machine import applied, configuration, mode, stand_in, told, write_env
from tests.site import BASE_DIR


def test_the_script_is_sound():
    for shell in ("/bin/sh", "bash"):
        assert subprocess.run([shell, "-n", BASE_DIR / "deploy/apply.sh"]).returncode == 0
    assert (BASE_DIR / "deploy/apply.sh").stat().st_mode & 0o111


def test_database_then_site_then_nginx_which_accepts_what_it_gets(root):
    calls = applied(root)
    steps = ["stop mopscms-scheduled.timer", "launch collectstatic", "launch prepare"]
    steps += ["daemon-reload", "restart mopscms.service mopscms-scheduled.timer"]
    steps += ["nginx -t", "reload-or-restart nginx", "http://127.0.0.1:8000/-/ready"]
    found = [next(n for n, call in enumerate(calls) if step in call) for step in steps]
    assert found == sorted(found)
    own, common = configuration(root)
    assert "server_name mops.example.pl;" in own
    assert "server 127.0.0.1:8000;" in own
    assert "${" not in own
    assert common == (BASE_DIR / "deploy/nginx/site.conf").read_text("utf-8")


def test_systemd_gets_the_units_with_the_folder_of_this_machine(root):
    applied(root)
    units = root / "etc/systemd/system"
    assert {path.name for path in units.iterdir()} == {
        path.name for path in (BASE_DIR / "deploy/systemd").iterdir()
    }
    service = (units / "mopscms.service").read_text("utf-8")
    assert f"ExecStart={root}/srv/.venv/bin/python -m mopscms.launch serve" in service
    assert "=/srv/" not in service


def test_the_units_know_the_folders_and_the_user_of_this_machine(root):
    folders = {"VAR_DIR": root / "data", "BACKUP_DIR": "/mnt/copies"}
    write_env(root, BASE_URL="https://mops.example.pl", **folders)
    applied(root)
    group = grp.getgrgid(os.getegid()).gr_name
    for name in ("mopscms.service", "mopscms-scheduled.service"):
        unit = (root / "etc/systemd/system" / name).read_text("utf-8")
        assert f"\nReadWritePaths={root}/data -/mnt/copies\n" in unit
        assert f"\nUser={os.geteuid()}\nGroup={group}\n" in unit


def test_the_site_is_at_home_where_its_user_is(root):
    calls = [call for call in applied(root) if "launch" in call]
    home = pwd.getpwuid(os.geteuid()).pw_dir
    assert [f"env HOME={home} " in call for call in calls] == [True, True]


def test_once_more_changes_nothing(root):
    calls = applied(root)
    first = configuration(root)
    assert applied(root) == calls
    assert configuration(root) == first


def test_keys_and_database_are_for_the_site_alone_and_nginx_gets_what_it_sends(root):
    folder = root / "srv/var/media/images/a"
    folder.mkdir(parents=True, mode=0o700)
    applied(root)
    var = root / "srv/var"
    assert mode(root / "srv/.env") == 0o440
    assert (root / "srv/.env").owner() == pwd.getpwuid(os.geteuid()).pw_name
    assert [mode(path) for path in (var, var / "media")] == [0o710] * 2
    assert [mode(path) for path in (var / "static", folder)] == [0o2750] * 2
    assert not (var / "media/documents").exists()  # the site makes it, for itself
    assert mode(root / "run/front") == 0o755


def test_root_follows_no_link_in_folders_of_the_site(root):
    """As the site's user, who may change nothing there; the stand-in here does nothing."""
    stand_in(root, "runuser", "#!/bin/sh\n")
    (root / "secret").mkdir(mode=0o700)
    (root / "srv/var/media").mkdir(parents=True)
    (root / "srv/var/media/images").symlink_to(root / "secret")
    (root / "srv/var/static").symlink_to(root / "secret")
    applied(root)
    assert mode(root / "secret") == 0o700


def test_nor_to_the_folder_that_tells_nginx_of_changes(root):
    (root / "secret").mkdir(mode=0o700)
    (root / "run").mkdir()
    (root / "run/front").symlink_to(root / "secret")
    applied(root)
    assert mode(root / "secret") == 0o700


def test_several_names_and_several_sites_behind_one_nginx(root):
    write_env(root, BASE_URL="https://mops.example.pl")  # no FRONT_CACHE_DIR: several machines
    told(root, NAME="www.example.pl mops.example.pl", APP="10.0.0.1:8000; server 10.0.0.2:8000")
    applied(root)
    own = configuration(root)[0]
    assert "server_name www.example.pl mops.example.pl;" in own
    assert re.search(r"server 10.0.0.1:8000; server 10.0.0.2:8000;", own)


def test_names_of_the_site_are_those_that_it_answers_to(root):
    hosts = "127.0.0.1,localhost,[::1],mops.example.pl,www.mops.example.pl,10.0.0.1"
    write_env(root, BASE_URL="https://mops.example.pl", ALLOWED_HOSTS=hosts)
    applied(root)
    assert "server_name mops.example.pl www.mops.example.pl;" in configuration(root)[0]


def test_a_machine_without_nginx_needs_no_certificate(root):
    told(root, NGINX="no", CERTIFICATE="/none")
    calls = applied(root)
    assert configuration(root) == [None, None]
    assert [call for call in calls if call.startswith("nginx") or "nginx.service" in call] == []
    assert "restart mopscms.service mopscms-scheduled.timer" in "\n".join(calls)
