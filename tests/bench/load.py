"""Makes load with wrk, and counts only rounds in which every answer was the right one."""

import http.client
import os
import re
import ssl
import subprocess
from contextlib import contextmanager
from functools import cache
from statistics import median

from tests.site import BASE_DIR

CONNECTIONS = 8
SERVING, ASKING = 0, 1  # processors
TRUST = ssl._create_unverified_context()  # noqa: S323 — certificates of our own


@cache
def wrk():
    """Return the path of wrk; installed if it was not there."""
    return subprocess.check_output([BASE_DIR / "bin/ensure-tool", "wrk"], text=True).strip()


@contextmanager
def on_one_processor():
    """Let what is started in the block run on one processor, apart from who asks."""
    if len(os.sched_getaffinity(0)) < 2:
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {SERVING})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def fetch(port, path, https=False, source="127.0.0.1", **headers):
    """Return (status, headers, body) of one request to this computer, from the address `source`."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    more = {"timeout": 60, "source_address": (source, 0)}
    if https:
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=TRUST, **more)
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, **more)
    try:
        connection.request("GET", path, headers=names)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def one_round(port, path, seconds, body):
    """Return requests a second, all answered with `body` (bytes, as Brotli). Raises ValueError."""
    if fetch(port, path, Accept_Encoding="br")[2] != body:
        raise ValueError(f"{path} on port {port} is not the page that was asked for")
    command = [wrk(), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H", "Accept-Encoding: br"]
    with_asking = ["taskset", "-c", str(ASKING)] if len(os.sched_getaffinity(0)) > 1 else []
    said = subprocess.run(
        [*with_asking, *command, f"http://127.0.0.1:{port}{path}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise ValueError(f"{path} on port {port}: {said}")
    count, read = re.search(r"(\d+) requests in [\d.]+\w+, ([\d.]+\w+) read", said).groups()
    if size_of(read) < 0.95 * len(body) * int(count):
        raise ValueError(f"{path} on port {port}: answers are shorter than the page")
    if fetch(port, path, Accept_Encoding="br")[2] != body:
        raise ValueError(f"{path} on port {port} changed during the round")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def size_of(text):
    """Return bytes: "1.50MB" → 1572864."""
    number, unit = re.fullmatch(r"([\d.]+)([KMGT]?)B", text).groups()
    return float(number) * 1024 ** " KMGT".index(unit or " ")


def side_by_side(ways, seconds, rounds):
    """Return the median requests a second of each way: {name: (port, path, body)}; alternating."""
    found = {name: [] for name in ways}
    for _round in range(rounds):
        for name, (port, path, body) in ways.items():
            found[name].append(one_round(port, path, seconds, body))
    return {name: median(figures) for name, figures in found.items()}
