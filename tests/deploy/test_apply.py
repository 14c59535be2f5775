"""deploy/apply.sh: what a release needs on a machine; here with a folder instead of / and stand-ins
for systemd and for the site's user, but with nginx itself."""

import os
import re
import shutil
import stat
import subprocess

import pytest

from tests.nginx import make_certificate
from tests.site import BASE_DIR, free_port

MAIN = """
pid {root}/nginx.pid;
include /etc/nginx/modules-enabled/*.conf;
events {{ }}
http {{ include /etc/nginx/mime.types; include {root}/etc/nginx/conf.d/*.conf; }}
"""
STAND_IN = '#!/bin/sh\necho "${{0##*/}} $*" >> {root}/calls\n'
# nginx looks whether it may listen: on ports that anybody may use.
NGINX = STAND_IN + (
    "sed -i -e 's/listen \\[::\\]:[^;]*;//' -e 's/listen 80\\b/listen 127.0.0.1:{plain}/' "
    "-e 's/listen 443\\b/listen 127.0.0.1:{port}/' {root}/etc/nginx/conf.d/mopscms.conf\n"
    'exec {nginx} -e stderr "$@"\n'
)


@pytest.fixture
def root(tmp_path):
    """The / of a machine: a checkout with an .env, a certificate, nginx, stand-ins in /bin."""
    shutil.copytree(BASE_DIR / "deploy", tmp_path / "srv" / "deploy")
    for folder in ("bin", "etc/nginx/conf.d", "etc/default", "var/lib/nginx"):
        (tmp_path / folder).mkdir(parents=True)
    make_certificate(tmp_path)
    (tmp_path / "etc/nginx/nginx.conf").write_text(MAIN.format(root=tmp_path))
    write_env(tmp_path, BASE_URL="https://mops.example.pl", FRONT_CACHE_DIR=tmp_path / "run/front")
    told(tmp_path)
    path = subprocess.check_output([BASE_DIR / "bin/ensure-tool", "nginx"], text=True).strip()
    facts = {"root": tmp_path, "nginx": path, "plain": free_port(), "port": free_port()}
    stand_ins = dict.fromkeys(("systemctl", "runuser", "gpasswd"), STAND_IN) | {"nginx": NGINX}
    for name, text in stand_ins.items():
        program = tmp_path / "bin" / name
        program.write_text(text.format(**facts))
        program.chmod(0o755)
    return tmp_path


def write_env(root, **variables):
    lines = [f'{name}="{value}"\n' for name, value in variables.items()]
    (root / "srv/.env").unlink(missing_ok=True)
    (root / "srv/.env").write_text("".join(lines), "utf-8")


def told(root, **variables):
    """Write what /etc/default/mopscms says, besides the certificate."""
    variables = {"CERTIFICATE": root / "cert.pem", "KEY": root / "key.pem", **variables}
    lines = [f'{name}="{value}"\n' for name, value in variables.items()]
    (root / "etc/default/mopscms").write_text("".join(lines), "utf-8")


def apply(root):
    """Run the script: the finished process."""
    env = {"PATH": f"{root}/bin:{os.environ['PATH']}", "DESTDIR": str(root)}
    env |= {"SITE_USER": str(os.geteuid()), "WEB_GROUP": str(os.getegid())}
    return subprocess.run([root / "srv/deploy/apply.sh"], env=env, capture_output=True, text=True)


def applied(root):
    """Run the script, which has to succeed; return what it called."""
    (root / "calls").unlink(missing_ok=True)
    done = apply(root)
    assert (done.returncode, done.stderr) == (0, "")
    return (root / "calls").read_text("utf-8").splitlines()


def configuration(root):
    """Return the two files of nginx: a list of texts, None for what is not there."""
    files = [root / "etc/nginx" / name for name in ("conf.d/mopscms.conf", "mopscms.site.conf")]
    return [path.read_text("utf-8") if path.exists() else None for path in files]


def test_the_script_is_sound():
    for shell in ("/bin/sh", "bash"):
        assert subprocess.run([shell, "-n", BASE_DIR / "deploy/apply.sh"]).returncode == 0
    assert (BASE_DIR / "deploy/apply.sh").stat().st_mode & 0o111


def test_database_then_site_then_nginx_which_accepts_what_it_gets(root):
    calls = applied(root)
    steps = ["launch collectstatic", "launch prepare", "daemon-reload", "restart mopscms.service"]
    steps += ["nginx -t", "reload-or-restart nginx"]
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
    assert mode(root / "srv/.env") == 0o400
    assert [mode(path) for path in (var, var / "media")] == [0o710] * 2
    assert [mode(path) for path in (var / "static", folder)] == [0o2750] * 2
    assert not (var / "media/documents").exists()  # the site makes it, for itself
    assert mode(root / "run/front") == 0o755


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_several_names_and_several_sites_behind_one_nginx(root):
    write_env(root, BASE_URL="https://mops.example.pl")  # no FRONT_CACHE_DIR: several machines
    told(root, NAME="www.example.pl mops.example.pl", APP="10.0.0.1:8000; server 10.0.0.2:8000")
    applied(root)
    own = configuration(root)[0]
    assert "server_name www.example.pl mops.example.pl;" in own
    assert re.search(r"server 10.0.0.1:8000; server 10.0.0.2:8000;", own)


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
