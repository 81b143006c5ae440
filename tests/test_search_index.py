"""The index of the search: what is in it, where it leads, what it weighs, and how a large portal splits it."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import brotli
import pytest
from tests.conftest import ROOT, TODAY, Write, copy_real_portal
from tests.site import Site, words

from portal.addresses import Addresses, Links
from portal.load import load
from portal.render.scripts import scripts
from portal.render.search import MANY, Index

FIRST_ANSWER = 12_000
"""Bytes after brotli of what the first answer needs beside the page, inclusive."""

SCRIPT = 3_072
"""Bytes after brotli of the script of the search page, inclusive."""

CALL = re.compile(rb"portalSearch\((.*)\)\n", re.DOTALL)


def data_of(script: bytes) -> dict[str, Any]:
    """What an index hands to the page."""
    match = CALL.fullmatch(script)
    assert match is not None
    return json.loads(match[1])


def index_of(root: Path, language: str) -> Index:
    portal, problems = load(root)
    assert problems == []
    return Index(portal, Addresses(Links.FOLDERS, portal.default_language), TODAY, language)


def rows_of(index: Index) -> dict[str, list[Any]]:
    """The rows of the first file, by address, each with its whole address first."""
    data = data_of(next(iter(index.files.values())))
    return {row[0]: row for code, rows in data["rows"].items() for row in with_addresses(code, rows)}


def whole_rows(site: Site, language: str) -> list[list]:
    """The rows of a published index with what the files of the countries bring: summaries, and the anchors of contacts."""
    data = data_of(published(site, language)[1])
    rows = []
    for code, own in data["rows"].items():
        later = data_of(site.files[f"assets/{data['more'][code]}"])["summaries"] if "more" in data else [""] * len(own)
        rows += [[f"{row[0]}{text}" if row[0].endswith("#") else row[0], *row[1:]] for row, text in zip(with_addresses(code, own), later, strict=True)]
    return rows


def with_addresses(code: str, rows: list[list]) -> list[list]:
    """The rows with the addresses as the program makes them whole: below the country's folder, or from the root where they begin with a slash."""
    return [[row[0][1:] if row[0].startswith("/") else f"{code}/{row[0]}" if code else row[0], *row[1:]] for row in rows]


def published(site: Site, language: str) -> tuple[str, bytes]:
    """The file that the search page of a language names, and what is in it."""
    page = site.page("search", language)
    target = site.target(page.file, page.one("form[data-find]").attributes["data-index"] or "")
    assert target is not None
    return target[0], site.files[target[0]]


def test_the_search_page_names_the_index_of_its_language_and_its_name_changes_with_what_is_in_it(site: Site):
    for language in site.languages:
        name, script = published(site, language)

        assert name == f"assets/search-{language}.{hashlib.sha256(script).hexdigest()[:8]}.js"
        assert data_of(script)["rows"]


def is_leaflet(site: Site, file: str) -> bool:
    """Whether a page has the text of a leaflet: it says what guides say, and the library leads to it."""
    own = file.removeprefix(f"{site.language_of(file)}/")
    return own.startswith("materials/") and own != "materials/index.html"


def test_everything_in_the_index_leads_to_a_page_and_to_an_anchor_that_exists(site: Site):
    for language in site.languages:
        home = site.file("index", language)
        addresses = [row[0] or "./" for row in whole_rows(site, language)]
        targets = [site.target(home, address) for address in addresses]

        assert len(set(addresses)) == len(addresses) >= 5
        assert not [target for target in targets if target is None or target[0] not in site.html or (target[1] and target[1] not in site.html[target[0]].ids)]
        found = {target[0] for target in targets if target}
        ordinary = {
            page.file
            for page in site.ordinary
            if site.language_of(page.file) == language and not page.all("form[data-find], article.is-data") and not is_leaflet(site, page.file)
        }
        assert found == ordinary


def test_the_list_without_a_script_names_every_page_but_those_of_hubs_and_for_programs(site: Site):
    for language in site.languages:
        page = site.page("search", language)
        home, hubs = site.file("index", language), site.file("hubs/index", language).removesuffix("index.html")
        listed = {target[0] for node in page.all("[data-list] a") if (target := site.target(page.file, node.attributes["href"] or ""))}
        here = [each for each in site.ordinary if site.language_of(each.file) == language and each.file != page.file]
        ordinary = {each.file for each in here if not each.all("article.is-data") and not is_leaflet(site, each.file)}

        assert ordinary - listed == {file for file in ordinary if file.startswith(hubs) and not file.endswith("hubs/index.html")}
        assert home in listed


def test_every_title_in_the_list_is_the_heading_of_its_page_in_its_language(small: Site):
    page = small.page("search", "ar")
    countries = {words(heading) for heading in page.all("[data-list] h2")}  # whose entries have the name of the country

    entries = [node for node in page.all("[data-list] ul a") if words(node) not in countries]

    assert len(entries) > 2
    for node in entries:
        target = small.target(page.file, node.attributes["href"] or "")
        assert target is not None
        other = small.html[target[0]]
        assert words(node) == words(other.one("h1")) or other.file.endswith("hubs/index.html")
        spoken = other.one("h1").css("[lang]")  # names that are not in the language of the page
        assert (node.attributes.get("lang") or "ar") == (spoken[0].attributes["lang"] if spoken else other.text_language)


def test_a_country_page_leads_to_its_own_part_of_the_list(small: Site):
    assert [node.attributes["href"] for node in small.page("gt/asylum").all("a[data-search]")] == ["../../search/#gt"]
    assert [node.attributes["href"] for node in small.page("index", "en").all("a[data-search]")] == ["../en/search/"]
    assert {"gt", "bz"} <= set(small.page("search").ids)


def test_an_entry_has_the_words_of_its_topic_and_the_names_of_what_can_be_asked_for(small_portal: Path):
    index = index_of(small_portal, "es")

    _, title, summary, leads, names = rows_of(index)["gt/asylum/"]

    assert title == "Pedir refugio"
    assert summary == "Quién puede pedirlo y cómo."
    assert data_of(next(iter(index.files.values())))["leads"][leads[0]] == "asilo miedo de volver ACNUR"
    assert "Solicitud" in names


def test_words_for_a_country_stand_with_its_name_and_lead_to_no_page(small_portal: Path):
    data = data_of(next(iter(index_of(small_portal, "es").files.values())))

    assert data["lands"] == {"bz": ["Belice"], "gt": ["Guatemala", "guate"]}
    assert "guate" not in " ".join(data["leads"])


def test_a_contact_leads_to_the_page_on_which_it_stands(small_portal: Path):
    rows = rows_of(index_of(small_portal, "en"))

    assert rows["gt/asylum/#contact-office"] == ["gt/asylum/#contact-office", "Sample office (ODE)", 0, 0, "Oficina de ejemplo (ODE)"]
    assert rows["gt/#contact-police"][1] == "Sample police"
    assert not [address for address in rows if "helpline" in address], "it stands on no page"


def test_what_is_not_translated_says_its_language(small_portal: Path):
    rows = rows_of(index_of(small_portal, "quc"))

    assert rows["gt/asylum/"][1:3] == ["Pedir refugio", "Quién puede pedirlo y cómo."]
    assert rows["gt/asylum/"][-1] == "es"
    assert rows["hubs/"][1] == "quc Information hubs"
    assert rows["hubs/"][-1] != "es"


def test_a_language_without_search_words_is_searched_by_its_pages_alone(small_portal: Path):
    (small_portal / "content/search/es.yaml").unlink()

    data = data_of(next(iter(index_of(small_portal, "es").files.values())))

    assert "leads" not in data
    assert "skip" not in data
    assert data["rows"]["gt"]


def test_letters_that_could_end_a_script_or_a_tag_stay_inside_a_text(small_portal: Path):
    # Titles of that kind are refused by the rules; the index does not rely on it.
    page = small_portal / "content/es/gt/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"title: .*", "title: '\"); alert(1); (\" \\ &'", text), encoding="utf-8")

    row = rows_of(index_of(small_portal, "es"))["gt/"]

    assert row[1] == '"); alert(1); (" \\ &'


def many_hubs(count: int) -> str:
    return "".join(
        f"""- id: gt-town-{number}
  country: gt
  name: {{es: "Ventanilla número {number}"}}
  municipality: Pueblo {number}
  admin1: Petén
  position: {{latitude: 16.{100 + number}, longitude: -90.1, precision: municipality}}
  evidence:
    - source: https://example.org/{number}
      read: 2026-11-21
"""
        for number in range(count)
    )


def test_up_to_three_hundred_entries_stand_in_one_file_and_more_keep_summaries_by_country(small_portal: Path, write: Write):
    write("hubs.yaml", "")
    lists = 3  # of the country, and of its department on two pages
    others = sum(map(len, index_of(small_portal, "es").entries.values())) + lists
    write("hubs.yaml", many_hubs(MANY - others))
    whole = index_of(small_portal, "es")
    write("hubs.yaml", many_hubs(MANY - others + 1))
    split = index_of(small_portal, "es")

    first, *rest = split.files.items()
    data = data_of(first[1])
    parts = {data_of(script)["of"]: data_of(script)["summaries"] for _, script in rest}

    assert len(whole.files) == 1
    assert rows_of(whole)["hubs/gt-town-7/"][2] == "Pueblo 7, Petén"
    assert [address for address, row in rows_of(split).items() if len(row) > 2 and row[2]] == []
    assert {PurePosixPath("assets", name) for name in data["more"].values()} == {name for name, _ in rest}
    assert set(parts) == set(data["rows"]) == set(data["more"])
    assert all(len(parts[code]) == len(rows) for code, rows in data["rows"].items())
    assert "Pueblo 7, Petén" in parts["gt"]


def test_a_portal_with_many_entries_loads_its_first_answer_in_few_bytes(tmp_path: Path):
    root = copy_real_portal(tmp_path)
    hubs = (root / "hubs.yaml").read_text(encoding="utf-8")
    (root / "hubs.yaml").write_text(hubs + many_hubs(MANY), encoding="utf-8")
    index = index_of(root, "es")

    first, *rest = index.files.values()

    assert len(rest) >= 8
    program = next(script.data for script in scripts(ROOT / "overrides") if script.name == "search")
    assert len(brotli.compress(first, quality=11)) + len(brotli.compress(program, quality=11)) <= FIRST_ANSWER


def test_the_first_answer_of_the_real_site_is_light(site: Site):
    script = next(data for name, data in site.files.items() if re.fullmatch(r"assets/search\.[0-9a-f]{8}\.js", name))

    assert len(brotli.compress(script, quality=11)) <= SCRIPT
    for language in site.languages:
        assert len(brotli.compress(script, quality=11)) + len(brotli.compress(published(site, language)[1], quality=11)) <= FIRST_ANSWER


def test_only_the_search_page_knows_the_program_of_the_search_and_loads_it_later(site: Site):
    programs = {page.file: page.one("[data-program]").attributes["data-program"] or "" for page in site.pages if page.all("[data-program]")}
    knowing = {file: address for file, address in programs.items() if "assets/hubs." not in address}
    targets = {target[0] for file, address in knowing.items() if (target := site.target(file, address))}

    assert sorted(knowing) == sorted(site.file("search", language) for language in site.languages)
    assert len(targets) == 1
    assert re.fullmatch(r"assets/search\.[0-9a-f]{8}\.js", targets.pop())
    assert not [page.file for page in site.pages for address in page.requests if "assets/search" in address]


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_form_sends_nothing_anywhere_and_is_not_there_without_a_script(site: Site, language: str):
    page = site.page("search", language)
    form, field = page.one("form[data-find]"), page.one("form[data-find] input")

    assert "hidden" in form.attributes
    assert not {"action", "method"} & set(form.attributes)
    assert "name" not in field.attributes
    assert field.attributes["autocomplete"] == "off"
    assert page.one(f"label[for={field.attributes['id']}]").text().strip()
