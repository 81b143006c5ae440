"""The interface words: each is used, each that is used exists, and those put together are known by their place."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

import pytest
from tests.conftest import ROOT

from portal.yamlfile import read_yaml

PROGRAM = ROOT / "scripts/portal"

COMPOSED = {
    "dates.months.": ("localise.py", 'f"dates.months.{'),
    "dates.weekdays.": ("localise.py", 'f"dates.weekdays.{'),
    "dates.of.": ("localise.py", 'f"dates.of.{'),
    "dates.on.": ("localise.py", 'f"dates.on.{'),
    "durations.": ("localise.py", 'f"durations.{'),
    "money.": ("localise.py", 'f"money.{'),
    "hubs.status.": ("render/hub_view.py", 'f"hubs.status.{'),
    "hubs.operators.": ("render/templates/hub_after.html", '"hubs.operators." ~'),
    "page.machine": ("render/templates/parts/notice.html", '"page." ~ view.translation_status'),
    "leaflets.machine": ("render/leaflets/leaflet.py", 'f"leaflets.{view.translation_status}'),
    "leaflets.draft": ("render/leaflets/leaflet.py", 'f"leaflets.{view.translation_status}'),
    "materials.editions.": ("render/materials.py", 'f"materials.editions.{'),
    "materials.papers.": ("render/materials.py", 'f"materials.papers.{'),
    "data.files.": ("render/templates/data_after.html", '"data.files." ~'),
    "hub-data.by.": ("render/tally_charts.py", 'f"hub-data.by.{'),
    "hub-data.what.": ("render/tally_charts.py", 'f"hub-data.what.{'),
    "hub-data.values.": ("render/tally_charts.py", 'f"hub-data.values.{'),
    "page.draft": ("render/templates/parts/notice.html", '"page." ~ view.translation_status'),
}
"""Words whose names are put together: the beginning of the name, and where that happens."""

PLURAL = re.compile(r"\.(?:zero|one|two|few|many|other)$")
FILES = (".yaml", ".html", ".md", ".css", ".js", ".json", ".geojson", ".csv", ".vcf", ".ics", ".py")


@cache
def words() -> dict[str, str]:
    path = ROOT / "content/words/es.yaml"
    return read_yaml(path.read_text(encoding="utf-8"), PurePosixPath("es.yaml")).flat


@cache
def sources() -> dict[str, str]:
    """The program and the frame as text."""
    paths = [*PROGRAM.rglob("*.py"), *PROGRAM.rglob("*.html"), *(ROOT / "overrides").rglob("*.html")]
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def quoted() -> set[str]:
    """Everything that stands in quotes and could be the name of a word."""
    return {name for text in sources().values() for name in re.findall(r"""["']([a-z0-9][a-zA-Z0-9.-]*)["']""", text)}


def test_every_interface_word_is_used_somewhere():
    unused = [key for key in words() if PLURAL.sub("", key) not in quoted() and key not in quoted() and not key.startswith(tuple(COMPOSED))]

    assert not unused


@pytest.mark.parametrize(("beginning", "place"), COMPOSED.items())
def test_a_name_that_is_put_together_is_put_together_at_its_place(beginning: str, place: tuple[str, str]):
    file, code = place

    assert code in (PROGRAM / file).read_text(encoding="utf-8")
    assert [key for key in words() if key.startswith(beginning)]


def test_every_word_that_is_used_exists():
    groups = {key.split(".")[0] for key in words() if "." in key}
    stems = {PLURAL.sub("", key) for key in words()}

    used = {name for name in quoted() if name.split(".")[0] in groups and "." in name and not name.endswith((".", *FILES))}

    assert len(used) > 60
    assert not sorted(used - set(words()) - stems)


def test_every_word_that_a_template_or_a_module_says_exists():
    # Rules and verbs have words of their own, about what they found.
    said = {
        name
        for file, text in sources().items()
        if "/rules/" not in file and "/cli/" not in file
        for name in re.findall(r"""\b(?:say|words|count)[\[(]\s*"([a-z0-9.-]+)"(?!\s*~)""", text)
    }

    assert len(said) > 60
    assert not sorted(name for name in said if name not in words() and f"{name}.other" not in words())


def test_an_interface_word_says_nothing_that_only_a_program_reads():
    assert not [key for key, text in words().items() if re.search(r"[<>]|\{\{|\{%|https?:", text)]


def test_every_currency_of_the_countries_has_a_word():
    ledgers = [path.read_text(encoding="utf-8") for path in (ROOT / "content/countries").glob("*.yaml")]

    used = {code for text in ledgers for code in re.findall(r"currency: ([A-Z]{3})", text)}

    assert used
    assert not [code for code in used if f"money.{code}" not in words()]
