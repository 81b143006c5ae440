"""Loads pages over slow networks on a slow phone, and prints what a reader waits and pays for.

``make throttled`` holds Chromium to the speed of a network and to a quarter of this machine's; best of three.
Latency is added to every request, but no time for connecting: a first visit to a host takes longer.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.browser.conftest import ARGUMENTS

from measure.host import hosting
from measure.portals import build, templates

NETWORKS = {"240 kbit/s, 840 ms": (240, 840), "400 kbit/s, 400 ms": (400, 400)}
"""Networks by name: kilobits in a second, and milliseconds until an answer begins."""

SLOWER = 4
"""How many times slower than this machine the phone is."""

TIMES = 3

WATCH = """
window.largest = 0;
new PerformanceObserver(list => { for (const each of list.getEntries()) window.largest = each.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true });
"""
READ = "[performance.getEntriesByName('first-contentful-paint')[0].startTime, window.largest]"


@dataclass(frozen=True, order=True)
class Wait:
    """What one visit took."""

    first: float
    """Milliseconds until the first text is there."""

    largest: float
    """Milliseconds until the largest is."""

    sent: int
    """Bytes from the network, with headers."""

    requests: int


def visit(browser: Browser, address: str, kilobits: int, latency: int) -> Wait:
    """A first visit to a page, with nothing kept."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True, has_touch=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    line = context.new_cdp_session(page)
    finished: list[int] = []
    line.on("Network.loadingFinished", lambda event: finished.append(int(event["encodedDataLength"])))
    line.send("Network.enable")
    bytes_ = kilobits * 1000 / 8
    line.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, "downloadThroughput": bytes_, "uploadThroughput": bytes_})
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle", timeout=120_000)
    first, largest = page.evaluate(READ)
    context.close()
    return Wait(first, largest, sum(finished), len(finished))


def main() -> None:
    """Prints the table."""
    rows = []
    program = os.environ.get("PORTAL_BROWSER") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, hosting(Path(folder, "site")) as address, sync_playwright() as playwright:
        pages = templates(build("real", Path(folder, "site"), address), "es")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for name, (kilobits, latency) in NETWORKS.items():
            for kind, page in pages.items():
                best = min(visit(browser, page, kilobits, latency) for _ in range(TIMES))
                rows.append(f"| {name} | {kind} | {best.first / 1000:.2f} s | {best.largest / 1000:.2f} s | {best.sent:,} | {best.requests} |")
        browser.close()
    head = "| network | page | first contentful paint | largest contentful paint | bytes | requests |\n| --- | --- | ---: | ---: | ---: | ---: |"
    sys.stdout.write("\n".join([head, *rows]) + "\n")


if __name__ == "__main__":
    main()
