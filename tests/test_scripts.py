"""The scripts of the pages: every page loads one, small, under a name that changes with it."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import brotli
import pytest
from tests.conftest import ROOT
from tests.site import Site

from portal.render.scripts import Script, compact, scripts

SCRIPTS = sorted((ROOT / "overrides/scripts").glob("*.js"))
MAP = ROOT / "overrides/map/map.js"
EAGER = 2_560
"""Bytes of the script that every page loads, compressed with brotli, inclusive."""


def test_a_script_loses_comments_and_indentation_and_nothing_else():
    script = '// What it is for.\n(function () {\n  var a = "// no comment"; // kept\n\n    // Why.\n  a += " b  c";\n})();\n'

    assert compact(script) == '(function () {\nvar a = "// no comment"; // kept\na += " b  c";\n})();\n'


def test_the_name_of_a_script_changes_with_what_is_in_it():
    first, second = Script("page", b"1"), Script("page", b"2")

    assert first.url == f"assets/page.{hashlib.sha256(b'1').hexdigest()[:8]}.js"
    assert first.url != second.url


def test_a_repository_without_scripts_has_none(tmp_path: Path):
    assert scripts(tmp_path) == []


@pytest.mark.parametrize("path", [*SCRIPTS, MAP], ids=lambda path: path.name)
def test_no_script_has_a_string_over_several_lines_or_a_comment_of_a_kind_that_stays(path: Path):
    text = path.read_text(encoding="utf-8")
    code = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)

    assert "`" not in code
    assert "/*" not in code
    assert not re.search(r"\\$", code, re.MULTILINE)


@pytest.mark.parametrize("path", [*SCRIPTS, MAP], ids=lambda path: path.name)
def test_no_script_turns_text_into_markup_or_into_a_program(path: Path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|DOMParser", text)


@pytest.mark.parametrize("path", [*SCRIPTS, MAP], ids=lambda path: path.name)
def test_no_script_uses_what_chrome_80_cannot_read(path: Path):
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"\?\?=|\|\|=|&&=|\.at\(|\.replaceAll\(|^\s*(?:import|export)\b|:has\(|\bawait\b|#\w+\s*[;=(]", text, re.MULTILINE)


def test_every_page_loads_one_small_script_after_it_can_be_read(site: Site):
    wrong = []
    for page in site.pages:
        loaded = [node.attributes for node in page.all("script[src]")]
        targets = [site.target(page.file, each["src"] or "") for each in loaded]
        names = [re.sub(r"\.[0-9a-f]{8}\.js$", "", target[0]) for target in targets if target and target[0] in site.files]
        if names != ["assets/page"] or not all("defer" in each for each in loaded):
            wrong.append(page.file)

    assert len(site.pages) > 30
    assert not wrong


def test_every_script_is_published_under_the_hash_of_what_is_in_it(site: Site):
    published = {name: data for name, data in site.files.items() if re.fullmatch(r"assets/[^/]+", name)}

    expected = [path.stem for path in SCRIPTS] + [f"search-{code}" for code in site.languages] + ["map", "basemap", "towns", "hubs-all"]
    parts = {name for name in published if re.match(r"assets/search-[a-zA-Z-]+-(?:[a-z]{2}|all)\.", name)}  # summaries by country, where the index is large
    assert {name.split(".")[0] for name in published.keys() - parts} == {f"assets/{name}" for name in expected}
    own = {name: data for name, data in published.items() if not name.startswith("assets/map.")}
    assert not [name for name, data in own.items() if name.split(".")[1] != hashlib.sha256(data).hexdigest()[:8]]


def test_the_script_of_every_page_is_small(site: Site):
    eager = next(data for name, data in site.files.items() if name.startswith("assets/page."))

    assert len(brotli.compress(eager)) <= EAGER


def test_hosts_keep_files_with_a_hash_for_ever_and_no_others(site: Site):
    rules: dict[str, list[str]] = {}
    for line in site.files["_headers"].decode().splitlines():
        if line.startswith("  "):
            rules[list(rules)[-1]].append(line.strip())
        else:
            rules[line] = []

    cached = {path: line for path, lines in rules.items() for line in lines if line.startswith("Cache-Control:")}

    assert cached == {"/assets/*": "Cache-Control: public, max-age=31536000, immutable"}
