"""A Firefox that is spoken to by WebDriver BiDi, the standard's own protocol; it needs no driver program beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.browser.conftest import LISTEN
from websockets.sync.client import ClientConnection, connect

QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
"""Settings with which Firefox asks for nothing by itself."""

MOST_SECONDS = 60
"""How long Firefox may take to answer."""


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, line: ClientConnection) -> None:
        self._line = line
        self._numbers = count(1)
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.version: str = self._ask("session.new", capabilities={})["capabilities"]["browserVersion"]
        self._ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._ask("script.addPreloadScript", functionDeclaration=f"() => {{ {LISTEN} }}")
        self._window = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def _ask(self, method: str, **parameters: object) -> dict[str, Any]:
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            told = json.loads(self._line.recv(timeout=MOST_SECONDS))
            if told.get("method") == "log.entryAdded":
                self.heard.append(str(told["params"]["text"]))
            elif told.get("method") == "network.beforeRequestSent":
                self.asked.append(told["params"]["request"]["url"])
            elif told.get("id") == number:
                assert told["type"] == "success", told
                return told["result"]

    def open(self, address: str, width: int, height: int) -> None:
        """Goes to a page in a window of so many CSS pixels, and waits until it is there."""
        self._ask("browsingContext.setViewport", context=self._window, viewport={"width": width, "height": height})
        self._ask("browsingContext.navigate", context=self._window, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """What an expression in the page comes to; a promise is waited for. Through JSON, so that it is a plain value."""
        wrapped = f"Promise.resolve({expression}).then(value => JSON.stringify(value === undefined ? null : value))"
        done = self._ask("script.evaluate", expression=wrapped, target={"context": self._window}, awaitPromise=True)
        assert done["type"] == "success", done["exceptionDetails"]
        return json.loads(done["result"]["value"])


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Starts a Firefox with a profile of its own, and ends it."""
    program = os.environ.get("PORTAL_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.fail("no Firefox: install it (Debian: apt-get install firefox-esr), or name one in PORTAL_FIREFOX")
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:
        try:
            assert running.stderr is not None
            address = next((line.split()[-1] for line in running.stderr if "WebDriver BiDi listening on" in line), None)
            assert address, "Firefox ended without a word"
            with connect(f"{address}/session", max_size=None, open_timeout=MOST_SECONDS) as line:
                yield Firefox(line)
        finally:
            running.terminate()
            running.wait(MOST_SECONDS)
