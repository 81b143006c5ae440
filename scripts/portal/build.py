"""The recipe: from a repository to a finished site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portal.engine.run import run
from portal.prepare import Settings, prepare
from portal.problems import Problem


@dataclass(frozen=True)
class Built:
    """What a build did."""

    problems: tuple[Problem, ...]
    pages: int
    """Pages of the site; 0 where problems stopped the build."""

    @property
    def succeeded(self) -> bool:
        """Whether the site was replaced."""
        return self.pages > 0


def build(settings: Settings, site: Path, say: Callable[[str], None] = lambda words: None) -> Built:
    """Build into *site*. Where a problem could harm a reader, the previous site stays as it is."""
    say("reading and checking the content")
    prepared = prepare(settings)
    if prepared.harmful or not prepared.docs:
        return Built(prepared.problems, 0)
    say(f"building {len(prepared.docs)} pages")
    fresh = settings.stage / "site"
    run(settings, prepared, fresh)
    say("putting the new site in place")
    replace(site, fresh)
    return Built(prepared.problems, len(prepared.docs))


def replace(site: Path, fresh: Path) -> None:
    """Put *fresh* in the place of *site*; both must be on one disk."""
    previous = fresh.with_name("previous")
    shutil.rmtree(previous, ignore_errors=True)
    site.parent.mkdir(parents=True, exist_ok=True)
    if site.exists():
        site.replace(previous)
    fresh.replace(site)
    shutil.rmtree(previous, ignore_errors=True)
