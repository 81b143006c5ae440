"""After an edit, a preview makes only some pages again, and the result is that of a new build."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from tests.conftest import TODAY

from portal.changes import changed_pages
from portal.engine.run import stage_languages
from portal.file_memory import FileMemory
from portal.load import load
from portal.model.portal import Portal
from portal.prepare import Settings, all_problems, prepare

ASYLUM = "content/es/gt/asylum.md"
Edit = Callable[[Path], None]


def replaced(name: str, old: str, new: str) -> Edit:
    """Writes other words into a file."""

    def edit(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def added(name: str, text: str) -> Edit:
    return lambda root: (root / name).write_text(text, encoding="utf-8") and None


def removed(name: str) -> Edit:
    return lambda root: (root / name).unlink()


NEWS = '---\ntitle: "Un consejo"\nsummary: "Lo que hay que saber."\nread: 2026-11-21\n---\n\nLlama a la {{ police }}.\n'

EDITS = {
    "nothing": lambda root: None,
    "text": replaced(ASYLUM, "Nadie puede devolverte.", "Nadie te puede devolver."),
    "value": replaced(ASYLUM, "Luego espera {{ appeal-days }}.", "Luego espera."),
    "citation": replaced(ASYLUM, " [^appeal] ", " "),
    "title": replaced(ASYLUM, "Pedir refugio", "Cómo pedir refugio"),
    "date": replaced(ASYLUM, "read: 2026-11-21", "read: 2026-11-20"),
    "page": added("content/es/gt/emergency.md", NEWS),
    "translation": removed("content/ar/gt/asylum.md"),
    "number": replaced("content/countries/gt.yaml", '"1555"', '"1556"'),
    "hub": replaced("hubs.yaml", "municipality: ", "municipality: Nuevo "),
    "word": replaced("content/words/es.yaml", "Quién te ayuda", "Quien ayuda"),
}
"""Edits of the small portal that leave it right."""


def staged(root: Path, memory: FileMemory, before: Portal | None) -> tuple[Portal, dict[str, bytes]]:
    """The content, and the tree that is staged from it, given the content from which it was staged before."""
    settings = Settings(root, TODAY)
    portal, problems = load(root, memory)
    prepared = prepare(settings, portal, all_problems(portal, problems, TODAY))
    assert not prepared.harmful
    stage_languages(settings, prepared, prepared.languages, changed_pages(before, portal) if before else None)
    folder = settings.stage / "docs"
    return portal, {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_the_staged_tree_after_an_edit_is_that_of_a_new_build(small_portal: Path, edit: Edit):
    memory = FileMemory()
    before, first = staged(small_portal, memory, None)

    edit(small_portal)
    _, after = staged(small_portal, memory, before)

    _, new = staged(small_portal, FileMemory(), None)
    assert after == new
    assert (after == first) is (edit is EDITS["nothing"])


def test_another_text_changes_its_page_in_all_languages_and_the_one_that_counts_translations_and_no_other(small_portal: Path):
    memory = FileMemory()
    before, _ = load(small_portal, memory)

    EDITS["text"](small_portal)
    after, _ = load(small_portal, memory)

    assert changed_pages(before, after) == {PurePosixPath("gt/asylum"), PurePosixPath("about/freshness")}


@pytest.mark.parametrize("name", [name for name in EDITS if name not in ("nothing", "text", "value", "citation")])
def test_what_other_pages_may_show_changes_them_all(small_portal: Path, name: str):
    memory = FileMemory()
    before, _ = load(small_portal, memory)

    EDITS[name](small_portal)
    after, _ = load(small_portal, memory)

    assert changed_pages(before, after) is None


def test_what_did_not_change_is_the_same_object_as_before(small_portal: Path):
    memory = FileMemory()
    before, _ = load(small_portal, memory)

    EDITS["text"](small_portal)
    after, _ = load(small_portal, memory)

    other = [page for page, old in zip(after.pages, before.pages, strict=True) if page is not old]
    assert [page.place.file.as_posix() for page in other] == [ASYLUM]
    assert all(new is old for new, old in zip(after.hubs, before.hubs, strict=True))


def test_a_mistake_is_told_again_while_its_file_stays_as_it_is(small_portal: Path):
    memory = FileMemory()
    replaced("hubs.yaml", "municipality: ", "town: ")(small_portal)

    _, first = load(small_portal, memory)
    _, second = load(small_portal, memory)

    assert "hubs.yaml" in {problem.place.file.as_posix() for problem in first}
    assert [str(problem) for problem in second] == [str(problem) for problem in first]


def test_a_page_is_read_again_when_its_country_comes_back(small_portal: Path):
    memory = FileMemory()
    country = small_portal / "content" / "countries" / "gt.yaml"
    text = country.read_text(encoding="utf-8")
    country.write_text(re.sub("^source-language: es$", "source-language: en", text, flags=re.MULTILINE), encoding="utf-8")
    _, wrong = load(small_portal, memory)

    country.write_text(text, encoding="utf-8")
    _, right = load(small_portal, memory)

    assert ASYLUM in {problem.place.file.as_posix() for problem in wrong}
    assert not right
