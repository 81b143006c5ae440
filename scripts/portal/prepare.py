"""From a repository to everything that an engine needs, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from portal.addresses import Addresses, Links
from portal.load import load
from portal.model.portal import Portal
from portal.problems import Problem, harmful, in_order
from portal.render.compose import compose
from portal.render.frame import extra, front_matter, language_partial
from portal.rules.all_rules import check


@dataclass(frozen=True)
class Settings:
    """How a build is wanted."""

    root: Path
    """The repository."""

    today: date
    links: Links = Links.FOLDERS
    site_url: str = ""
    """Where the site will be published, with a slash at the end; empty: not known."""

    @property
    def stage(self) -> Path:
        """The folder of the staged tree."""
        return self.root / ".build"


@dataclass(frozen=True)
class Prepared:
    """A checked portal and its staged tree, not yet written."""

    portal: Portal
    addresses: Addresses
    problems: tuple[Problem, ...]
    docs: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    """Markdown and its files, below a folder per language."""

    overrides: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    """Templates that the theme needs for our languages."""

    extra: Mapping[str, object] = field(default_factory=dict)
    """Values for the frame."""

    @property
    def harmful(self) -> list[Problem]:
        """The problems that forbid to publish."""
        return harmful(self.problems)


def examine(root: Path, today: date) -> tuple[Portal, list[Problem]]:
    """The content below *root* and everything that is wrong with it."""
    portal, problems = load(root)
    return portal, in_order([*problems, *(check(portal, today) if portal.languages else [])])


def prepare(settings: Settings) -> Prepared:
    """Load, check and render. With harmful problems nothing is rendered."""
    portal, problems = examine(settings.root, settings.today)
    default = portal.default_language if portal.languages else ""
    addresses = Addresses(settings.links, default, settings.site_url)
    if not portal.languages or harmful(problems):
        return Prepared(portal, addresses, tuple(problems))
    docs = {}
    for page in compose(portal, addresses, settings.today):
        name = PurePosixPath(page.view.language, page.view.path.with_suffix(".md"))
        docs[name] = (front_matter(page) + page.markdown).encode()
    partials = {
        PurePosixPath(f"partials/languages/{language.code}.html"): language_partial(language.code, language.direction).encode() for language in portal.languages
    }
    return Prepared(portal, addresses, tuple(problems), docs, partials, extra(portal, addresses, settings.root / "overrides"))
