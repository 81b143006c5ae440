"""Runs MkDocs on a prepared portal: one run for each language, side by side."""

from __future__ import annotations

import gc
import logging
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from portal.addresses import Links
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


def run(settings: Settings, prepared: Prepared, parts: Path, languages: Sequence[str]) -> int:
    """Build each language into a folder of *parts* named after it; the number of pages. Raises `EngineProblem`.

    As many languages are built at once as the settings say. A child
    process is a copy of this one, which saves reading the content again; where
    processes can't be copied, languages are built one after another.
    """
    stage(prepared.overrides, settings.stage / "overrides")
    workers = min(len(languages), settings.jobs)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        results = [_run_language(settings, prepared, parts, language) for language in languages]
    else:
        global _job
        _job = (settings, prepared, parts)
        gc.freeze()  # what the children share stays shared
        with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
            results = list(pool.map(_run_job, languages))
        _job = None
    if heard := [message for _, messages in results for message in messages]:
        raise EngineProblem("\n".join(heard))
    return sum(count for count, _ in results)


_job: tuple[Settings, Prepared, Path] | None = None
"""What the child processes find in their copy of this one."""


def _run_job(language: str) -> tuple[int, list[str]]:
    assert _job is not None
    return _run_language(*_job, language)


def _run_language(settings: Settings, prepared: Prepared, parts: Path, language: str) -> tuple[int, list[str]]:
    """Stage and build one language; its number of pages, and what the engine complained about."""
    docs = settings.stage / "docs" / language
    staged = pages(prepared, settings.today, language)
    stage(staged, docs)
    heard = _Heard()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        config = load_config(
            str(settings.root / "mkdocs.yml"),
            docs_dir=str(docs),
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
    return len(staged), heard.messages


def serve(root: Path, address: str) -> None:
    """Show the site at *address* (``127.0.0.1:8000``) and rebuild it at every edit, until interrupted."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address)


class _Heard(logging.Handler):
    """Keeps warnings: a page with one is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
