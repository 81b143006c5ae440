"""Measures how long an editor waits under ``portal serve`` until an edit can be seen."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import ProxyHandler, build_opener

import portals

BROWSER = build_opener(ProxyHandler({}))
PATIENCE = 120
"""Seconds after which an edit that is not seen ends the benchmark."""


@contextmanager
def preview(root: Path) -> Iterator[str]:
    """The address of a running preview of a portal."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "portal", "serve", "--root", str(root), "--address", f"127.0.0.1:{port}", "--today", "2026-11-21"]
    said = root / "preview.log"  # a file never fills, as a pipe does that nobody empties
    with said.open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            while "Serving on" not in said.read_text(encoding="utf-8"):
                if process.poll() is not None:
                    sys.exit(f"{' '.join(command)} failed:\n{said.read_text(encoding='utf-8')}")
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def edits_seen(root: Path, rounds: int) -> list[float]:
    """Seconds from the moment at which a page of the default language is saved until its address shows the new sentence."""
    country = portals.first_country()
    page = root / "content" / "es" / country / "health.md"
    seconds = []
    with preview(root) as address:
        for number in range(rounds):
            word = f"visto{'e' * (number + 1)}"
            text = f"{page.read_text(encoding='utf-8')}\nFrase {word}.\n"
            begin = time.perf_counter()
            page.write_text(text, encoding="utf-8")
            while word not in BROWSER.open(f"{address}{country}/health/", timeout=PATIENCE).read().decode():
                if time.perf_counter() - begin > PATIENCE:
                    sys.exit(f"an edit was not seen within {PATIENCE} seconds")
                time.sleep(0.02)
            seconds.append(time.perf_counter() - begin)
    return seconds
