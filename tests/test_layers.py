"""The program's own order: who may import whom, which library has which user, how a module looks."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import ROOT

SCRIPTS = ROOT / "scripts"
PROGRAM = SCRIPTS / "portal"

LAYERS = [
    ["problems", "yamlreasons", "parallel", "spelling", "suppression"],
    ["yamlfile"],
    ["model"],
    ["markdown", "html_profile", "raw_values", "personal", "syllables", "language_detection"],
    ["schema", "inventory", "pdf", "geo", "gazetteer", "phones", "hours", "icons", "words", "addresses", "sentences", "formatting", "open_data", "csvfile"],
    ["aggregate_file", "tallies", "file_memory", "moved", "localise", "marks", "noted", "readability", "translations"],
    ["load"],
    ["translated_texts", "freshness"],
    ["stamps", "new_hub"],
    ["rules", "render"],
    ["exports"],
    ["prepare", "findings", "stage", "reports", "changes"],
    ["publish"],
    ["engine"],
    ["build"],
    ["cli"],
    ["__main__"],
]
"""From the bottom to the top. A module imports from the groups below its own, and a package from itself."""

LIBRARIES = {
    "yaml": ["yamlfile"],
    "markdown": ["engine", "render"],
    "pydantic": ["model", "schema"],
    "pydantic_core": ["model", "schema"],
    "nh3": ["html_profile"],
    "shapely": ["geo"],
    "phonenumbers": ["phones"],
    "opening_hours": ["hours"],
    "pagefind_bin": ["publish"],
    "babel": ["words"],
    "folium": ["publish"],
    "branca": ["publish"],
    "typst": ["render"],
    "segno": ["render"],
    "pikepdf": ["pdf", "render"],
    "pypdfium2": ["pdf"],
    "jinja2": ["render"],
    "markupsafe": ["render"],
    "mkdocs": ["engine"],
    "mkdocs_static_i18n": ["engine"],
    "click": ["cli"],
    "rich": ["cli"],
}
"""Who uses a library: when it changes, one place changes."""

SURROUNDINGS = {
    "cli.options": "hands the day and the folder to everything below",
    "engine.plugin": "is the other front door: `mkdocs build` calls it, and nobody else could know the day",
}
"""The modules that may ask for the day, the environment or the current folder, and why."""

ASKING = re.compile(r"\b(?:datetime\.(?:now|utcnow|today)|date\.today|os\.(?:environ|getenv|getcwd)|Path\.(?:cwd|home)|time\.(?:time|localtime|gmtime))\b")
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "core", "base", "misc", "tools"}
MOST_LINES = 300


def name_of(path: Path) -> str:
    """``model.hub`` for scripts/portal/model/hub.py; empty for the package itself."""
    return ".".join(path.relative_to(PROGRAM).with_suffix("").parts).removesuffix("__init__").rstrip(".")


MODULES = {name_of(path): path for path in sorted(PROGRAM.rglob("*.py"))}
LEVELS = {name: level for level, group in enumerate(LAYERS) for name in group}

each_module = pytest.mark.parametrize("module", MODULES)


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[str]:
    """The full names of the modules that *module* imports anywhere, also inside functions."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner.removeprefix("portal.") in MODULES else str(node.module)


def own(module: str) -> set[str]:
    """The modules of the portal that *module* imports."""
    return {name.removeprefix("portal").lstrip(".") for name in imported(module) if name.split(".")[0] == "portal"}


def top(module: str) -> str:
    """The package of a module, which has its place in the layers."""
    return module.split(".")[0]


@each_module
def test_a_module_has_a_place_in_the_layers(module: str):
    assert not module or top(module) in LEVELS


def test_every_name_in_the_layers_is_a_module():
    assert set(LEVELS) == {top(module) for module in MODULES if module}


@each_module
def test_imports_point_downwards(module: str):
    upwards = [name for name in own(module) if not module or (top(name) != top(module) and LEVELS[top(name)] >= LEVELS[top(module)])]

    assert not upwards


def test_no_modules_import_each_other_in_a_circle():
    open_ = {module: own(module) & set(MODULES) for module in MODULES}

    while free := [module for module, names in open_.items() if not names & set(open_)]:
        for module in free:
            del open_[module]

    assert not open_


def test_every_library_has_its_user_and_no_other():
    users: dict[str, set[str]] = {}
    for module in MODULES:
        for name in imported(module):
            if top(name) not in sys.stdlib_module_names and top(name) != "portal":
                users.setdefault(top(name), set()).add(top(module))

    assert {library: sorted(names) for library, names in users.items()} == LIBRARIES


def test_no_module_has_a_name_that_says_nothing():
    parts = {part for module in MODULES for part in module.split(".")}

    assert not parts & VAGUE


@each_module
def test_a_module_says_in_one_sentence_what_it_is_for(module: str):
    sentence = ast.get_docstring(parsed(module), clean=False)

    assert sentence is not None
    assert re.fullmatch(r"\S[^\n]*[^.\s]\.", sentence)
    assert not re.search(r"[.!?] [A-Z]", sentence)


@each_module
def test_a_module_can_be_read_in_one_go(module: str):
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@each_module
def test_only_the_front_doors_ask_for_the_day_or_the_surroundings(module: str):
    asks = sorted(found for node in ast.walk(parsed(module)) if isinstance(node, ast.Attribute) for found in ASKING.findall(ast.unparse(node)))

    assert bool(asks) == (module in SURROUNDINGS)


IMPORT_EACH = """
import importlib, sys
for name in sys.argv[1:]:
    for known in [key for key in sys.modules if key.startswith("portal") and (name.startswith("portal.model") or not key.startswith("portal.model"))]:
        del sys.modules[known]
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(f"{name}: {error}")
"""
"""Forgets the portal before each import; the model, which takes longest, is kept for those above it."""


def test_every_module_can_be_imported_alone():
    names = [f"portal.{module}".rstrip(".") for module in MODULES]

    done = subprocess.run([sys.executable, "-c", IMPORT_EACH, *names], capture_output=True, text=True, timeout=120)

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
