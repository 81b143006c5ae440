"""The recipe: from a repository to a finished site, or to a part of one."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from portal.changes import changed_pages
from portal.engine.run import run, stage_languages
from portal.file_memory import FileMemory
from portal.findings import remembered
from portal.load import load
from portal.marks import inputs_mark
from portal.model.portal import Portal
from portal.parallel import side_by_side
from portal.prepare import Prepared, Settings, all_problems, prepare
from portal.problems import Problem
from portal.publish.leaflets import LeafletProblem
from portal.publish.site import publish

Step = Callable[[str], None]
"""Told the name of each step as it begins."""


def silent(name: str) -> None:
    """Says nothing."""


@dataclass(frozen=True)
class Built:
    """What a build did."""

    problems: tuple[Problem, ...]
    pages: int = 0
    """Pages of the site; 0 where problems stopped the build."""

    languages: Sequence[str] = field(default_factory=tuple)

    @property
    def succeeded(self) -> bool:
        """Whether the site was replaced."""
        return self.pages > 0


def build(settings: Settings, site: Path, languages: Sequence[str] = (), step: Step = silent) -> Built:
    """Build into *site*. Where a problem could harm a reader, the previous site stays as it is.

    With *languages*, only their pages are built: a part of the site, for
    `assemble` to join. Without, the whole site. A language that the portal does
    not have raises `ValueError`.
    """
    step("content")
    prepared = read_content(settings)
    if prepared.harmful or not prepared.extra:
        return Built(prepared.problems)
    if unknown := sorted(set(languages) - set(prepared.languages)):
        raise ValueError(", ".join(unknown))
    wanted = [code for code in prepared.languages if not languages or code in languages]
    return make(settings, prepared, site, wanted, step, whole=not languages)


def make(
    settings: Settings, prepared: Prepared, site: Path, wanted: Sequence[str], step: Step = silent, *, whole: bool = True, staged: Portal | None = None
) -> Built:
    """Stage, build and put into place what was read; published only where it is *whole*.

    *staged* is the content of which the pages in the staged tree were made, under
    the same settings, so that only those that differ are made again.
    """
    step("staging")
    count = stage_languages(settings, prepared, wanted, changed_pages(staged, prepared.portal) if staged else None)
    step("engine")
    parts = settings.stage / "parts"
    run(settings, prepared, parts, wanted)
    step("publishing")
    fresh = _fresh(site)
    side_by_side(lambda code: _carry(parts / code, fresh / prepared.addresses.prefix(code)), wanted, settings.jobs)
    return _put(site, fresh, settings, prepared, Built(prepared.problems, count, wanted), step if whole else None)


def assemble(settings: Settings, shards: Sequence[Path], site: Path, step: Step = silent) -> Built:
    """Join the parts that `build` made into a whole site: the same bytes as one build."""
    step("content")
    prepared = read_content(settings)
    if prepared.harmful or not prepared.extra:
        return Built(prepared.problems)
    step("publishing")
    fresh = _fresh(site)
    for shard in shards:
        _carry(shard, fresh)
    if missing := [code for code in prepared.languages if not _home(fresh, prepared, code).is_file()]:
        raise ValueError(", ".join(missing))
    count = sum(1 for _ in fresh.rglob("*.html"))
    return _put(site, fresh, settings, prepared, Built(prepared.problems, count, prepared.languages), step)


def _put(site: Path, fresh: Path, settings: Settings, prepared: Prepared, built: Built, step: Step | None) -> Built:
    """Publish a whole site (with a *step*) and put it into place; the previous one stays where a leaflet can't be printed."""
    if step:
        try:
            publish(fresh, prepared, settings, step)
        except LeafletProblem as error:
            return Built((*prepared.problems, *error.problems))
    replace(site, fresh)
    return built


def read_content(settings: Settings, memory: FileMemory | None = None) -> Prepared:
    """The content, read and checked; what a check found before for the same files is remembered.

    With a *memory*, for a preview, the rules run each time: what they remember of
    every text makes the next edit quick, which a file of findings would not.
    """
    if memory is not None:
        portal, unread = load(settings.root, memory)
        return prepare(settings, portal, all_problems(portal, unread, settings.today))
    mark = inputs_mark(settings.root, settings.today)
    portal, unread = load(settings.root)
    problems = remembered(settings.root, mark, lambda: all_problems(portal, unread, settings.today, settings.jobs))
    return prepare(settings, portal, problems, mark)


def _carry(part: Path, place: Path) -> None:
    shutil.copytree(part, place, dirs_exist_ok=True)


def _home(site: Path, prepared: Prepared, language: str) -> Path:
    return site / prepared.addresses.prefix(language) / "index.html"


def _fresh(site: Path) -> Path:
    """An empty place for the new site, on the disk of the old one."""
    fresh = site.with_name(f".{site.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    return fresh


def replace(site: Path, fresh: Path) -> None:
    """Put *fresh* in the place of *site*, in two renames."""
    previous = site.with_name(f".{site.name}.old")
    shutil.rmtree(previous, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.replace(previous)
    fresh.replace(site)
    shutil.rmtree(previous, ignore_errors=True)
