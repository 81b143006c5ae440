"""The whole texts for the search: what is indexed, what it weighs, that it is kept, and that it is always the same."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path, PurePosixPath

import pytest
from tests.conftest import TODAY
from tests.site import Site, portal, tree

from portal.prepare import Settings, examine, prepare
from portal.publish import fulltext as module
from portal.publish.fulltext import SHOWN, FullTextProblem, costs, fulltext

MOST = 150
"""What a first search of the whole texts may cost, in kilobytes, inclusive."""

FOLDER = re.compile(r"assets/(text-[a-zA-Z-]+-[0-9a-f]{8})/(.+)")


def folders(site: Site) -> dict[str, dict[PurePosixPath, bytes]]:
    """The files of each index of texts."""
    found: dict[str, dict[PurePosixPath, bytes]] = {}
    for name, data in site.files.items():
        if match := FOLDER.fullmatch(name):
            found.setdefault(match[1], {})[PurePosixPath(match[2])] = data
    return found


def fragments(files: dict[PurePosixPath, bytes]) -> dict[str, str]:
    """The text of each indexed page, by its address below the folder of the language."""
    packed = [gzip.decompress(data) for name, data in files.items() if name.parts[0] == "fragment"]
    pages = [json.loads(data.removeprefix(b"pagefind_dcd")) for data in packed]
    return {page["url"]: page["content"] for page in pages}


@pytest.mark.parametrize("which", ["real", "small"])
def test_every_search_page_says_where_its_texts_are_and_what_they_cost(built, which: str):
    site = built(which, "folders")
    named = {}
    for language in site.languages:
        button = site.page("search", language).one("form button").attributes
        named[(button["data-text"] or "").rstrip("/")] = button["data-cost"]

    assert set(named) == set(folders(site))
    for folder, files in folders(site).items():
        first, further = costs(files)
        assert named[folder] == f"{first} {further}"
        assert further < first <= MOST


@pytest.mark.parametrize("which", ["real", "small"])
def test_the_price_is_what_the_dearest_search_takes(built, which: str):
    for files in folders(built(which, "folders")).values():
        programs = sum(len(gzip.compress(data, 6)) for name, data in files.items() if name.suffix in (".js", ".json"))
        others = sum(len(data) for name, data in files.items() if len(name.parts) == 1 and name.suffix not in (".js", ".json"))
        parts = max(len(data) for name, data in files.items() if name.parts[0] == "index")
        results = sum(sorted((len(data) for name, data in files.items() if name.parts[0] == "fragment"), reverse=True)[:SHOWN])

        first, _ = costs(files)

        assert first * 1000 - 10_000 < programs + others + parts + results <= first * 1000


def test_only_what_a_browser_asks_for_is_published(small: Site):
    for files in folders(small).values():
        names = {name.as_posix() for name in files if len(name.parts) == 1}

        assert {"pagefind.js", "pagefind-worker.js", "pagefind-entry.json"} <= names
        assert len(names) == 5
        assert not [name for name in names if "ui" in name or "highlight" in name]


def test_the_texts_of_a_language_are_those_that_are_written_in_it(small: Site):
    indexed = {folder.split("-")[1]: set(fragments(files)) for folder, files in folders(small).items()}

    assert "/gt/asylum/" in indexed["es"]
    assert "/gt/asylum/" in indexed["ar"]
    assert "/gt/asylum/" not in indexed["quc"]
    assert not [url for urls in indexed.values() for url in urls if "search" in url or "404" in url]


def test_ways_and_sources_are_no_part_of_a_text(small: Site):
    texts = next(fragments(files) for folder, files in folders(small).items() if folder.startswith("text-es-"))

    assert "Pide la cita" in texts["/gt/asylum/"]
    assert "La fuente no tiene fecha" not in texts["/gt/asylum/"]
    assert "Inicio" not in texts["/gt/asylum/"]


def test_the_number_of_results_is_the_one_of_the_script(small: Site):
    script = next(data.decode() for name, data in small.files.items() if re.fullmatch(r"assets/search\.[0-9a-f]{8}\.js", name))

    assert f".slice(0, {SHOWN})" in script


def test_a_site_for_a_disk_has_no_texts_to_fetch(built):
    site = built("small", "files")

    assert not folders(site)
    assert {site.page("search", language).one("form button").attributes["data-text"] for language in site.languages} == {""}


def settings(root: Path) -> Settings:
    return Settings(root, TODAY)


def test_the_same_pages_give_the_same_bytes_and_are_indexed_once(small_portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first, again, fresh = (tmp_path / name for name in ("first", "again", "fresh"))
    assert portal("build", "--root", small_portal, "--site", first, "--today", TODAY).returncode == 0
    prepared = prepare(settings(small_portal), *examine(small_portal, TODAY))
    plain = [
        re.sub(rb'data-text="[^"]*" data-cost="[^"]*"', b'data-text="" data-cost=""', path.read_bytes()) for path in sorted(first.rglob("search/index.html"))
    ]
    for copy in (again, fresh):
        shutil.copytree(first, copy, ignore=lambda folder, names: [name for name in names if name.startswith("text-")])
        for path, html in zip(sorted(copy.rglob("search/index.html")), plain, strict=True):
            path.write_bytes(html)

    marks = {path: path.stat().st_mtime_ns for path in (small_portal / ".build/fulltext").rglob("pagefind.js")}
    fulltext(again, prepared, settings(small_portal))
    kept = {path: path.stat().st_mtime_ns for path in (small_portal / ".build/fulltext").rglob("pagefind.js")}
    shutil.rmtree(small_portal / ".build/fulltext")
    fulltext(fresh, prepared, settings(small_portal))

    assert marks
    assert kept == marks
    assert tree(again) == tree(first)
    assert tree(fresh) == tree(first)


def test_a_program_that_fails_is_named_with_what_it_said(small_portal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    site = tmp_path / "site"
    assert portal("build", "--root", small_portal, "--site", site, "--today", TODAY).returncode == 0
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho no space left >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(module, "get_executable", lambda: broken)
    shutil.rmtree(small_portal / ".build/fulltext")
    prepared = prepare(settings(small_portal), *examine(small_portal, TODAY))

    with pytest.raises(FullTextProblem, match="no space left"):
        fulltext(site, prepared, settings(small_portal))
