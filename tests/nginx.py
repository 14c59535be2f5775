"""nginx as deploy/nginx sets it up, on ports of this computer, in front of a server at `port`."""

import contextlib
import os
import re
import subprocess
from pathlib import Path
from string import Template

from tests.site import BASE_DIR, free_port, stop, wait_for_port

MAIN = """
daemon off; pid $folder/nginx.pid; error_log $folder/error.log warn; user root;
include /etc/nginx/modules-enabled/*.conf;
worker_processes 1;
events { worker_connections 512; }
http {
  include /etc/nginx/mime.types;
  access_log $folder/access.log;
  client_body_temp_path $folder/body; proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/f; uwsgi_temp_path $folder/u; scgi_temp_path $folder/s;
  include $folder/site.conf;
}
"""


class Nginx:
    """A running nginx: `port` answers https, `plain_port` sends there; `cache`: its folder."""

    def __init__(self, folder, port, var, front):
        """Write its configuration: the shipped one, with other ports."""
        self.folder, self.cache = Path(folder), Path(folder) / "cache"
        self.port, self.plain_port = free_port(), free_port()
        make_certificate(self.folder)
        text = (BASE_DIR / "deploy/nginx/mopscms.conf.template").read_text("utf-8")
        names = {
            **{"NAME": "127.0.0.1", "APP": f"127.0.0.1:{port}"},
            **{"VAR_DIR": var, "FRONT_CACHE_DIR": front},
            **{"SITE_CONF": BASE_DIR / "deploy/nginx/site.conf", "CACHE_DIR": self.cache},
            **{"CERTIFICATE": self.folder / "cert.pem", "KEY": self.folder / "key.pem"},
        }
        text = Template(text).safe_substitute(names)
        text = re.sub(r"listen \[::\]:[^;]+;", "", text)
        text = re.sub(r"listen 80\b", f"listen 127.0.0.1:{self.plain_port}", text)
        text = re.sub(r"listen 443\b", f"listen 127.0.0.1:{self.port}", text)
        (self.folder / "site.conf").write_text(text)
        main = Template(MAIN).safe_substitute(folder=self.folder)
        (self.folder / "nginx.conf").write_text(main if os.geteuid() == 0 else as_user(main))

    @contextlib.contextmanager
    def serving(self):
        """Serve while the block runs."""
        path = subprocess.check_output([BASE_DIR / "bin/ensure-tool", "nginx"], text=True).strip()
        server = subprocess.Popen([path, "-e", "stderr", "-c", self.folder / "nginx.conf"])
        try:
            wait_for_port(self.port, server)
            yield self
        finally:
            stop(server)


def as_user(main):
    """Return the configuration for somebody who is not root and cannot change who runs it."""
    return main.replace("user root;", "")


def make_certificate(folder):
    """Make a certificate that nobody trusts, for this computer."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-keyout", folder / "key.pem", "-out", folder / "cert.pem"),
        ],
        check=True,
        capture_output=True,
    )
