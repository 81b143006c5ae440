"""The preview shows every edit at once, and mistakes on the page itself."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from urllib.request import ProxyHandler, build_opener

import pytest
from tests.conftest import Write, copy_small_portal
from tests.site import portal

from portal.engine.preview import serve

PAGE = """---
title: "Guatemala"
summary: "Lo primero."
read: 2026-11-21
---

## Primero {{ #first }}
{text}

Llama a la {{{{ police }}}}.
"""
BROWSER = build_opener(ProxyHandler({}))


@dataclass
class Preview:
    """A running preview."""

    process: subprocess.Popen[str]
    url: str
    root: Path

    def get(self, path: str) -> str:
        """What a browser gets at an address."""
        with BROWSER.open(self.url + path, timeout=10) as answer:
            return answer.read().decode("utf-8")

    def after_edit(self, name: str, text: str, path: str) -> str:
        """The page at an address after an edit of a file."""
        version = re.findall(r"livereload\((\d+), (\d+)\)", self.get(path))[-1]
        (self.root / name).write_text(text, encoding="utf-8")
        self.get("livereload/{}/{}".format(*version))  # answers when there is a newer build, as for the program in the page
        return self.get(path)


@contextmanager
def running(root: Path) -> Iterator[Preview]:
    """A preview of a repository on a free port, ended at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "portal", "serve", "--root", str(root), "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        said = list(until_served(process))
        assert process.poll() is None, "".join(said)
        yield Preview(process, f"http://127.0.0.1:{port}/", root)
        process.terminate()


def until_served(process: subprocess.Popen[str]) -> Iterator[str]:
    """What the preview says until it can be seen, or until its end."""
    for line in process.stderr or ():
        yield line
        if "Serving on" in line:
            return


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with running(copy_small_portal(tmp_path_factory.mktemp("preview"))) as started:
        yield started


def test_the_preview_shows_every_language(preview: Preview):
    pages = [preview.get(path) for path in ("gt/", "en/gt/", "quc/gt/asylum/", "ar/gt/asylum/")]

    assert [re.findall(r'<html lang="(\w+)"', page) for page in pages] == [["es"], ["en"], ["quc"], ["ar"]]
    assert "طلب اللجوء" in pages[3]


def test_the_program_that_renews_the_page_may_run_in_the_preview(preview: Preview):
    page = preview.get("gt/")

    assert "livereload(" in page
    assert "script-src 'self' 'unsafe-inline';" in page


def test_an_edit_is_seen(preview: Preview):
    before = preview.get("gt/")

    after = preview.after_edit("content/es/gt/index.md", PAGE.format(text="Un texto nuevo."), "gt/")

    assert "Un texto nuevo." not in before
    assert "Un texto nuevo." in after


def test_an_edit_of_the_ledger_is_seen_on_the_pages_that_use_it(preview: Preview):
    before = preview.get("ar/gt/asylum/")
    text = (preview.root / "content/countries/gt.yaml").read_text(encoding="utf-8")

    after = preview.after_edit("content/countries/gt.yaml", text.replace('number: "1555"', 'number: "1556"'), "ar/gt/asylum/")

    assert 'href="tel:1555"' in before
    assert 'href="tel:1556"' in after


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("content/es/gt/index.md", PAGE.format(text="Llama a la {{ polise }}."), "content/es/gt/index.md:8:12: "),
        ("content/es/gt/index.md", PAGE.format(text="<script>alert(1)</script>"), "content/es/gt/index.md:8:1: "),
        ("content/regional.yaml", "facts:\n  - id: [\n", "content/regional.yaml:"),
        ("content/languages.yaml", "- code: es\n  name: Español\n  direction: up\n  fallback: []\n", "content/languages.yaml:3:14: "),
    ],
    ids=["value", "html", "yaml", "language"],
)
def test_a_mistake_is_shown_on_the_page_with_its_place_and_the_preview_goes_on(preview: Preview, name: str, text: str, message: str):
    right = (preview.root / name).read_text(encoding="utf-8")

    wrong = preview.after_edit(name, text, "en/gt/")
    after = preview.after_edit(name, right, "en/gt/")

    assert message in wrong
    assert '<aside class="problems"' in wrong
    assert "<script>alert" not in wrong
    assert '<aside class="problems"' not in after
    assert preview.process.poll() is None


def test_a_preview_does_not_begin_with_a_mistake_but_names_it(small_portal: Path, write: Write):
    write("content/es/gt/index.md", PAGE.format(text="Llama a la {{ polise }}."))

    done = portal("serve", "--root", small_portal, "--address", "127.0.0.1:0")

    assert done.returncode == 1
    assert "content/es/gt/index.md:8:12: " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_preview_ends_when_it_is_told_to(small_portal: Path):
    with running(small_portal) as preview:
        preview.get("")

        preview.process.terminate()

        assert preview.process.wait(timeout=10) != 0


def test_an_edit_while_the_first_build_runs_is_not_lost(tmp_path: Path):
    page = tmp_path / "content" / "page.md"
    page.parent.mkdir()
    page.write_text("old", encoding="utf-8")
    (tmp_path / "site").mkdir()
    built: list[str] = []
    too_late = Timer(10, lambda: page.write_text("much later", encoding="utf-8"))

    def build() -> None:
        built.append(page.read_text(encoding="utf-8"))
        if len(built) > 1:
            raise KeyboardInterrupt
        page.write_text("changed", encoding="utf-8")
        too_late.start()

    try:
        serve(build, tmp_path / "site", [page.parent], "127.0.0.1", 0, lambda words: None)
    finally:
        too_late.cancel()

    assert built == ["old", "changed"]
