"""How often hubs helped, month by month: counts, and never persons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from portal.model.entity import Entity
from portal.model.scalars import Id, Month, Nationality, Whole
from portal.problems import Place


class AgeGroup(StrEnum):
    """How old somebody is, as coarse as help asks for."""

    CHILD = "0-11"
    ADOLESCENT = "12-17"
    YOUNG = "18-25"
    ADULT = "26-59"
    OLD = "60+"
    UNKNOWN = "unknown"


class Count(Entity):
    """One line of a hub's table: how many times it gave a service in a month."""

    month: Month
    service: Id
    """An id of services.yaml."""

    count: Annotated[Whole, Field(ge=0)]
    """How many times it was given: somebody who got two services counts twice. Zero: nobody asked."""

    nationality: Nationality = "unknown"
    age_group: AgeGroup = AgeGroup.UNKNOWN

    @property
    def cell(self) -> tuple[str, ...]:
        """What it counts: two lines of a table never count the same."""
        return str(self.month), self.service, self.nationality, self.age_group.value


REQUIRED, OPTIONAL = ("month", "service", "count"), ("nationality", "age-group")
COLUMNS = (*REQUIRED, *OPTIONAL)
"""The columns that a table may have. Any other could tell something about a person."""


@dataclass(frozen=True)
class Aggregate:
    """The table of one hub."""

    hub: str
    """The id of the hub: the name of the file."""

    place: Place
    counts: tuple[Count, ...] = ()
    strange: tuple[tuple[str, Place], ...] = ()
    """Columns outside `COLUMNS`, with their places; what stands in them is never kept."""

    personal: tuple[Place, ...] = ()
    """Where a cell holds what looks like a number or an address of a person; such lines are not among the counts."""
