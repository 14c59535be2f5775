"""Twice the load that the site can bear, from many addresses, then calm."""

import http.client
import itertools
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from tests.bench.load import fetch
from tests.drill.visitors import COLD, answers, seconds_until
from tests.table import Row

ADDRESSES = [f"127.0.{one}.{two}" for one in range(1, 5) for two in range(1, 101)]
PEOPLE = 16  # who ask one after another: what the site can bear
PAGE, PEOPLE_AT_ONE_PAGE = "/o-nas/", 50
AT_ONCE = 1_000  # requests that may wait for their answer
ALLOWED = {200, 429, 503}
NUMBERS = itertools.count()


def ask(port, https, began):
    """Ask for something that is in no cache, from the next address: (status, seconds)."""
    number = next(NUMBERS)
    try:
        path, source = COLD.format(number), ADDRESSES[number % len(ADDRESSES)]
        status = fetch(port, path, https=https, source=source)[0]
    except (OSError, http.client.HTTPException) as error:
        status = type(error).__name__
    return status, time.monotonic() - began


def bearable(port, https, seconds):
    """Return how many requests a second are answered to people who each wait for their answer."""
    end = time.monotonic() + seconds

    def read(_):
        found = []
        while time.monotonic() < end:
            found.append(ask(port, https, time.monotonic())[0])
        return found.count(200)

    with ThreadPoolExecutor(PEOPLE) as pool:
        return sum(pool.map(read, range(PEOPLE))) / seconds


def send(port, https, rate, seconds):
    """Send `rate` requests a second, whether answered or not; return (answers, seconds to calm)."""
    began, clock = time.monotonic(), threading.Event()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = []
        for number in range(int(rate * seconds)):
            moment = began + number / rate
            clock.wait(max(0.0, moment - time.monotonic()))
            asked.append(pool.submit(ask, port, https, moment))
        calm = seconds_until(lambda: answers(port, COLD.format("calm"), https=https))
        return [one.result() for one in asked], calm


def at_one_page(site, rate, seconds):
    """Return the row of many who want a page that has just changed, while others search."""
    site.manage("shell", "-v0", "-c", "")  # loads Django, which takes long beside a crowd
    with ThreadPoolExecutor(PEOPLE_AT_ONE_PAGE + 1) as pool:
        searching = pool.submit(send, site.port, False, rate, seconds)
        site.manage("shell", "-v0", "-c", "from page_cache import site; site.version().move()")
        began = time.monotonic()
        asked = [pool.submit(fetch, site.port, PAGE) for _person in range(PEOPLE_AT_ONE_PAGE)]
        statuses = Counter(one.result()[0] for one in asked)
        took = time.monotonic() - began
        is_meanwhile = not searching.done()
        searching.result()
    said = ", ".join(f"{status}: {count}" for status, count in statuses.items())
    measure = f"R6 embedded server: {PEOPLE_AT_ONE_PAGE} people at a page that has just changed"
    beside = f"the last after {took:.1f} s; twice the load meanwhile"
    return Row(measure, "200", said, beside, set(statuses) == {200} and is_meanwhile)


def crushed(what, port, rate, seconds, https=False):
    """Return the rows of so many requests a second: twice what is bearable.

    `what` listens on the port: nginx in front of a site, or the site.
    """
    found, calm = send(port, https, rate, seconds)
    statuses = Counter(status for status, _ in found)
    times = sorted(duration for status, duration in found if status == 200)
    p99 = times[int(0.99 * len(times))] if times else float("inf")
    said = ", ".join(f"{status}: {count:,}" for status, count in statuses.most_common())
    name = f"R6 {what}, twice the load, {rate:.0f} new searches a second for {seconds} s"
    beside = f"it bears {rate / 2:.0f} a second; {len(ADDRESSES)} addresses"
    return [
        Row(f"{name}: answers", "200, 429, 503", said, beside, statuses.keys() <= ALLOWED),
        Row(f"{name}: p99 of answered", "≤ 2 s", f"{p99:.2f} s", "", p99 <= 2),
        Row(f"{name}: then a new page", "≤ 2 s", f"{calm:.2f} s", "", calm <= 2),
    ]
