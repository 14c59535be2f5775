"""Visits with a cheap phone on a slow network: how much is loaded, when it is there."""

import contextlib
import os
import subprocess

from playwright.sync_api import sync_playwright

from tests.browser.fixtures import QUIET
from tests.site import BASE_DIR
from tests.table import Row

# As Lighthouse has it: slow 4G, a processor four times slower. As browsers' tools have it: slow 3G.
SLOW_4G = {"latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 93_750}
SLOW_3G = {"latency": 2_000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
FONTS = ("font/woff2",)
PHOTOGRAPHS = ("image/avif", "image/webp", "image/jpeg")
OBSERVE = """window.seen = {lcp: 0, cls: 0, fcp: 0, tasks: []};
new PerformanceObserver(list => list.getEntries().forEach(e => seen.lcp = e.startTime))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(e => seen.cls += e.value))
  .observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(e => {
  if (e.name === "first-contentful-paint") seen.fcp = e.startTime;
})).observe({type: "paint", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(e => {
  seen.tasks.push([e.startTime, e.duration]);
})).observe({type: "longtask", buffered: true});"""


def rows(home):
    """Return the rows about visits to the home page at this address."""
    seen, slow = first_visit(home), first_visit(home, SLOW_3G)
    light = f"{seen['requests']} requests, {seen['bytes'] / 1000:.0f} KB"
    heavy = f"photographs: {seen['photographs'] / 1000:.0f} KB"
    is_light = seen["requests"] <= 10 and seen["bytes"] <= 100_000
    phone = "slow 4G, processor / 4"
    moved = f"shift {slow['cls']:.4f}; first paint {slow['fcp'] / 1000:.1f} s"
    again = repeat_visit(home)
    asked = ", ".join(map(str, again)) or "no request"
    measure = "first visit, home page, without photographs"
    return [
        Row(measure, "≤ 10 requests, ≤ 100 KB", light, heavy, is_light),
        Row("its fonts", "≤ 60 KB", f"{seen['fonts'] / 1000:.0f} KB", "", seen["fonts"] <= 60_000),
        Row("layout shift", "0", f"{seen['cls']:.4f}", phone, seen["cls"] < 5e-4),
        Row("largest paint", "≤ 1.5 s", f"{seen['lcp'] / 1000:.2f} s", phone, seen["lcp"] <= 1500),
        Row("blocked by scripts", "0", f"{seen['tbt']:.0f} ms", phone, seen["tbt"] == 0),
        Row("largest paint, slow 3G", "usable", f"{slow['lcp'] / 1000:.1f} s", moved),
        Row("repeat visit", "304 or no request", asked, "", set(again) <= {304}),
    ]


def first_visit(url, network=SLOW_4G):
    """Return {requests, bytes, fonts, photographs, fcp, lcp, cls, tbt} of a first visit.

    Times in ms, sizes in bytes as sent; `requests` and `bytes` are without photographs.
    """
    with phone() as page:
        loaded = listen(page, network)
        page.add_init_script(OBSERVE)
        page.goto(url, wait_until="networkidle")
        seen = page.evaluate("seen")
    light = [size for kind, size in loaded.values() if kind not in PHOTOGRAPHS]
    seen["tbt"] = blocked(seen.pop("tasks"), seen["fcp"])
    sizes = {
        "bytes": sum(light),
        "fonts": of(loaded, FONTS),
        "photographs": of(loaded, PHOTOGRAPHS),
    }
    return {"requests": len(light), **sizes, **seen}


def repeat_visit(url):
    """Return the statuses with which the server answered somebody who had been here before."""
    with phone() as page:
        page.goto(url, wait_until="networkidle")
        again = page.context.new_page()
        network, asked = again.context.new_cdp_session(again), []
        # Only what came over the network has these headers; what was kept has not.
        network.on("Network.responseReceivedExtraInfo", lambda one: asked.append(one["statusCode"]))
        network.send("Network.enable")
        again.goto(url, wait_until="networkidle")
        assert again.locator("h1").count()
    return asked


@contextlib.contextmanager
def phone():
    """Yield a page of a browser as wide as a phone."""
    path = os.environ.get("CHROMIUM") or subprocess.check_output(
        [BASE_DIR / "bin/ensure-browser"], text=True
    )
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path.strip(), args=[*QUIET, *sandbox])
        yield browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        browser.close()


def of(loaded, kinds):
    """Return the bytes of what is of such MIME types."""
    return sum(size for kind, size in loaded.values() if kind in kinds)


def blocked(tasks, first_paint):
    """Return Lighthouse's total blocking time (ms) of long tasks (pairs of start and duration).

    Of each the part after the first paint counts, less 50 ms: before it there is nothing to press.
    """
    lasting = [start + long - max(start, first_paint) for start, long in tasks]
    return sum(max(0, long - 50) for long in lasting)


def listen(page, conditions):
    """Slow the page down to a network; return what it loads from now on: {id: [type, bytes]}."""
    loaded = {}
    network = page.context.new_cdp_session(page)

    def note(event):
        loaded[event["requestId"]] = [event["response"]["mimeType"], 0]

    def measure(event):
        if event["requestId"] in loaded:
            loaded[event["requestId"]][1] = event["encodedDataLength"]

    network.on("Network.responseReceived", note)
    network.on("Network.loadingFinished", measure)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", {"offline": False, **conditions})
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return loaded
