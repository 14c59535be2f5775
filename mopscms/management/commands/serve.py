"""Layer 3: `manage.py serve`, the production server with the numbers that suit this site."""

import errno
import gc
import os
import socket
import sys
from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from mopscms.launch import read_port

# Per worker: of questions that wait or are answered from the page cache. mopscms/turns.py says how
# many are worked on. At twice the load that the site can bear some 50 wait, 0.8 seconds each.
THREADS = 128
# How often a worker looks for garbage: as Python does by itself. A tenth as often, as manage.py
# loads Django, it kept 13 MB more.
GC_THRESHOLDS = 700, 10, 10
# Seconds that requests in progress have to finish after Ctrl+C.
PATIENCE = 5


class Command(BaseCommand):
    """Serve the site until SIGTERM or Ctrl+C."""

    help = "Uruchamia serwis (HOST, PORT i WORKERS ze środowiska)."
    requires_system_checks = []

    def handle(self, *args, **options):
        """Refuse an address that is not free, then serve."""
        host, port = os.environ.get("HOST") or "127.0.0.1", read_port()
        refuse_taken_address(host, port)
        import_module(settings.ROOT_URLCONF)  # loaded once, shared by the workers
        gc.freeze()  # and not copied by each as its collector of garbage marks it
        gc.set_threshold(*GC_THRESHOLDS)
        server = Granian(
            "mopscms.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            http=HTTPModes.http1,
            workers=read_workers(),
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=PATIENCE,
            log_level=LogLevels.error,
        )
        server.on_startup(self.announce)
        server.serve()

    def announce(self):
        """Say where the site is; the workers start right after this."""
        panel = f"{settings.BASE_URL}{reverse('wagtailadmin_home')}"
        self.stdout.write(f"Serwis działa: {settings.BASE_URL} (Ctrl+C kończy)")
        self.stdout.write(f"Panel redakcji: {panel}")
        self.stdout.flush()


def read_workers():
    """Return WORKERS as a number; leave with one line if it is not one."""
    text = os.environ.get("WORKERS") or "2"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 100):
        sys.exit(f"WORKERS={text} nie jest liczbą procesów od 1 do 99. Spróbuj: WORKERS=2 make run")
    return int(text)


def refuse_taken_address(host, port):
    """Leave with one line if we cannot listen there. The server itself would share the port."""
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        sys.exit(describe_refusal(error, host, port))


def describe_refusal(error, host, port):
    """Return the line that says why nobody can listen at this address."""
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} jest zajęty. Wybierz inny, na przykład: PORT={port + 1} make run"
    if error.errno == errno.EACCES:
        return f"Port {port} jest zastrzeżony dla administratora. Spróbuj: PORT=8001 make run"
    return f"HOST={host} nie jest adresem tego komputera. Spróbuj: HOST=127.0.0.1 make run"
