"""What the frame gets: a stylesheet that means the same, a policy that allows only it, heads that read as written."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path, PurePosixPath

import brotli
import pytest
import yaml
from tests.conftest import ROOT, TODAY

from portal.addresses import Addresses, Links
from portal.load import load
from portal.model.page import PageKind
from portal.render.compose import Composed, compose
from portal.render.frame import PAPER_STYLES, STYLES, extra, front_matter, language_partial, minified, policy, stylesheet, stylesheets
from portal.render.view import View
from portal.yamlfile import read_yaml, split_front_matter

PARTS = {name: (ROOT / "overrides/styles" / f"{name}.css").read_text(encoding="utf-8") for name in STYLES}
STYLE = "\n".join(PARTS.values())


def test_a_stylesheet_loses_comments_and_spaces_and_nothing_else():
    css = """
    /* A comment { with braces } */
    .a > .b , .c:not( .d ) { color : red; margin: 0 auto }
    @media (min-width: 46rem) and (prefers-color-scheme: dark) { .e::after { content: " ↗"; width: calc(1px + 2px); } }
    """

    assert minified(css) == (
        '.a>.b,.c:not( .d ){color :red;margin:0 auto}@media (min-width:46rem) and (prefers-color-scheme:dark){.e::after{content:" ↗";width:calc(1px + 2px)}}'
    )


def test_making_the_stylesheet_small_keeps_its_rules_and_strings():
    small = minified(STYLE)
    bare = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.DOTALL)

    assert len(small) < len(STYLE)
    assert re.findall(r'"[^"]*"', small) == re.findall(r'"[^"]*"', bare)
    assert re.sub(r"[\s;]", "", small) == re.sub(r"[\s;]", "", bare)
    assert minified(small) == small


def test_every_part_of_the_stylesheet_has_its_place_in_the_order():
    assert sorted(STYLES) == sorted(path.stem for path in (ROOT / "overrides/styles").iterdir())


@pytest.mark.parametrize("kind", [kind for kind in PageKind if kind is not PageKind.PATTERN])
def test_the_stylesheet_of_a_page_is_small(kind: PageKind):
    small = stylesheets(ROOT / "overrides")[kind].encode()

    assert len(small) <= 10 * 1024
    assert len(brotli.compress(small, quality=11)) <= 3 * 1024


def test_a_page_gets_the_parts_of_its_kind_in_their_order():
    made = stylesheets(ROOT / "overrides")

    assert made[PageKind.PATTERN] == "".join(map(minified, PARTS.values()))
    assert minified(PARTS["directory"]) in made[PageKind.HUBS]
    assert minified(PARTS["maps"]) in made[PageKind.HUB]
    assert made[PageKind.HUB].replace(minified(PARTS["facts"]), "") == made[PageKind.HUBS].replace(minified(PARTS["lands"] + PARTS["directory"]), "")


def test_the_stylesheet_names_no_side_of_the_screen_so_that_it_works_mirrored():
    rules = re.findall(r"\{([^{}]*)\}", minified(STYLE))

    assert not re.findall(r"(?:margin|padding|border)-(?:left|right)|float:|text-align:(?:left|right)", minified(STYLE))
    assert not [rule for rule in rules if ("left:" in rule) != ("right:" in rule)]


def test_the_stylesheet_holds_nothing_that_a_template_would_take():
    assert not re.search(r"\{[{%#]", minified(STYLE))
    assert "</" not in STYLE


def test_the_policy_allows_the_stylesheet_by_its_hash_and_no_other_place():
    rules = dict(rule.split(" ", 1) for rule in policy("a{b:c}").split("; "))

    digest = base64.b64encode(hashlib.sha256(b"a{b:c}").digest()).decode()
    assert rules["style-src"] == f"'sha256-{digest}'"
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert set(" ".join(rules.values()).split()) == {"'none'", "'self'", "data:", f"'sha256-{digest}'"}
    assert rules["script-src"] == "'self'"
    assert policy("a{b:c}", "a{}", "a{b:c}").count(f"'sha256-{digest}'") == 1


def test_the_frame_gets_every_word_that_it_uses(small_portal: Path):
    portal, _ = load(small_portal)
    templates = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html"))

    given = extra(portal, Addresses(Links.FOLDERS, "es"), small_portal / "overrides", TODAY)

    used = set(re.findall(r'words\["([^"]+)"\]', templates))
    assert len(used) > 5
    for language in portal.languages:
        assert used <= set(given["words"][language.code])  # type: ignore[index]
    assert given["policies"]["hub"] == policy(given["styles"]["hub"])  # type: ignore[index]
    assert given["policies"]["hubs"] == policy(given["styles"]["hubs"], sheets=True)  # type: ignore[index]
    assert given["policy"] == policy(*given["styles"].values(), stylesheet(small_portal / "overrides", *PAPER_STYLES), sheets=True)  # type: ignore[attr-defined]


def pages(root: Path, site_url: str = "https://example.org/") -> dict[str, Composed]:
    """Every page of a portal, by language and path."""
    portal, _ = load(root)
    addresses = Addresses(Links.FOLDERS, "es", site_url)
    codes = [language.code for language in portal.languages]
    return {f"{code}/{page.view.path}": page for code in codes for page in compose(portal, addresses, TODAY, code)}


def meta(page: Composed) -> dict[str, str]:
    """The head of a page as the portal reads it."""
    front, _, _ = split_front_matter(front_matter(page))
    data = read_yaml(str(front), PurePosixPath("page.md")).data
    assert isinstance(data, dict)
    return data


def test_the_head_of_a_page_says_who_reads_and_what_is_written(small_portal: Path):
    made = pages(small_portal)

    asylum = meta(made["en/gt/asylum"])

    assert (asylum["reader"], asylum["language"], asylum["direction"]) == ("en", "es", "ltr")
    assert (asylum["root"], asylum["slug"], asylum["kind"]) == ("../../../", "gt/asylum/", "topic")
    assert asylum["canonical"] == "https://example.org/gt/asylum/"
    assert "written" not in asylum
    assert meta(made["ar/gt/asylum"])["direction"] == "rtl"
    assert meta(made["ar/gt/asylum"])["written"] == "es ar"
    assert meta(made["ar/gt/asylum"])["original"] == "es"


def test_a_sensitive_page_has_a_neutral_name_in_the_browser(small_portal: Path):
    made = pages(small_portal)

    assert made["es/gt/asylum"].browser_title == "Trámites · Guatemala · Rumbo"
    assert made["es/gt/asylum"].title == "Pedir refugio"
    assert made["es/gt/index"].browser_title == "Guatemala · Rumbo"
    assert made["es/index"].browser_title == "Rumbo: Portal de ejemplo"


def test_without_the_address_of_the_site_the_head_names_none(small_portal: Path):
    heads = [meta(page) for page in pages(small_portal, "").values()]

    assert not [head for head in heads if {"canonical", "written", "original"} & set(head)]


@pytest.mark.parametrize("title", ["\"quoted\" \\ and 'single'", "yes", "1: 2 # 3", "{{ x }} {% y %}", "نص 🙂", "- a", "& * ! |", "tab\there"])
def test_a_title_is_read_as_it_was_written_by_every_reader_of_yaml(small_portal: Path, title: str):
    view = next(iter(pages(small_portal).values())).view
    page = Composed(view, title, title, title, "")

    assert isinstance(view, View)
    assert meta(page)["title"] == title
    assert yaml.safe_load(front_matter(page).strip("-\n"))["title"] == title


def test_a_language_needs_no_code_for_the_theme():
    assert language_partial("quc", "ltr").startswith(b"{% macro t(key) %}")
    assert b'"language": "quc"' in language_partial("quc", "ltr")
