"""The verb ``format``: which files it writes, what it answers, and with which exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import ROOT, Write
from tests.site import tree

from portal.cli import main

HUBS = "hubs.yaml"
PAGE = "content/es/gt/asylum.md"


def run(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["format", "--root", str(root), *map(str, arguments)])


@pytest.fixture
def formal(small_portal: Path) -> Path:
    """The small portal with every file in its form."""
    assert run(small_portal).exit_code == 0
    return small_portal


def test_a_file_that_is_not_in_its_form_is_named_and_written(formal: Path):
    text = (formal / HUBS).read_text(encoding="utf-8")
    (formal / HUBS).write_text(text.replace("\n  country: ", "\n  country:   "), encoding="utf-8")

    result = run(formal)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "hubs.yaml\n", "Files changed: 1.\n")
    assert (formal / HUBS).read_text(encoding="utf-8") == text


def test_a_check_names_the_file_and_writes_nothing(formal: Path):
    text = (formal / HUBS).read_text(encoding="utf-8").replace("\n  country: ", "\n  country:   ")
    (formal / HUBS).write_text(text, encoding="utf-8")

    result = run(formal, "--check")

    assert (result.exit_code, result.stdout, result.stderr) == (1, "hubs.yaml\n", "Files to change: 1; run `portal format`.\n")
    assert run(formal, "--check", "--lang", "es").stderr == "Archivos por cambiar: 1; ejecuta `portal format`.\n"
    assert (formal / HUBS).read_text(encoding="utf-8") == text


def test_files_in_their_form_are_not_touched(formal: Path):
    times = {path: path.stat().st_mtime_ns for path in formal.rglob("*")}

    result = run(formal)

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing to change.\n")
    assert run(formal, "--check", "--lang", "es").stderr == "Nada que cambiar.\n"
    assert {path: path.stat().st_mtime_ns for path in formal.rglob("*")} == times


def test_only_the_named_files_and_folders_are_written(small_portal: Path):
    before = tree(small_portal)

    result = run(small_portal, small_portal / "content" / "en", small_portal / HUBS)

    changed = {name for name, data in tree(small_portal).items() if before[name] != data}
    assert changed == set(result.stdout.split())
    assert changed
    assert all(name == HUBS or name.startswith("content/en/") for name in changed)


def test_pages_materials_and_lists_are_all_written(small_portal: Path, write: Write):
    page = "---\nsummary: B\ntitle: A\n---\nOne. \n"
    for name in (PAGE, "content/en/gt/asylum.md"):
        write(name, page)
    write("materials/sample/es.md", page)
    write("materials/sample/material.yaml", "kind: link\nid: 'sample'\n")

    assert run(small_portal).exit_code == 0

    assert (small_portal / PAGE).read_text(encoding="utf-8") == '---\ntitle: "A"\nsummary: "B"\n---\n\nOne.\n'
    assert (small_portal / "materials/sample/es.md").read_text(encoding="utf-8") == '---\ntitle: "A"\nsummary: "B"\n---\n\nOne.\n'
    assert (small_portal / "materials/sample/material.yaml").read_text(encoding="utf-8") == "id: sample\nkind: link\n"


def test_line_ends_and_a_byte_order_mark_of_other_systems_go(formal: Path):
    data = (formal / PAGE).read_bytes()
    (formal / PAGE).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))

    assert run(formal).stdout == f"{PAGE}\n"
    assert (formal / PAGE).read_bytes() == data


def test_a_file_keeps_its_permissions(formal: Path, write: Write):
    path = write(HUBS, (formal / HUBS).read_text(encoding="utf-8") + "\n\n")
    path.chmod(0o640)

    run(formal)

    assert path.stat().st_mode & 0o777 == 0o640
    assert {path.name for path in formal.glob(".*")} <= {".build"}


@pytest.mark.parametrize("data", [b"- id: a: b\n", b"- id: \xff\n", b"- id: 'a\xe2\x80\xaeb'\r\n"])
def test_a_file_that_cannot_be_read_is_left_alone_with_a_message(formal: Path, data: bytes):
    (formal / HUBS).write_bytes(data)

    result = run(formal)

    assert result.exit_code == 1
    assert result.stdout.startswith("hubs.yaml:1:")
    assert result.stderr == "1 to fix, 0 to bring up to date.\n"
    assert (formal / HUBS).read_bytes() == data


def test_messages_come_in_spanish_as_well(formal: Path, write: Write):
    write(PAGE, '---\ntitle: "A"\nsummary: "B"\n---\n\nUno  \ndos.\n')

    result = run(formal, "--lang", "es")

    assert result.exit_code == 1
    assert result.stdout.startswith(f"{PAGE}:6:4: dos espacios al final de la línea la cortan aquí [format-line-break]\n")
    assert result.stderr == "1 por corregir, 0 por actualizar.\n"


@pytest.mark.parametrize("name", ["mkdocs.yml", "nowhere.md", "overrides"])
def test_a_path_that_is_no_content_is_a_wrong_use(formal: Path, name: str):
    result = run(formal, formal / name)

    assert result.exit_code == 2
    assert name in result.stderr


def test_a_folder_without_content_is_a_wrong_use(tmp_path: Path):
    assert run(tmp_path).exit_code == 2


def test_a_portal_says_the_same_after_formatting(small_portal: Path):
    def problems() -> list[str]:
        output = CliRunner().invoke(main, ["check", "--root", str(small_portal), "--today", "2026-11-21"]).stdout
        return sorted(line.split(": ", 1)[1] for line in output.splitlines() if not line.startswith(" "))

    before = problems()

    run(small_portal)

    assert problems() == before


def test_the_real_content_is_in_its_form():
    result = run(ROOT, "--check")

    assert (result.stdout, result.stderr) == ("", "Nothing to change.\n")
