"""Authored pages: front matter, Markdown, and where they belong."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import Field

from portal.model.entity import Entity, Part
from portal.model.scalars import CountryCode, Day, Id, LanguageCode, Line, RecordingName, Url
from portal.problems import Place


class Reviewed(Part):
    """An office read the page and agreed."""

    date: Day
    role: Line
    """The role of who reviewed it, never a name: ``legal officer, country office``."""


class TranslationStatus(StrEnum):
    """Who made a translation."""

    MACHINE = "machine"
    """Made by a program and read by nobody."""

    DRAFT = "draft"
    """Made by a person and not yet reviewed."""

    REVIEWED = "reviewed"


class Translation(Part):
    """What a translation was made from; written by the tool."""

    source: Annotated[str, Field(pattern="^[0-9a-f]{12}$")] | None = None
    """Hash of the source's normalised text; None: not stamped yet."""

    blocks: list[Annotated[str, Field(pattern="^[0-9a-f]{4}$")]] = Field(default_factory=list)
    status: TranslationStatus


class PageKind(StrEnum):
    """What a page is for, decided by its path."""

    HOME = "home"
    COUNTRY = "country"
    TOPIC = "topic"
    PATHWAYS = "pathways"
    """The list of the situations of life."""

    PATHWAY = "pathway"
    """One situation: what to do first, and who helps in each country."""

    HUBS = "hubs"
    HUB = "hub"
    HUB_LIST = "hub-list"
    """Hubs of a country that has too many for its own page, or of a department."""

    TEXT = "text"
    NEWS = "news"
    NEWS_LIST = "news-list"
    IMPACT = "impact"
    """What was counted and published about the hubs."""

    FRESHNESS = "freshness"
    """What was reviewed when, and what waits."""

    HUB_DATA = "hub-data"
    """How often hubs helped, as far as it may be published."""

    GLOSSARY = "glossary"
    COMPARISON = "comparison"
    """One topic in all countries, side by side."""

    MATERIALS = "materials"
    """The papers of the portal, or those of one country."""

    MATERIAL = "material"
    """The text of a leaflet, which is also printed."""

    SEARCH = "search"
    DATA = "data"
    """What the open data holds, for those who make programs and maps."""

    NOT_FOUND = "404"
    PATTERN = "pattern"
    """Every part of the design in every state, for maintainers; nothing leads there."""

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list it: whoever arrives there has found something."""
        return self not in (PageKind.NOT_FOUND, PageKind.PATTERN)

    @property
    def is_searched(self) -> bool:
        """Whether the search here finds it: it helps a reader, and is not the search itself."""
        return self.is_listed and self not in (PageKind.SEARCH, PageKind.DATA, PageKind.MATERIAL)

    @property
    def is_guide(self) -> bool:
        """Whether raw numbers, dates and addresses are refused in its prose."""
        return self in (
            PageKind.HOME,
            PageKind.COUNTRY,
            PageKind.TOPIC,
            PageKind.PATHWAYS,
            PageKind.PATHWAY,
            PageKind.HUBS,
            PageKind.HUB_LIST,
            PageKind.COMPARISON,
            PageKind.GLOSSARY,
            PageKind.MATERIALS,
            PageKind.MATERIAL,
            PageKind.SEARCH,
            PageKind.NOT_FOUND,
        )


class _Page(Entity):
    title: Annotated[Line, Field(max_length=90)]
    """Its only first-level heading."""

    summary: Annotated[Line, Field(max_length=300)]
    """One or two sentences: what the reader finds."""

    audio: RecordingName | None = None
    """A recording of the page in its own language, in the same folder; None: there is none."""

    def with_body(self, body: str, line: int, path: PurePosixPath, language: str) -> Any:
        """The same page with its Markdown, which begins at *line* of the file."""
        self.__dict__ |= {"body": body, "body_line": line, "path": path, "language": language}
        return self

    # Not fields, so that no file can set them, and no private attributes, which are slow: `with_body` sets them.

    @cached_property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return ""

    @cached_property
    def body_line(self) -> int:
        """The line of the file on which the body begins."""
        return 1

    @cached_property
    def path(self) -> PurePosixPath:
        """Where it is in every language, without the ending: ``gt/asylum``, ``gt/index``, ``index``."""
        return PurePosixPath("index")

    @cached_property
    def language(self) -> str:
        """The language of its folder."""
        return ""

    @property
    def recording(self) -> PurePosixPath | None:
        """The file of the recording, from the repository root; None where there is none."""
        return self.place.file.parent / self.audio if self.audio else None

    def body_place(self, line: int, column: int = 1) -> Place:
        """The place of a position in the body; lines and columns are counted from 1."""
        return Place(self.place.file, self.body_line + line - 1, column)


class SourcePage(_Page):
    """A page in the language in which it was written first."""

    for_: list[str] = Field(default_factory=list)
    """Whom it helps: ``everyone`` or ids of pathways.yaml."""

    procedures: list[Id] = Field(default_factory=list)
    """Procedures of the country that it shows, in order."""

    read: Day | None = None
    """The day its sources were read."""

    reviewed: Reviewed | None = None
    """None: no office has reviewed it yet, which readers are told."""

    review_by: Day | None = None
    allow: list[Annotated[str, Field(pattern="^raw-(phone|amount|duration|date|url)$")]] = Field(default_factory=list)
    """Raw values that are justified here."""

    reason: Line | None = None
    """Why they are."""

    date: Day | None = None
    """The day of a news item."""

    countries: list[CountryCode] = Field(default_factory=list)
    """The countries that a news item is about."""

    source: Url | None = None
    """Where a news item comes from."""


class TranslatedPage(_Page):
    """A page made from a source page, which has all the rest."""

    l10n: Translation


Page = SourcePage | TranslatedPage


def kind_of(path: PurePosixPath, topics: frozenset[str] | set[str]) -> PageKind:
    """What a page is for, by its path; *topics* are the ids of topics.yaml."""
    parts = path.parts
    if parts == ("index",):
        return PageKind.HOME
    if parts == ("404",):
        return PageKind.NOT_FOUND
    if parts == ("pattern",):
        return PageKind.PATTERN
    if parts == ("search",):
        return PageKind.SEARCH
    if parts[0] == "data":
        return PageKind.DATA
    if parts[0] == "help":
        return PageKind.PATHWAYS if parts[1:] == ("index",) else PageKind.PATHWAY
    if parts[0] == "news":
        return PageKind.NEWS_LIST if parts[1:] == ("index",) else PageKind.NEWS
    if parts[0] == "compare":
        return PageKind.COMPARISON
    if parts[0] == "about" and parts[1:] in (("impact",), ("freshness",), ("hub-data",), ("glossary",)):
        return PageKind(parts[1])
    if parts[0] == "materials":
        return PageKind.MATERIALS if parts[-1] == "index" else PageKind.MATERIAL
    if parts[0] == "hubs":
        return PageKind.HUBS if parts[-1] == "index" else PageKind.HUB
    if len(parts) == 3 and len(parts[0]) == 2 and parts[1:] == ("materials", "index"):
        return PageKind.MATERIALS
    if len(parts) == 2 and len(parts[0]) == 2:
        return PageKind.COUNTRY if parts[1] == "index" else PageKind.TOPIC
    return PageKind.TEXT


def file_of(language: str, path: PurePosixPath) -> PurePosixPath:
    """Where the text of a page in a language stands, from the repository root: ``content/es/gt/asylum.md``, ``materials/hub/es.md``."""
    if path.parts[0] == "materials" and path.name != "index":
        return path / f"{language}.md"
    return PurePosixPath("content", language, f"{path}.md")


def country_of(path: PurePosixPath) -> LanguageCode | None:
    """The country section that a page belongs to; None outside all of them."""
    return path.parts[0] if len(path.parts) > 1 and len(path.parts[0]) == 2 else None
