"""The servers that are measured beside one another, each on one processor of this computer."""

import contextlib
import subprocess
import sys
from pathlib import Path

from tests.bench.load import on_one_processor
from tests.nginx import Nginx
from tests.site import BASE_DIR, free_port, stop, wait_for_port

FILES = """
server {{
  listen 127.0.0.1:{file_port}; server_name files;
  location / {{ root {root}; brotli_static on; }}
}}
server {{
  listen 127.0.0.1:{plain_port}; server_name site;
  set $mopscms_var {var}; set $mopscms_front {front};
  include {site_conf};
}}
"""


@contextlib.contextmanager
def nginx_with_files(site, folder, body, compressed):
    """Serve a page's bytes as a file, and the site as deploy/nginx does, but without TLS.

    Yields (port of the file `/page.html`, port of the site).
    """
    root = folder / "files"
    root.mkdir(parents=True)
    (root / "page.html").write_bytes(body)
    (root / "page.html.br").write_bytes(compressed)
    nginx = Nginx(folder, site.port, site.env["VAR_DIR"], site.env["FRONT_CACHE_DIR"])
    ports = {"file_port": free_port(), "plain_port": free_port()}
    more = FILES.format(
        **ports,
        root=root,
        var=site.env["VAR_DIR"],
        front=site.env["FRONT_CACHE_DIR"],
        site_conf=BASE_DIR / "deploy/nginx/site.conf",
    )
    config = nginx.folder / "site.conf"
    config.write_text(config.read_text() + more)
    with on_one_processor(), nginx.serving():
        yield ports["file_port"], ports["plain_port"]


@contextlib.contextmanager
def uncached(site):
    """Serve the same site without its page cache, by the same server; yields the port."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "4", "--log-level", "error"]
    with on_one_processor():
        server = subprocess.Popen(
            [*command, "--no-ws", "tests.bench.uncached:application"], cwd=BASE_DIR, env=site.env
        )
    try:
        wait_for_port(port, server)
        yield port
    finally:
        stop(server)


def memory_of_workers(site):
    """Return the resident memory of the largest process that serves the site, in MB."""
    processes = [one.name for one in Path("/proc").iterdir() if one.name.isdigit()]
    of_site = [one for one in processes if f"PORT={site.port}" in environment(one)]
    return max(status(one) for one in of_site if not has_commands(one)) / 1024


def has_commands(process):
    """Say whether a process is not of the server, but runs commands (tests/commands.py)."""
    with contextlib.suppress(OSError), open(f"/proc/{process}/cmdline") as file:
        return "commands.py" in file.read()
    return True


def status(process):
    """Return the kilobytes of memory that a process holds."""
    with open(f"/proc/{process}/status") as file:
        return next((int(line.split()[1]) for line in file if line.startswith("VmRSS")), 0)


def environment(process):
    """Return the environment that a process was started with."""
    with contextlib.suppress(OSError), open(f"/proc/{process}/environ") as file:
        return file.read().split("\0")
    return []
