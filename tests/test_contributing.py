"""The examples in CONTRIBUTING are right: put into the content as they stand, they give no problem."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from portal.prepare import examine
from portal.problems import Problem, harmful

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
GUIDES = ("CONTRIBUTING.md", "CONTRIBUTING.es.md")


def examples(guide: str) -> list[str]:
    """The examples of a guide, in its order: a contact, a hub, a warning, a page, a translation, a leaflet of somebody else."""
    return re.findall(r"```(?:yaml|markdown)\n(.*?)```", (ROOT / guide).read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The real content, to be edited."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copy(ROOT / "hubs.yaml", tmp_path)
    return tmp_path


def problems(root: Path) -> list[Problem]:
    return harmful(examine(root, TODAY)[1])


@pytest.mark.parametrize("guide", GUIDES)
def test_every_edit_has_one_example(guide: str):
    found = examples(guide)

    assert len(found) == 6


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_of_a_phone_is_right(guide: str, repository: Path):
    file = repository / "content" / "countries" / "gt.yaml"
    text = file.read_text(encoding="utf-8")
    old = re.search(r"  - id: police\n.*?(?=\n  - id: )", text, re.DOTALL)
    assert old is not None

    file.write_text(text.replace(old[0], examples(guide)[0].rstrip()), encoding="utf-8")

    assert problems(repository) == []
    portal, _ = examine(repository, TODAY)
    assert portal.look_up("police", "gt").confirmed.date == TODAY


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_of_a_hub_is_right(guide: str, repository: Path):
    file = repository / "hubs.yaml"

    file.write_text(file.read_text(encoding="utf-8") + examples(guide)[1], encoding="utf-8")

    assert problems(repository) == []
    portal, _ = examine(repository, TODAY)
    assert not portal.hubs[-1].unconfirmed(TODAY)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_of_a_warning_is_right(guide: str, repository: Path):
    file = repository / "content" / "alerts.yaml"

    file.write_text(file.read_text(encoding="utf-8") + examples(guide)[2], encoding="utf-8")

    assert problems(repository) == []
    portal, _ = examine(repository, TODAY)
    assert portal.alerts[-1].is_current(TODAY)


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_of_the_numbers_of_a_hub_is_right(guide: str, repository: Path):
    (table,) = re.findall(r"```csv\n(.*?)```", (ROOT / guide).read_text(encoding="utf-8"), re.DOTALL)
    hub = examine(repository, TODAY)[0].hubs[0].id

    (repository / "content" / "aggregates").mkdir()
    (repository / "content" / "aggregates" / f"{hub}.csv").write_text(table, encoding="utf-8")

    assert problems(repository) == []
    assert len(examine(repository, TODAY)[0].aggregates[0].counts) == 3


@pytest.mark.parametrize("guide", GUIDES)
def test_the_examples_of_a_page_and_its_translation_are_right(guide: str, repository: Path):
    for other in (repository / "content").glob("*/gt/documents.md"):
        other.unlink()  # a changed original makes every other translation differ from it
    for language, example in zip(("es", "en"), examples(guide)[3:5], strict=True):
        (repository / "content" / language / "gt" / "documents.md").write_text(example, encoding="utf-8")

    found = [problem for problem in problems(repository) if problem.rule != "link-is-known"]

    assert found == []


@pytest.mark.parametrize("guide", GUIDES)
def test_the_example_of_a_leaflet_of_somebody_else_is_right(guide: str, repository: Path):
    place = repository / "materials" / "sample-office-guide"
    place.mkdir(parents=True)

    (place / "material.yaml").write_text(examples(guide)[5], encoding="utf-8")

    assert problems(repository) == []
    assert [each.id for each in examine(repository, TODAY)[0].materials] == ["sample-office-guide"]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_files_that_a_guide_names_exist(guide: str):
    named = re.findall(r"\]\(([^)#]+)\)", (ROOT / guide).read_text(encoding="utf-8"))

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_both_guides_have_the_same_parts():
    heads = [re.findall(r"^(#+) ", (ROOT / guide).read_text(encoding="utf-8"), re.MULTILINE) for guide in GUIDES]

    assert heads[0] == heads[1]
    assert examples(GUIDES[0]) == examples(GUIDES[1])
