"""The real thing for browser tests: production settings, its own data, the production server."""

import contextlib
import http.client
import itertools
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import ready
from tests.commands import Commands

BASE_DIR = Path(__file__).resolve().parents[1]
PATIENCE = 60  # seconds until a slow computer has started or stopped the server
# Each process of a run has ports of its own, and another run on this computer most likely others.
_run = int(os.environ.get("PYTEST_XDIST_TESTRUNUID") or f"{os.getpid():x}", 16)
_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_first = 20000 + 300 * ((_run + _worker) % 40)
PORTS_OF_ONE = range(_first, _first + 300)
_ports = itertools.cycle(PORTS_OF_ONE)


class Site:
    """A site that runs in processes of its own, with its address and its administrator."""

    admin_email = "administrator@example.org"

    def __init__(self, folder, database_url):
        """Choose a free port and write down the whole environment; nothing runs yet."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.sessions = {}  # of people in a browser: {e-mail: its cookies}
        self._commands = None
        self.admin_password = secrets.token_urlsafe(16)
        self.log = Path(folder) / "serve.log"
        self.env = {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            "PYTHONUTF8": "1",
            "MALLOC_ARENA_MAX": "2",  # as mopscms.launch sets it
            "ENV_FILE": os.devnull,
            "SECRET_KEY": secrets.token_urlsafe(48),
            "BASE_URL": self.url,
            "PORT": str(self.port),
            "VAR_DIR": str(folder),
            "FRONT_CACHE_DIR": str(Path(folder) / "front"),
            "DATABASE_URL": database_url,
            "ADMIN_EMAIL": self.admin_email,
            "ADMIN_PASSWORD": self.admin_password,
        }

    def become(self, own):
        """Take the environment that belongs to a database: {name: value}."""
        self.env |= own
        self.admin_password = own["ADMIN_PASSWORD"]

    def manage(self, *args):
        """Run a management command against this site and return what it printed."""
        if self._commands is None or not self._commands.fit(BASE_DIR, self.env):
            self._commands = Commands(BASE_DIR, self.env)
        code, output, errors = self._commands.run(*args)
        if args[0] == "collectstatic":
            self._commands = None  # Django has read which static files there were
        assert code == 0, f"manage.py {args[0]} failed:\n{output}{errors}"
        return output

    def collect_static(self):
        """Put the static files where the site expects them."""
        if not ready.is_shared():
            self.manage("collectstatic", "--no-input", "--verbosity=0")
            return
        own = Path(self.env["VAR_DIR"]) / "static"
        with ready.part("static", self._make_static) as static:
            shutil.copytree(static, own)

    def _make_static(self, path):
        with tempfile.TemporaryDirectory() as folder:
            site = Site(folder, "sqlite:///:memory:")
            site.manage("collectstatic", "--no-input", "--verbosity=0")
            shutil.move(Path(folder) / "static", path)

    @contextlib.contextmanager
    def serving(self):
        """Serve the site while the block runs; stop the process we started, no other."""
        with self.log.open("wb") as log:
            server = subprocess.Popen(
                [sys.executable, "manage.py", "serve"],
                cwd=BASE_DIR,
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                self.wait_for(server)
                yield self
            finally:
                stop(server)

    def wait_for(self, server):
        """Return when the site answers; fail with the server's own words if it does not."""
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"The site does not answer:\n{self.log.read_text()}")
            time.sleep(0.1)

    def answers(self):
        """Say whether the home page is served."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()


def stop(server):
    """End the process that we started, and wait for it."""
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def wait_for_port(port, server):
    """Return when the process that we started listens there; fail if it ends or takes too long."""
    deadline = time.monotonic() + PATIENCE
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Nobody listens on port {port}")
        time.sleep(0.05)


def free_port():
    """Return a port of this computer that nobody listens on, each time another one.

    Not one of the system's choice: it gives the same one twice, to two servers that are yet to
    start. These are below those that it gives to whoever connects.
    """
    for port in _ports:
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
