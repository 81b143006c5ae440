"""What the README files say is true of the repository: commands, modules, folders, links."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

import click
import pytest
from tests.conftest import ROOT
from tests.repository import tracked

from portal.cli import main

PROGRAM = ROOT / "scripts/portal"
README = ROOT / "README.md"
MAP = ROOT / "scripts/README.md"
COMMANDS: dict[str, click.Command] = {verb: main.get_command(click.Context(main), verb) for verb in main.list_commands(click.Context(main))}  # type: ignore[misc]


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def targets() -> dict[str, str]:
    """The targets of the Makefile that people call, with what follows their name."""
    return dict(re.findall(r"^([a-z-]+):(?!=)(.*)$", text(ROOT / "Makefile"), re.MULTILINE))


def commands_in(path: Path) -> set[str]:
    """The targets of ``make`` that a page names as code, alone or in a block."""
    code = re.findall(r"```.*?```|`[^`\n]+`", text(path), re.DOTALL)
    return {name for part in code for name in re.findall(r"\bmake ([a-z-]+)", part)}


def test_every_make_target_has_a_line_of_help():
    assert targets()
    assert not [name for name, rest in targets().items() if not re.search(r"## \S+ \S+", rest)]


def test_every_make_target_is_known_to_make_as_one():
    phony = re.findall(r"^\.PHONY: (.*)$", text(ROOT / "Makefile"), re.MULTILINE)

    assert sorted(" ".join(phony).split()) == sorted(targets())


def test_the_readme_names_every_make_target_and_no_other():
    assert commands_in(README) == set(targets())
    assert commands_in(MAP) <= set(targets())


def test_the_readme_names_every_verb_of_the_command():
    assert COMMANDS
    assert not [verb for verb in COMMANDS if not re.search(rf"`[^`\n]*portal {verb}\b", text(README))]


def test_the_commands_in_the_readme_have_only_options_that_exist():
    lines = [shlex.split(line, comments=True) for line in re.findall(r"^\S*portal [a-z]+.*$", text(README), re.MULTILINE)]

    assert lines
    for _, verb, *words in lines:
        known = {name for parameter in COMMANDS[verb].params for name in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= known


def rows() -> dict[str, str]:
    """The table of modules in scripts/README.md: the names in its first column, each with the words of its row."""
    table = re.search(r"^## Modules\n(.*?)^(?:\n[^|\n]|## )", text(MAP), re.MULTILINE | re.DOTALL)
    assert table is not None
    return {name: row[1] for row in re.findall(r"^\| (`.+?) \| (.+) \|$", table[1], re.MULTILINE) for name in re.findall(r"`([^`]+)`", row[0])}


def parts_of(folder: Path) -> set[str]:
    """The modules of a package and its folders, as the map writes them: ``hub``, ``templates/``."""
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "__main__"}
    return modules | {f"{path.name}/" for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"}


def test_the_map_names_every_module_and_package_and_no_other():
    assert set(rows()) == parts_of(PROGRAM)


@pytest.mark.parametrize("package", sorted(name for name in parts_of(PROGRAM) if name.endswith("/")))
def test_the_map_names_every_module_inside_a_package_and_no_other(package: str):
    named = set(re.findall(r"`([a-z_]+/?)`", rows()[package]))

    assert named == parts_of(PROGRAM / package)


@pytest.mark.parametrize("page", [README, MAP], ids=["README.md", "scripts/README.md"])
def test_every_path_that_a_readme_names_as_code_exists(page: Path):
    # `site/` and `.build/` are made by a build, `.venv/` by the first command.
    made = ("site", ".build", ".venv", "usb")
    named = [path for path in re.findall(r"`((?:\.?[a-z_]+/)+[\w.-]*)`", text(page)) if not path.startswith(made)]

    assert named
    assert not [path for path in named if not (ROOT / path).exists() and not any(PROGRAM.rglob(path)) and not (PROGRAM / f"{path}.py").exists()]


def test_every_top_level_folder_is_named():
    folders = {path.parts[0] for path in tracked() if len(path.parts) > 1}

    assert {"content", "scripts", "tests"} <= folders
    assert not [folder for folder in sorted(folders) if f"`{folder}/" not in text(README) + text(MAP)]


READMES = [path.as_posix() for path in tracked() if path.name == "README.md"]


@pytest.mark.parametrize("name", READMES)
def test_every_link_of_a_readme_leads_to_a_file(name: str):
    links = re.findall(r"\]\(([^)\s]+)\)", text(ROOT / name))

    near = [link.partition("#")[0] for link in links if not re.match(r"[a-z]+:|#", link)]
    assert not [link for link in near if not (ROOT / name).parent.joinpath(link).exists()]


@pytest.mark.parametrize("name", READMES)
def test_every_anchor_of_a_readme_is_a_heading(name: str):
    anchors = re.findall(r"\]\(#([^)\s]+)\)", text(ROOT / name))
    headings = [re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", text(ROOT / name), re.MULTILINE)]

    assert set(anchors) <= set(headings)


def test_both_readmes_are_kept():
    assert {"README.md", "scripts/README.md"} <= set(READMES)
