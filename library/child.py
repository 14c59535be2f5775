"""Layer 0: a child process that takes files apart, so that none of them makes the site run away.

A child gets the file on its standard input and answers on its standard output. It knows no
settings, no database and none of the secrets.
"""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

SECONDS = 15  # then a child is ended
MEMORY = 512 * 1024 * 1024  # bytes of address space; pypdf itself takes 60 MB
ROOT = Path(__file__).resolve().parents[1]


def command(module):
    """Return how a module of ours is started: command("library.pdf_programs")."""
    return [sys.executable, "-m", module]


def ask(started, data, seconds=SECONDS):
    """Return what a child says about a file: bytes.

    `started`: its command. Raises OSError if there is no process to spare, SubprocessError if it
    fails or takes too long.
    """
    return subprocess.run(  # noqa: S603 — our own modules, and an extension that we know
        started,
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={},  # a secret that the child does not have cannot leave it
        timeout=seconds,
        check=True,
    ).stdout


def bind(seconds=SECONDS, memory=MEMORY):
    """Bound this process where the system can; everywhere the site watches the clock."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on every system

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
