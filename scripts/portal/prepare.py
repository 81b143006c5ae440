"""From a repository to everything that an engine needs, as values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from portal.addresses import Addresses, Links
from portal.exports.schema_org import structured
from portal.load import load
from portal.model.portal import Portal
from portal.problems import Problem, harmful, in_order
from portal.render.compose import compose
from portal.render.frame import extra, front_matter, language_partial, skeleton
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

    jobs: int = 1
    """How many pieces of work are done at once."""

    leaflets: bool = True
    """Whether leaflets are set; without them pages lead to none."""

    preview: bool = False
    """For an editor's own screen: mistakes are shown on the pages, and the pages reload themselves."""

    @property
    def stage(self) -> Path:
        """The folder of the staged tree."""
        return self.root / ".build"


@dataclass(frozen=True)
class Prepared:
    """A checked portal and what every page of it shares."""

    portal: Portal
    addresses: Addresses
    problems: tuple[Problem, ...]
    overrides: Mapping[PurePosixPath, bytes] = field(default_factory=dict)
    """Templates that the theme needs for our languages."""

    extra: Mapping[str, object] = field(default_factory=dict)
    """Values for the frame; empty where nothing can be built."""

    mark: str = ""
    """The hash of what this was read from (see `portal.marks.inputs_mark`); empty where it is not known."""

    @property
    def harmful(self) -> list[Problem]:
        """The problems that forbid to publish."""
        return harmful(self.problems)

    @property
    def languages(self) -> list[str]:
        """The languages in which the site is built."""
        return [language.code for language in self.portal.languages]


def examine(root: Path, today: date, jobs: int = 1) -> tuple[Portal, list[Problem]]:
    """The content below *root* and everything that is wrong with it, looked for by *jobs* processes."""
    portal, problems = load(root)
    return portal, all_problems(portal, problems, today, jobs)


def all_problems(portal: Portal, unread: Iterable[Problem], today: date, jobs: int = 1) -> list[Problem]:
    """What loading could not read and what the rules find, in order. Without a language no rule has anything to compare."""
    return in_order([*unread, *(check(portal, today, jobs) if portal.languages else [])])


def prepare(settings: Settings, portal: Portal, problems: Iterable[Problem], mark: str = "") -> Prepared:
    """What every page shares. With harmful problems nothing can be built."""
    portal = replace(portal, prints=settings.leaflets and not settings.preview)
    problems = tuple(problems)
    default = portal.default_language if portal.languages else ""
    addresses = Addresses(settings.links, default, settings.site_url)
    if not portal.languages or harmful(problems):
        return Prepared(portal, addresses, problems, mark=mark)
    overrides = {PurePosixPath(name): data for name, data in skeleton().items()}
    for language in portal.languages:
        overrides[PurePosixPath(f"partials/languages/{language.code}.html")] = language_partial(language.code, language.direction)
    frame = extra(portal, addresses, settings.root / "overrides", settings.today, reloads=settings.preview)
    return Prepared(portal, addresses, problems, overrides, frame, mark)


def with_problems(right: Prepared, wrong: Prepared) -> Prepared:
    """For a preview: the last content that was right, with what is wrong now shown above every page."""
    return replace(right, problems=wrong.problems, extra={**right.extra, "problems": "\n".join(map(str, wrong.harmful))})


def pages(prepared: Prepared, today: date, language: str, only: Collection[PurePosixPath] | None = None) -> dict[PurePosixPath, bytes]:
    """The staged pages of one language, or *only* some: Markdown with a head, by path below the language's folder."""
    return {
        page.view.path.with_suffix(".md"): (front_matter(page, structured(page)) + page.markdown).encode()
        for page in compose(prepared.portal, prepared.addresses, today, language, only)
    }
