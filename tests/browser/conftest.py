"""A real browser, and a real server on the loopback for it to look at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from tests.conftest import Built

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

TABLET = 600
"""Screens narrower than so many CSS pixels are touched."""

FOLDER = "/portal/"
"""The site stands below the root of its host, as at many free hosts."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of ``PORTAL_BROWSER``, or the one on the path: first the one without windows, which opens pages four times as fast."""
    program = os.environ.get("PORTAL_BROWSER") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if not program:
        pytest.fail("no browser: install Chromium (Debian: apt-get install chromium), or name one in PORTAL_BROWSER")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


class Host(SimpleHTTPRequestHandler):
    """Serves a site below `FOLDER`, with the site's own page for lost addresses, as static hosts do."""

    def translate_path(self, path: str) -> str:
        """The file of an address; outside of the site there is none."""
        return super().translate_path("/" + path.removeprefix(FOLDER)) if path.startswith(FOLDER) else str(Path(self.directory) / "no such file")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with the page for lost addresses."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def hosted(built: Built) -> Iterator[Callable[[str], str]]:
    """Serves a built portal (``real`` or ``small``); gives the address of its start page."""
    servers: dict[str, ThreadingHTTPServer] = {}

    def host(which: str) -> str:
        if which not in servers:
            servers[which] = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(built(which, "folders").folder)))
            Thread(target=servers[which].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[which].server_port}{FOLDER}"

    yield host
    for server in servers.values():
        server.shutdown()
        server.server_close()


LISTEN = """
addEventListener('securitypolicyviolation', event =>
    console.error('blocked by the policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
"""
"""Runs before anything of a page does: what the policy stops is heard like every other complaint."""


class Reader:
    """Somebody with a browser, who notes everything that it complains of and asks for."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = home
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.context = context
        context.add_init_script(LISTEN)
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.heard.append(message.text))
        self.page.on("pageerror", lambda error: self.heard.append(str(error)))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it was there
            self.heard.append(f"{request.failure}: {request.url}")

    def open(self, path: str) -> Page:
        """Goes to a page."""
        self.page.goto(self.home + path)
        return self.page

    @property
    def elsewhere(self) -> list[str]:
        """Requests that left the site."""
        return [url for url in self.asked if not url.startswith((self.home, "data:"))]

    def enlarge(self) -> None:
        """Makes letters twice as large, as in a phone's settings."""
        self.page.evaluate("document.documentElement.style.fontSize = '200%'")

    def dress(self, style: str) -> None:
        """Adds rules to a page as a reader's own style does; the policy of the page has no say in it."""
        self.page.evaluate("style => { const own = new CSSStyleSheet(); own.replaceSync(style); document.adoptedStyleSheets = [own] }", style)

    def unfold(self) -> None:
        """Opens everything on the page that can be opened."""
        self.page.evaluate("for (const each of document.querySelectorAll('article details')) each.open = true")

    @property
    def kept(self) -> list[str]:
        """What pages left on the device, by kind: cookies, storage, files."""
        stored = """async () => [
            ...Object.keys(localStorage).map(name => 'local storage: ' + name),
            ...Object.keys(sessionStorage).map(name => 'session storage: ' + name),
            ...(await indexedDB.databases()).map(each => 'database: ' + each.name),
            ...(await caches.keys()).map(name => 'cache: ' + name),
            ...(await navigator.serviceWorker.getRegistrations()).map(each => 'worker: ' + each.scope)]"""
        return [f"cookie: {each['name']}" for each in self.context.cookies()] + self.page.evaluate(stored)

    @property
    def is_scrolled_sideways(self) -> bool:
        """Whether the page is wider than the screen."""
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


NewReader = Callable[..., Reader]


@pytest.fixture
def reader(browser: Browser) -> Iterator[NewReader]:
    """Makes readers: ``reader(home, width, height, scheme="dark", javascript=False)``; *more* is for the browser's context."""
    contexts: list[BrowserContext] = []

    def make(home: str, width: int = 360, height: int = 640, scheme: str = "light", javascript: bool = True, **more: object) -> Reader:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=javascript,
            has_touch=width < TABLET,
            **more,  # type: ignore[arg-type]
        )
        contexts.append(context)
        return Reader(context, home)

    yield make
    for context in contexts:
        context.close()
