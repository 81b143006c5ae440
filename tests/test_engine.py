"""The engine gives the same bytes with and without memory, side by side or one after another, whole or in parts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import pytest
from tests.conftest import TODAY, Write

from portal import prepare
from portal.addresses import Links
from portal.build import assemble, build
from portal.engine import run
from portal.prepare import Prepared, Settings

Tree = dict[str, bytes]


@pytest.fixture
def settings(small_portal: Path) -> Settings:
    return Settings(small_portal, TODAY, site_url="https://example.org/", jobs=2)


@pytest.fixture
def made(settings: Settings, tmp_path: Path) -> Callable[..., Tree]:
    """Builds, and gives every file of the site."""

    def make(languages: Sequence[str] = (), **changes: object) -> Tree:
        site = tmp_path / "made"
        built = build(replace(settings, **changes), site, languages)
        assert built.succeeded, built.problems
        return read(site)

    return make


def read(site: Path) -> Tree:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def forget(settings: Settings) -> None:
    shutil.rmtree(settings.stage)


def remembered(root: Path, language: str) -> dict[str, str]:
    return json.loads((root / ".build" / "cache" / f"{language}.json").read_text(encoding="utf-8"))


def test_a_build_with_memory_gives_the_same_bytes(made: Callable[..., Tree]):
    cold = made()

    warm = made()

    assert "en/gt/index.html" in cold
    assert warm == cold


def test_languages_one_after_another_give_the_same_bytes(made: Callable[..., Tree], settings: Settings):
    side_by_side = made()
    forget(settings)

    one_after_another = made(jobs=1)

    assert one_after_another == side_by_side


def test_parts_joined_give_the_bytes_of_one_build(settings: Settings, made: Callable[..., Tree], tmp_path: Path):
    whole = made()
    parts = [tmp_path / "part-1", tmp_path / "part-2"]
    build(settings, parts[0], ["es", "ar"])
    build(settings, parts[1], ["en", "quc"])

    assemble(settings, parts, tmp_path / "joined")

    assert "manifest.json" not in read(parts[0])
    assert read(tmp_path / "joined") == whole


def test_a_missing_part_is_named(settings: Settings, tmp_path: Path):
    build(settings, tmp_path / "part", ["es", "ar", "en"])

    with pytest.raises(ValueError, match="quc"):
        assemble(settings, [tmp_path / "part"], tmp_path / "joined")


def test_an_unknown_language_is_named(settings: Settings, tmp_path: Path):
    with pytest.raises(ValueError, match="zz"):
        build(settings, tmp_path / "part", ["es", "zz"])


def test_a_new_page_leaves_the_others_remembered(settings: Settings, made: Callable[..., Tree], write: Write):
    made()
    before = remembered(settings.root, "es")

    write("content/es/about/new.md", '---\ntitle: "Nueva"\nsummary: "Una página."\n---\n\nTexto nuevo.\n')
    made()

    after = remembered(settings.root, "es")
    assert before.items() < after.items()
    assert len(after) == len(before) + 1


def test_a_page_that_moves_is_linked_where_it_is(made: Callable[..., Tree], write: Write, settings: Settings):
    made()

    folder = settings.root / "content" / "es" / "gt"
    text = (folder / "index.md").read_text(encoding="utf-8")
    write("content/es/gt/index.md", text.replace("asylum.md#papers", "../index.md"))
    after = made()

    assert b'href="../">pedir refugio</a>' in after["gt/index.html"]


@pytest.mark.parametrize("name", ["overrides/styles/ground.css", "overrides/main.html", "content/words/es.yaml", "mkdocs.yml"])
def test_a_change_outside_the_pages_is_seen(name: str, made: Callable[..., Tree], settings: Settings):
    before = made()
    changes = {
        "overrides/styles/ground.css": ("font-weight:800", "font-weight:700"),
        "overrides/main.html": ('id="main"', 'id="main" data-new'),
        "content/words/es.yaml": ("Ir al contenido", "Salta al contenido"),
        "mkdocs.yml": ("  - tables", "  - tables\n  - sane_lists"),
    }
    file = settings.root / name
    text = file.read_text(encoding="utf-8")
    assert changes[name][0] in text

    file.write_text(text.replace(*changes[name]), encoding="utf-8")
    after = made()

    assert (before["index.html"] != after["index.html"]) or name == "mkdocs.yml"
    assert made() == after


def test_a_damaged_memory_is_made_again(settings: Settings, made: Callable[..., Tree], write: Write):
    whole = made()
    for name in ("cache/es.json", "parts/es.mark", "docs/es.mark", "findings.json"):
        write(f".build/{name}", "{")

    again = made()

    assert again == whole


def test_pages_of_a_content_that_did_not_change_are_not_staged_again(made: Callable[..., Tree], write: Write, monkeypatch: pytest.MonkeyPatch):
    made(jobs=1)
    staged: list[str] = []

    def pages(prepared: Prepared, today: date, language: str, only: object) -> dict[PurePosixPath, bytes]:
        staged.append(language)
        return prepare.pages(prepared, today, language)

    monkeypatch.setattr(run, "pages", pages)
    made(jobs=1)
    assert not staged

    write("content/es/about/new.md", '---\ntitle: "Nueva"\nsummary: "Una página."\n---\n\nTexto nuevo.\n')
    made(jobs=1)
    assert sorted(staged) == ["ar", "en", "es", "quc"]


def test_a_staged_page_that_somebody_changed_or_lost_is_staged_again(made: Callable[..., Tree], settings: Settings):
    whole = made()
    folder = settings.stage / "docs" / "es"
    (folder / "index.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    (folder / "gt" / "index.md").unlink()

    assert made() == whole


@pytest.mark.parametrize("change", [{"site_url": "https://example.com/portal/"}, {"links": Links.FILES}, {"today": TODAY + timedelta(days=400)}])
def test_another_build_than_the_last_takes_nothing_wrong_from_it(change: dict[str, object], made: Callable[..., Tree], settings: Settings):
    made()
    after_another = made(**change)
    forget(settings)

    assert made(**change) == after_another
