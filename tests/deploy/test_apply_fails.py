"""deploy/apply.sh when something is missing or fails: what it leaves, what it says."""

import shutil

import pytest

from tests.deploy.machine import (
    applied,
    apply,
    configuration,
    everything_in,
    stand_in,
    told,
    write_env,
)


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("program", ["envsubst", "nginx"])
def test_what_fails_half_way_leaves_nginx_as_it_was(root, program, is_first):
    if not is_first:
        applied(root)
    (root / "etc/nginx/sites-enabled").mkdir(exist_ok=True)
    (root / "etc/nginx/sites-enabled/default").symlink_to("../sites-available/default")
    former = everything_in(root / "etc/nginx")
    stand_in(root, program, "#!/bin/sh\nexit 1\n")
    assert apply(root).returncode == 1
    assert everything_in(root / "etc/nginx") == former


@pytest.mark.parametrize("program", ["envsubst", "nginx", "curl"])
def test_without_a_program_nothing_is_touched(root, program):
    few = root / "few"
    few.mkdir()
    names = {"dirname", "sed", "tail", "tr", "awk", "paste", "realpath", "envsubst", "nginx"}
    for name in names - {program}:
        (few / name).symlink_to(shutil.which(name) or root / "bin" / name)
    (root / "bin" / program).unlink(missing_ok=True)
    done = apply(root, few)
    assert f"Brakuje programu {program}" in done.stderr
    assert not (root / "calls").exists()


def test_a_site_that_does_not_answer_is_said_and_where_to_look(root):
    write_env(root, BASE_URL="https://mops.example.pl", HOST="::1", PORT="8001")
    stand_in(root, "curl", f'#!/bin/sh\necho "$*" >> {root}/calls\nexit 22\n')
    done = apply(root)
    assert done.returncode == 1
    assert "journalctl -u mopscms -n 50" in done.stderr
    assert (root / "calls").read_text("utf-8").endswith("http://[::1]:8001/-/ready\n")


def test_with_the_database_not_ready_the_clock_stands_and_that_is_said(root):
    stand_in(root, "runuser", '#!/bin/sh\ncase "$*" in *prepare) exit 1;; esac\n')
    done = apply(root)
    assert done.returncode == 1
    assert "Zegar" in done.stderr
    assert "start" not in (root / "calls").read_text("utf-8")


@pytest.mark.parametrize("is_first", [True, False])
def test_what_nginx_refuses_is_taken_back(root, is_first):
    if not is_first:
        applied(root)
    former = configuration(root)
    told(root, NAME="mops.example.pl; listen nowhere")
    done = apply(root)
    assert done.returncode == 1
    assert "Zostaje poprzednia." in done.stderr
    assert configuration(root) == former
    assert (root / "calls").read_text("utf-8").splitlines()[-1].startswith("nginx -t")


@pytest.mark.parametrize(
    ("variables", "says"), [({}, "BASE_URL"), ({"BASE_URL": "http://a.pl"}, "https://")]
)
def test_without_an_address_nothing_is_touched(root, variables, says):
    write_env(root, **variables)
    done = apply(root)
    assert done.returncode == 1
    assert says in done.stderr
    assert not (root / "calls").exists()


def test_without_a_certificate_nothing_is_touched(root):
    (root / "etc/default/mopscms").unlink()
    done = apply(root)
    assert "/etc/letsencrypt/live/mops.example.pl/fullchain.pem" in done.stderr
    assert not (root / "calls").exists()


def test_a_group_that_others_have_too_does_not_get_the_keys(root):
    stand_in(root, "id", "#!/bin/sh\necho nogroup\n")
    done = apply(root)
    assert done.returncode == 1
    assert "groupadd" in done.stderr
    assert not (root / "calls").exists()
