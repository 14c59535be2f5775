"""A machine for deploy/apply.sh: a folder instead of /, with stand-ins for systemd and for the
site's user, but with nginx itself."""

import os
import shutil
import stat
import subprocess

from tests.nginx import make_certificate
from tests.site import BASE_DIR, free_port

MAIN = """
pid {root}/nginx.pid;
include /etc/nginx/modules-enabled/*.conf;
events {{ }}
http {{ include /etc/nginx/mime.types; include {root}/etc/nginx/conf.d/*.conf; }}
"""
STAND_IN = '#!/bin/sh\necho "${{0##*/}} $*" >> {root}/calls\n'
# Of what is done as the site's user only the rights to its folders are really done.
RUNUSER = STAND_IN + 'case "$*" in *" -- sh "*) shift 5; exec "$@";; esac\n'
# nginx looks whether it may listen: on ports that anybody may use.
NGINX = STAND_IN + (
    "sed -i -e 's/listen \\[::\\]:[^;]*;//' -e 's/listen 80\\b/listen 127.0.0.1:{plain}/' "
    "-e 's/listen 443\\b/listen 127.0.0.1:{port}/' {root}/etc/nginx/conf.d/mopscms.conf\n"
    'exec {nginx} -e stderr "$@"\n'
)


def make_machine(root):
    """Make the / of a machine: a checkout with an .env, a certificate, nginx, stand-ins in /bin."""
    shutil.copytree(BASE_DIR / "deploy", root / "srv" / "deploy")
    for folder in ("bin", "etc/nginx/conf.d", "etc/default", "var/lib/nginx"):
        (root / folder).mkdir(parents=True)
    make_certificate(root)
    (root / "etc/nginx/nginx.conf").write_text(MAIN.format(root=root))
    write_env(root, BASE_URL="https://mops.example.pl", FRONT_CACHE_DIR=root / "run/front")
    told(root)
    path = subprocess.check_output([BASE_DIR / "bin/ensure-tool", "nginx"], text=True).strip()
    facts = {"root": root, "nginx": path, "plain": free_port(), "port": free_port()}
    stand_ins = dict.fromkeys(("systemctl", "gpasswd", "curl"), STAND_IN)
    for name, text in {**stand_ins, "runuser": RUNUSER, "nginx": NGINX}.items():
        stand_in(root, name, text.format(**facts))


def stand_in(root, name, text):
    """Put a program into /bin of the machine."""
    program = root / "bin" / name
    program.unlink(missing_ok=True)
    program.write_text(text)
    program.chmod(0o755)


def write_env(root, **variables):
    lines = [f'{name}="{value}"\n' for name, value in variables.items()]
    (root / "srv/.env").unlink(missing_ok=True)
    (root / "srv/.env").write_text("".join(lines), "utf-8")


def told(root, **variables):
    """Write what /etc/default/mopscms says, besides the certificate."""
    variables = {"CERTIFICATE": root / "cert.pem", "KEY": root / "key.pem", **variables}
    lines = [f'{name}="{value}"\n' for name, value in variables.items()]
    (root / "etc/default/mopscms").write_text("".join(lines), "utf-8")


def apply(root, path=os.environ["PATH"]):
    """Run the script: the finished process."""
    env = {"PATH": f"{root}/bin:{path}", "DESTDIR": str(root)}
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


def everything_in(folder):
    """Return what is in a folder: {path: text, or where a link leads}."""
    paths = [path for path in folder.rglob("*") if path.is_symlink() or path.is_file()]
    return {p: os.readlink(p) if p.is_symlink() else p.read_text("utf-8") for p in paths}


def mode(path):
    """Return the rights to a file, as a number."""
    return stat.S_IMODE(path.stat().st_mode)
