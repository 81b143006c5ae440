"""Published counts, each with its source and period; they are never added up."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from portal.model.entity import Entity, Part
from portal.model.scalars import CountryCode, Dated, Day, Id, Line, Url, Whole
from portal.model.text import Text


class Row(Part):
    """One bar of a chart."""

    name: Text
    count: Annotated[Whole, Field(ge=0)] | None = None
    """None: the source names it without a number."""


class Statistic(Entity):
    """A number, or a list of numbers, as a source published it."""

    id: Id
    title: Text
    source: Url
    source_date: Dated | None = None
    read: Day
    from_: Dated | None = None
    """The beginning of the period; None: the source does not say."""

    until: Dated | None = None
    """The end of the period; None: the source does not say."""

    countries: list[CountryCode] = Field(default_factory=list)
    count: Annotated[Whole, Field(ge=0)] | None = None
    rows: list[Row] = Field(default_factory=list)
    as_published: Line | None = None
    """The words of the source, in its language."""
