"""The hidden page of patterns: every part of the design, in every language, and no way there."""

from __future__ import annotations

import re

import pytest
from tests.conftest import ROOT
from tests.site import Site

TEMPLATES = ROOT / "scripts/portal/render/templates"
PARTS = sorted((TEMPLATES / "parts").glob("*.html"))
STATES = ("open", "reported", "unconfirmed", "paused", "closed", "planned")


@pytest.mark.parametrize("part", PARTS, ids=lambda path: path.stem)
def test_a_part_says_at_its_head_what_each_of_its_macros_gets(part):
    text = part.read_text(encoding="utf-8")
    head = text.partition("-#}")[0]

    macros = re.findall(r"{% macro (\w+)\(", text)

    assert text.startswith("{#- ")
    assert macros
    assert [name for name in macros if f"`{name}(" not in head] == []


def test_every_part_stands_on_the_page_of_patterns():
    shown = (TEMPLATES / "pattern_after.html").read_text(encoding="utf-8") + (TEMPLATES / "plate.html").read_text(encoding="utf-8")

    assert [part.name for part in PARTS if f'from "parts/{part.name}"' not in shown] == []


def test_the_page_of_patterns_is_there_in_every_language_and_nothing_leads_to_it(site: Site):
    patterns = {page.file: page for page in site.pages if page.is_pattern}

    others = [(page, link["href"]) for page in site.pages if not page.is_pattern for link in page.links]
    leading = [page.file for page, href in others if (target := site.target(page.file, href)) and target[0] in patterns]

    assert set(patterns) == {site.file("pattern", code) for code in site.languages}
    assert {page.one("meta[name=robots]").attributes["content"] for page in patterns.values()} == {"noindex"}
    assert not leading
    assert b"pattern" not in site.files["sitemap.xml"]


def test_the_page_of_patterns_shows_every_state_of_a_hub(small: Site):
    page = small.page("pattern")

    assert [state for state in STATES if not page.all(f".dot.{state}")] == []
