"""Pages ask for nothing but their own, keep nothing on the device, complain of nothing, and can't be made to by what is written in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.browser.conftest import FOLDER, Host, NewReader
from tests.browser.samples import samples
from tests.conftest import TODAY, Built
from tests.site import portal

MOST_REQUESTS = 3
"""The page, at most one script, and the icon."""

SEEN = """() => {
    const leads = new Set([...document.querySelectorAll('a[href^="#"]')].map(each => each.getAttribute('href').slice(1)));
    const texts = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT), hidden = [];
    while (texts.nextNode()) {
        const parent = texts.currentNode.parentElement, part = parent.closest('[id]:not(h1, h2, h3, li)');
        const unfolds = part && leads.has(part.id);
        const tool = parent.closest('form, .do, [role=status], [data-tools], [data-nearest], [data-found], [data-map-box], [data-open]');
        if (texts.currentNode.data.trim() && !parent.checkVisibility({ visibilityProperty: true }) && !tool && !unfolds)
            hidden.push(texts.currentNode.data.trim().slice(0, 60));
    }
    return hidden
}"""
"""The texts of a page that are not shown; but for forms and tools, which need the script, and for what a link on the page unfolds."""

HOSTILE = """" onmouseover="alert(1)" x='y' &lt;img src=x onerror=alert(2)&gt; &#60;b&#62;"""
"""An attack that is made of plain signs only: words with < and > are refused before anything is built."""

Hosted = Callable[[str], str]


@pytest.mark.parametrize(("which", "code"), [("small", "es"), ("small", "ar"), ("real", "es")])
def test_before_a_tap_nothing_is_kept_nothing_comes_from_elsewhere_and_nothing_is_complained_of(
    built: Built, hosted: Hosted, reader: NewReader, which: str, code: str
):
    visitor = reader(hosted(which))

    asked = {}
    for kind, address in samples(built(which, "folders"), code).items():
        visitor.asked.clear()
        page = visitor.open(address)
        page.mouse.wheel(0, 100_000)
        page.wait_for_load_state("networkidle")
        asked[kind] = len(visitor.asked)
        assert visitor.elsewhere == []

    assert all(1 <= number <= MOST_REQUESTS for number in asked.values()), asked
    assert visitor.heard == []
    assert visitor.kept == []


def test_what_is_kept_or_stopped_would_be_noticed(hosted: Hosted, reader: NewReader):
    visitor = reader(hosted("small"))
    page = visitor.open("gt/")

    page.evaluate("document.cookie = 'a=1'; localStorage.b = 2; sessionStorage.c = 3; caches.open('d')")
    page.evaluate("document.body.append(Object.assign(new Image, { src: 'https://example.org/x.png' }))")
    with page.expect_console_message(lambda message: "blocked by the policy: script-src" in message.text):
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)>')")

    assert visitor.kept == ["cookie: a", "local storage: b", "session storage: c", "cache: d"]
    assert [text for text in visitor.heard if "blocked by the policy: img-src https://example.org/x.png" in text]
    assert [text for text in visitor.heard if "blocked by the policy: script-src" in text]


@pytest.mark.parametrize(("which", "code"), [("small", "es"), ("small", "ar"), ("real", "es")])
def test_without_javascript_every_text_can_be_read(built: Built, hosted: Hosted, reader: NewReader, which: str, code: str):
    visitor = reader(hosted(which), javascript=False)

    hidden = []
    for kind, address in samples(built(which, "folders"), code).items():
        visitor.open(address)
        visitor.unfold()
        hidden += [f"{kind}: {text}" for text in visitor.page.evaluate(SEEN)]

    assert hidden == []


@pytest.fixture
def hostile(small_portal: Path, tmp_path: Path) -> Iterator[str]:
    """The small portal with an attack in everything that an editor may write as plain text, on a host of its own."""
    places = {
        "content/es/gt/index.md": ("title", "summary"),
        "content/en/gt/index.md": ("title", "summary"),
        "hubs.yaml": ("name",),
        "content/topics.yaml": ("names",),
    }
    for name, keys in places.items():
        path = small_portal / name
        lines = [_poison(line, keys) for line in path.read_text(encoding="utf-8").splitlines(keepends=True)]
        path.write_text("".join(lines), encoding="utf-8")
    done = portal("build", "--root", small_portal, "--today", TODAY, "--site-url", "https://example.org/portal/", "--site", tmp_path / "site")
    assert done.returncode == 0, done.stdout
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(tmp_path / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
    server.shutdown()
    server.server_close()


def _poison(line: str, keys: tuple[str, ...]) -> str:
    """A line of YAML with the attack as its value; the texts of other lines stay."""
    key, colon, value = line.partition(": ")
    if key.strip(" -") not in keys or not colon:
        return line
    quoted = HOSTILE.replace("'", "''")
    return f"{key}: {{es: '{quoted}', en: '{quoted}'}}\n" if value.startswith("{") else f"{key}: '{quoted}'\n"


def test_what_is_written_in_a_text_is_shown_and_never_done(hostile: str, reader: NewReader):
    visitor = reader(hostile)
    visitor.page.on("dialog", lambda dialog: (visitor.heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    for address in ("", "gt/", "en/gt/", "hubs/", "gt/asylum/"):
        page = visitor.open(address)
        assert page.locator("img, article script").count() == 0
        assert page.evaluate("[...document.querySelectorAll('*')].filter(each => [...each.attributes].some(own => own.name.startsWith('on'))).length") == 0

    page = visitor.open("gt/")
    page.locator("h1").hover()
    assert page.locator("h1").inner_text() == HOSTILE
    assert visitor.heard == []
    assert visitor.elsewhere == []
