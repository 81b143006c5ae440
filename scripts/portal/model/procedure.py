"""Tasks with a start, an order and an end."""

from __future__ import annotations

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from portal.model.claim import Claim
from portal.model.entity import Part
from portal.model.scalars import Flag, Id, Line
from portal.model.text import Text


class PaperToBring(Part):
    """A paper that a procedure asks for."""

    id: Id
    """Short name, used in ``bring`` of the steps."""

    names: Text
    """What it is called."""

    if_missing: Text | None = None
    """What to do without it."""


class Step(Part):
    """One thing to do, in one place."""

    do: Text
    """What to do. May hold values and citations of the ledger."""

    where: Id | None = None
    """The contact where it is done; None: wherever the reader is, or not known."""

    bring: list[Id] = Field(default_factory=list)
    """Ids of the procedure's papers needed for this step."""

    get: Text | None = None
    """What the reader has in hand afterwards."""


class Cost(Part):
    """What a procedure costs: nothing, or a fact of kind money."""

    free: Flag = False
    """Known to cost nothing."""

    fact: Id | None = None
    """A fact of kind money."""

    @model_validator(mode="after")
    def _one(self) -> Cost:
        if self.free == (self.fact is not None):
            raise PydanticCustomError("cost", "")
        return self


class Procedure(Claim):
    """Something that a person can ask an authority for."""

    id: Id
    """Short name, shared with contacts and facts of the country."""

    official_name: Line
    """Its name in the country's language, never translated."""

    name: Text
    """Its meaning in plain words."""

    authority: Id | None = None
    """The contact that decides; None: not known."""

    who_can: Text | None = None
    """Who can ask for it; None: not known."""

    deadline: Id | None = None
    """A fact; None: the page says that the deadline is not known."""

    takes: Id | None = None
    """A fact of kind duration: how long the answer takes; None: not known."""

    cost: Cost | None = None
    """None: the page says that the cost is not known."""

    steps: list[Step] = Field(min_length=1)
    """In order."""

    papers: list[PaperToBring] | None = None
    """None: no list of papers is known. Empty: none are asked for."""

    if_refused: Id | None = None
    """A fact: what can be done after a refusal; None: not known."""
