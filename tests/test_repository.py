"""What no file of the repository may hold, and how its packages are pinned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tests.conftest import ROOT
from tests.repository import texts, tracked

PINNED = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)(?: ; [^\n]+?)?(?: --hash=sha256:[0-9a-f]{64})+")
PINS = {"scripts": ROOT / "scripts/requirements.txt", "tests": ROOT / "tests/requirements.txt"}

REGISTRIES = re.compile(
    r"\b(?:pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|yarnpkg\.com|unpkg\.com|jsdelivr\.net|cdnjs\.|crates\.io|rubygems\.org|ghcr\.io|docker\.io"
    r"|deb\.debian\.org|archive\.ubuntu\.com|anaconda\.org|[a]rtifactory|[d]evpi)|--(?:extra-)?index[-]url|--find[-]links",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w./:-])/(?:work|root|tmp|home|Users)/")
HERE = re.compile(r"https?://localhost", re.IGNORECASE)


def found(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """The files in which a pattern occurs, with what it found."""
    return {(name.as_posix(), match[0]) for name, text in texts().items() for match in pattern.finditer(text)}


def test_no_file_names_a_registry_of_packages():
    assert not found(REGISTRIES)


def test_no_file_names_a_path_of_one_machine():
    assert not found(MACHINE)


def test_no_address_of_one_machine_is_left_outside_the_tests():
    assert not [name for name, _ in found(HERE) if not name.startswith("tests/")]


def test_every_text_is_utf_8_with_plain_line_ends():
    spoilt = [name.as_posix() for name, text in texts().items() if not name.is_relative_to("tests/evil") and ("\ufffd" in text or "\r" in text)]

    assert not spoilt


def test_every_script_can_be_run():
    scripts = [name for name, text in texts().items() if text.startswith("#!")]

    assert scripts
    assert not [name for name in scripts if not (ROOT / name).stat().st_mode & 0o100]


def pinned(path: Path) -> dict[str, str]:
    """The packages of a requirements file with their versions."""
    lines = [line for line in path.read_text(encoding="utf-8").replace("\\\n", "").splitlines() if line.strip() and not line.startswith("#")]
    return {canonicalize_name(match[1]): match[2] for line in lines if (match := PINNED.fullmatch(" ".join(line.split())))}


@pytest.mark.parametrize("path", PINS.values(), ids=PINS)
def test_a_requirements_file_holds_exact_versions_with_hashes_and_nothing_else(path: Path):
    lines = [" ".join(line.split()) for line in path.read_text(encoding="utf-8").replace("\\\n", "").splitlines()]

    assert len(lines) > 20
    assert not [line for line in lines if not PINNED.fullmatch(line)]
    assert "://" not in "".join(lines)


def requirements() -> dict[str, list[Requirement]]:
    """What pyproject.toml asks for: to build and run (``scripts``), and to test as well (``tests``)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = [Requirement(text) for text in project["project"]["dependencies"]]
    build = [Requirement(text) for text in project["build-system"]["requires"]]
    test = [Requirement(text) for text in project["project"]["optional-dependencies"]["test"]]
    return {"scripts": [*run, *build], "tests": [*run, *test]}


@pytest.mark.parametrize("which", PINS)
def test_every_package_that_the_project_asks_for_is_pinned_within_its_range(which: str):
    versions = pinned(PINS[which])

    missing = [str(asked) for asked in requirements()[which] if not asked.specifier.contains(versions.get(canonicalize_name(asked.name), ""))]

    assert not missing


def test_a_package_has_the_same_version_for_building_and_for_testing():
    building, testing = pinned(PINS["scripts"]), pinned(PINS["tests"])

    assert {name: version for name, version in building.items() if testing.get(name, version) != version} == {}


ASSETS = ROOT / "scripts/portal/assets"


@pytest.mark.parametrize("folder", sorted(path.name for path in ASSETS.iterdir()))
def test_everything_that_was_taken_from_elsewhere_says_from_where(folder: str):
    provenance = (ASSETS / folder / "PROVENANCE.md").read_text(encoding="utf-8")

    brought = [name.name for name in tracked() if name.is_relative_to(f"scripts/portal/assets/{folder}") and name.name != "PROVENANCE.md"]
    assert brought
    assert not [name for name in brought if name not in provenance]
    assert re.search(r"public domain|licen[cs]e|CC0|OFL|MIT|BSD|Apache", provenance, re.IGNORECASE)
