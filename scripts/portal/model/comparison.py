"""The same question answered for every country, side by side."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.model.entity import Entity, Part
from portal.model.scalars import CountryCode, Id
from portal.model.text import Text


class Question(Part):
    """One thing that is compared."""

    name: Text
    part: Literal["where", "deadline", "cost", "takes", "if-refused"] | None = None
    """What the procedure says of it; None: the facts say it."""

    facts: dict[CountryCode, Id] = Field(default_factory=dict)
    """The fact of each country that answers it; a country that is absent has none, which readers are told."""

    @model_validator(mode="after")
    def _one(self) -> Question:
        if (self.part is None) == (not self.facts):
            raise PydanticCustomError("question", "")
        return self


class Comparison(Entity):
    """A topic in all countries."""

    id: Id
    """The topic, and the name of the page: ``/compare/asylum/``."""

    title: Text
    summary: Text
    procedure: Id | None = None
    """The procedure that is compared, which has the same id in every country; None: only facts are."""

    rows: list[Question] = Field(min_length=1)
