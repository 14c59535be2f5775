"""A first visit with a cheap phone on a slow network: how much is loaded, when it is there."""

import os
import subprocess

from playwright.sync_api import sync_playwright

from tests.browser.fixtures import QUIET
from tests.site import BASE_DIR

# As Lighthouse has it: slow 4G, a processor four times slower. As browsers' tools have it: slow 3G.
SLOW_4G = {"latency": 150, "downloadThroughput": 204_800, "uploadThroughput": 93_750}
SLOW_3G = {"latency": 2_000, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
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


def first_visit(url, network=SLOW_4G):
    """Return {requests, bytes, photographs, fcp, lcp, cls, tbt} of a first visit; times in ms."""
    path = os.environ.get("CHROMIUM") or subprocess.check_output(
        [BASE_DIR / "bin/ensure-browser"], text=True
    )
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path.strip(), args=[*QUIET, *sandbox])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        loaded = listen(page, network)
        page.add_init_script(OBSERVE)
        page.goto(url, wait_until="networkidle")
        seen = page.evaluate("seen")
        browser.close()
    light = [size for kind, size in loaded.values() if kind not in PHOTOGRAPHS]
    heavy = [size for kind, size in loaded.values() if kind in PHOTOGRAPHS]
    seen["tbt"] = blocked(seen.pop("tasks"), seen["fcp"])
    return {"requests": len(light), "bytes": sum(light), "photographs": sum(heavy), **seen}


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
