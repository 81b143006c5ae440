"""The memory of checks: the same answer for the same files, and never an answer that is out of date."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY, Write

from portal.findings import remembered
from portal.load import load
from portal.marks import inputs_mark
from portal.prepare import examine
from portal.problems import Problem

MEMORY = ".build/findings.json"


def look_counting(root: Path, looks: list[str]) -> Callable[[], list[Problem]]:
    """Looks at a portal, and notes each time in *looks*."""

    def look() -> list[Problem]:
        looks.append("looked")
        return examine(root, TODAY)[1]

    return look


def texts(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(problem.text("en"), problem.text("es"), problem.level) for problem in problems]


def test_the_second_check_gives_the_same_answer_without_looking(small_portal: Path, write: Write):
    write("content/es/gt/index.md", "---\ntitle: A\nsummary: B\nread: 2026-11-21\n---\n\n{{ polcie }} {x} *a* 5555 0101\n")
    looks: list[str] = []

    first = remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))
    second = remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    assert looks == ["looked"]
    assert len(first) > 3
    assert texts(second) == texts(first)


def change_a_word(root: Path) -> None:
    path = root / "content/es/gt/index.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Llama", "Marca"), encoding="utf-8")


def change_a_hub(root: Path) -> None:
    path = root / "hubs.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def add_a_file(root: Path) -> None:
    (root / "materials/new.txt").write_text("", encoding="utf-8")


def remove_a_file(root: Path) -> None:
    (root / "content/alerts.yaml").unlink()


def rename_a_file(root: Path) -> None:
    (root / "content/alerts.yaml").rename(root / "content/alarms.yaml")


def make_a_link(root: Path) -> None:
    path = root / "content/alerts.yaml"
    path.rename(root / "elsewhere.yaml")
    path.symlink_to(root / "elsewhere.yaml")


def keep_the_time(root: Path) -> None:
    path = root / "content/es/gt/index.md"
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("Lee", "Ver"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def forget(root: Path) -> None:
    (root / MEMORY).unlink()


@pytest.mark.parametrize("change", [change_a_word, change_a_hub, add_a_file, remove_a_file, rename_a_file, make_a_link, keep_the_time, forget])
def test_every_change_of_the_content_makes_it_look_again(small_portal: Path, change: Callable[[Path], None]):
    looks: list[str] = []
    remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    change(small_portal)
    remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    assert looks == ["looked", "looked"]


def test_another_day_makes_it_look_again(small_portal: Path):
    looks: list[str] = []

    for day in (TODAY, TODAY + timedelta(days=1), TODAY):
        remembered(small_portal, inputs_mark(small_portal, day), look_counting(small_portal, looks))

    assert looks == ["looked"] * 3


def test_what_is_not_content_may_change(small_portal: Path):
    looks: list[str] = []
    remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    (small_portal / "README.md").write_text("Changed.", encoding="utf-8")
    remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    assert looks == ["looked"]


def own_key(program: Path, root: Path) -> str:
    """The key under which a program of its own remembers a check."""
    command = [sys.executable, "-m", "portal", "check", "--root", str(root), "--today", str(TODAY)]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(program)}, capture_output=True, timeout=60, check=True)
    return json.loads((root / MEMORY).read_text(encoding="utf-8"))["mark"]


@pytest.mark.parametrize("file", ["rules/dates.py", "phones.py", "assets/borders/countries.json", "render/templates/plate.html"])
def test_another_program_looks_again(small_portal: Path, tmp_path: Path, file: str):
    program = tmp_path / "program"
    shutil.copytree(ROOT / "scripts/portal", program / "portal")
    before = own_key(program, small_portal)

    path = program / "portal" / file
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert own_key(program, small_portal) != before


def damaged(memory: dict[str, object]) -> list[str]:
    """Memories that somebody or something spoilt, also such with the right key."""
    right = {"mark": memory["mark"]}
    entries: list[object] = [None, 5, [5], [{}], [{"place": "x"}], [{"place": ["a", 1, 1], "rule": "r", "level": "bad", "en": ["a", "b"], "es": ["a", "b"]}]]
    entries += [[{"place": ["a", 1, 1], "rule": "r", "level": "old", "en": wrong, "es": ["a", "b"]}] for wrong in (5, [1, 2], ["a"], None)]
    return ["", "{", "null", "[]", "5", '"mark"', "{}", "\0", "[" * 100_000, *(json.dumps({**right, "value": wrong}) for wrong in entries), json.dumps(right)]


def test_a_damaged_memory_is_as_good_as_none(small_portal: Path):
    looks: list[str] = []
    whole = remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))
    spoilt = damaged(json.loads((small_portal / MEMORY).read_text(encoding="utf-8")))

    for text in spoilt:
        (small_portal / MEMORY).write_text(text, encoding="utf-8")

        assert texts(remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))) == texts(whole)

    (small_portal / MEMORY).write_bytes(b"\xff\xfe")
    remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))
    assert len(looks) == len(spoilt) + 2


def test_a_folder_that_takes_no_memory_is_checked_all_the_same(small_portal: Path):
    shutil.rmtree(small_portal / ".build")
    (small_portal / ".build").write_text("a file in the way", encoding="utf-8")
    looks: list[str] = []

    for _ in range(2):
        remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    assert looks == ["looked", "looked"]


def test_a_file_whose_name_is_no_text_is_a_problem_and_no_accident(small_portal: Path):
    strange = os.fsencode(small_portal / "content/es") + b"/\xff.md"
    os.close(os.open(strange, os.O_CREAT))
    looks: list[str] = []

    first = remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))

    assert "file-name" in [problem.rule for problem in first]
    assert texts(remembered(small_portal, inputs_mark(small_portal, TODAY), look_counting(small_portal, looks))) == texts(first)
    assert looks == ["looked"]
    assert load(small_portal)[1]
