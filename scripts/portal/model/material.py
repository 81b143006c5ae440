"""Printable leaflets: those that the portal makes, and files that it was given."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.model.entity import Entity
from portal.model.scalars import CountryCode, Day, Id, LanguageCode, Line, Url
from portal.model.text import Text


class MaterialKind(StrEnum):
    """Where the paper comes from."""

    LEAFLET = "leaflet"
    """Made by the portal from ``<lang>.md``."""

    FILE = "file"
    """A PDF that was given: ``<lang>.pdf``."""

    LINK = "link"
    """Somebody else's, only linked: its licence forbids a copy."""


class Material(Entity):
    """A leaflet, poster or booklet: materials/<id>/material.yaml."""

    id: Id
    kind: MaterialKind
    titles: Text
    languages: list[LanguageCode] = Field(min_length=1)
    source: Url | None = None
    """Where it comes from; None: made here."""

    licence: Line
    date: Day | None = None
    countries: list[CountryCode] = Field(default_factory=list)
    """Where it applies; empty: everywhere."""

    for_each: Literal["hub"] | None = None
    """``hub``: a leaflet for every hub, with its name, its place and its numbers. None: one for all."""

    topics: list[Id] = Field(default_factory=list)
    sha256: dict[LanguageCode, Annotated[str, Field(pattern="^[0-9a-f]{64}$")]] = Field(default_factory=dict)
    """Checksums of given files, by language."""

    @model_validator(mode="after")
    def _says_whose_it_is(self) -> Material:
        if self.kind is not MaterialKind.LEAFLET and self.source is None:
            raise PydanticCustomError("material_source", "{id}", {"id": self.id})
        return self

    @property
    def path(self) -> PurePosixPath:
        """Of the pages with its text."""
        return PurePosixPath("materials", self.id)

    @property
    def home(self) -> str | None:
        """The country that it is about, in whose language it is written first; None for several, or all."""
        return self.countries[0] if len(self.countries) == 1 else None

    @property
    def files(self) -> dict[LanguageCode, PurePosixPath]:
        """The PDFs that were given, by language: their paths from the repository root. Empty for a leaflet and for a link."""
        return {code: PurePosixPath("materials", self.id, f"{code}.pdf") for code in self.languages} if self.kind is MaterialKind.FILE else {}


class Release(Entity):
    """A leaflet as it was printed: a line of materials/versions.yaml, written by the tool."""

    id: Id
    language: LanguageCode
    version: Annotated[str, Field(pattern="^[0-9a-f]{6}$")]
    released: Day
    facts: dict[str, str] = Field(default_factory=dict)
    """The printed facts as they were, by key."""
