"""Every page is valid HTML, by the checker of the standard's own authors (Nu), and every name in it has something to name."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from tests.conftest import ROOT, Built
from tests.site import Site

CHECKER = ROOT / "tests/node_modules/vnu-jar/build/dist/vnu.jar"

MISTAKEN = re.compile(
    r"violates Content Security Policy .*external script “(?:\.\./|\./|/portal/)*assets/"
    r"|Property “paint-order” doesn't exist"
    r"|Inline script violates Content Security Policy[^\n]*\n.*<script type=\"applic",
    re.DOTALL,
)
"""Where the checker errs: it does not take a file's own folder for ``'self'``, and takes a block of data for a program. Browsers prove the policy.
It does not know how SVG 2 draws the rim of letters before their inside."""

NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "popovertarget", "commandfor", "list", "form", "headers")
"""Attributes that name other elements by their ids."""


def check(*places: Path) -> list[str]:
    """What the checker complains of in files and folders: page, line, complaint."""
    if not CHECKER.is_file():
        pytest.fail("the HTML checker is missing: run `make .venv/test-ready`")
    # The stack is large because the checker calls itself for every nested element.
    # It guesses languages from samples drawn by lot, so its answer on Haitian Creole is not the same twice; the rules on content look for that.
    options = ("--no-langdetect", "--skip-non-html", "--exit-zero-always", "--stdout", "--format", "json")
    command = ["java", "-Xss4m", "-jar", str(CHECKER), *options, *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, timeout=300)
    messages = [each for each in json.loads(done.stdout)["messages"] if not MISTAKEN.search(f"{each['message']}\n{each.get('extract', '')}")]
    return [f"{each.get('url')}:{each.get('lastLine')}: {each['message']} {each.get('extract', '')!r}" for each in messages]


def test_every_page_of_both_portals_is_valid(built: Built):
    complaints = check(built("real", "folders").folder, built("small", "folders").folder)

    assert not complaints, "\n".join(complaints[:40])


def test_a_page_that_is_not_valid_is_found(tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="es"><meta charset="utf-8"><title>Guía</title><p><a>uno<a>dos</a><ul><b>tres</b></ul>', encoding="utf-8")

    complaints = check(tmp_path)

    assert any("“b” not allowed" in complaint for complaint in complaints)


def test_every_element_that_another_names_is_on_the_page(site: Site):
    missing = []
    for page in site.html.values():
        ids = set(page.ids)
        for tag, attributes in page.elements:
            named = {each for name in NAMING for each in (attributes.get(name) or "").split()}
            missing += [f"{page.file}: {tag} names {each}" for each in sorted(named - ids)]

    assert not missing
