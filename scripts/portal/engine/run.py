"""Runs MkDocs on a prepared portal: one run for each language, side by side."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from portal.addresses import Links
from portal.marks import files_in, mark_of
from portal.parallel import side_by_side
from portal.prepare import Prepared, Settings, pages
from portal.stage import stage


@dataclass(frozen=True)
class EngineProblem(Exception):
    """The engine did not build the site; *reason* is what it said."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def configured_site_url(root: Path) -> str:
    """The address of the site in mkdocs.yml; empty where none is set."""
    return load_config(str(root / "mkdocs.yml")).site_url or ""


def stage_languages(settings: Settings, prepared: Prepared, languages: Sequence[str], only: Collection[PurePosixPath] | None = None) -> int:
    """Render and stage the pages of each language; how many they were. With *only*, the other pages stay as they were staged before."""
    stage(prepared.overrides, settings.stage / "overrides")
    jobs = settings.jobs if only is None else 1  # a few pages are not worth a process
    return sum(side_by_side(lambda language: _stage_language(settings, prepared, language, only), languages, jobs))


def run(settings: Settings, prepared: Prepared, parts: Path, languages: Sequence[str]) -> None:
    """Build each staged language into a folder of *parts* named after it. Raises `EngineProblem`.

    A language of which nothing changed since it was built is left as it is.
    """
    marks = {language: part_mark(settings, prepared, language) for language in languages}
    changed = [language for language in languages if not _is_current(parts, language, marks[language])]
    for language in changed:
        (parts / f"{language}.mark").unlink(missing_ok=True)
    heard = side_by_side(lambda language: _run_language(settings, prepared, parts, language), changed, settings.jobs)
    if messages := [message for each in heard for message in each]:
        raise EngineProblem("\n".join(messages))
    for language in changed:
        (parts / f"{language}.mark").write_text(marks[language], encoding="utf-8")


def part_mark(settings: Settings, prepared: Prepared, language: str) -> str:
    """A hash of everything that the pages of a language are made from, below the staged Markdown and beside it."""
    engine = repr((settings.links, settings.site_url, *map(version, ("mkdocs", "markdown", "jinja2", "pymdown-extensions"))))
    beside = (b"frame", json.dumps(prepared.extra, sort_keys=True, default=str).encode()), (b"engine", engine.encode())
    staged, root = settings.stage, settings.root
    return mark_of([*beside, *files_in(staged / "docs" / language, staged / "overrides", root / "overrides", root / "mkdocs.yml", Path(__file__).parent)])


def _is_current(parts: Path, language: str, mark: str) -> bool:
    file = parts / f"{language}.mark"
    return (parts / language).is_dir() and file.is_file() and file.read_text(encoding="utf-8") == mark


def _stage_language(settings: Settings, prepared: Prepared, language: str, only: Collection[PurePosixPath] | None) -> int:
    """Stage a language, or *only* some of its pages. One that stands as it was staged from the same is left as it is."""
    folder, noted = settings.stage / "docs" / language, settings.stage / "docs" / f"{language}.mark"
    if prepared.mark and noted.is_file() and noted.read_text(encoding="utf-8") == _stage_mark(settings, prepared, folder):
        return len(prepared.portal.paths)
    noted.unlink(missing_ok=True)
    staged = pages(prepared, settings.today, language, only)
    stage(staged, folder, whole=only is None)
    if prepared.mark:
        noted.write_text(_stage_mark(settings, prepared, folder), encoding="utf-8")
    return len(staged)


def _stage_mark(settings: Settings, prepared: Prepared, folder: Path) -> str:
    """A hash of everything that staged pages are made from, and of themselves."""
    beside = prepared.mark, settings.links.value, settings.site_url, str(settings.preview), str(settings.leaflets)
    return mark_of([(b"made from", "\n".join(beside).encode()), *files_in(folder)])


def _run_language(settings: Settings, prepared: Prepared, parts: Path, language: str) -> list[str]:
    """Build one language; what the engine complained about."""
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(
            str(settings.root / "mkdocs.yml"),
            docs_dir=str(settings.stage / "docs" / language),
            site_dir=str(parts / language),
            site_url=settings.site_url,
            use_directory_urls=settings.links is Links.FOLDERS,
            plugins=["portal"],
        )
        plugin = config.plugins["portal"]
        plugin.handed_over, plugin.language = (settings, prepared), language
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        heard.messages.append(str(error))
    finally:
        logger.removeHandler(heard)
    return heard.messages


class _Heard(logging.Handler):
    """Keeps warnings: a page with one is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
