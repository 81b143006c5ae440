"""Single statements that can be wrong, each with one typed value."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError

from portal.model.claim import CONTACT_DAYS, LAW_DAYS, Claim
from portal.model.contact import Phone
from portal.model.entity import Part
from portal.model.scalars import Day, Decimal, Flag, Id, Url, Whole
from portal.model.text import Text


class FactKind(StrEnum):
    """The type of a fact's value."""

    DURATION = "duration"
    MONEY = "money"
    DATE = "date"
    PHONE = "phone"
    URL = "url"
    ADDRESS = "address"
    TEXT = "text"
    PAPER = "paper"
    STATEMENT = "statement"


class Duration(Part):
    """A length of time in exactly one unit."""

    hours: Annotated[Whole, Field(ge=1)] | None = None
    days: Annotated[Whole, Field(ge=1)] | None = None
    weeks: Annotated[Whole, Field(ge=1)] | None = None
    months: Annotated[Whole, Field(ge=1)] | None = None
    years: Annotated[Whole, Field(ge=1)] | None = None
    working: Flag = False
    """Whether only working days count."""

    UNITS: ClassVar[tuple[str, ...]] = ("hours", "days", "weeks", "months", "years")

    @model_validator(mode="after")
    def _one_unit(self) -> Duration:
        if sum(getattr(self, unit) is not None for unit in self.UNITS) != 1 or (self.working and self.days is None):
            raise PydanticCustomError("duration", "")
        return self

    @property
    def unit(self) -> str:
        """``hours``, ``days``, ``weeks``, ``months`` or ``years``."""
        return next(unit for unit in self.UNITS if getattr(self, unit) is not None)

    @property
    def count(self) -> int:
        """How many of the unit."""
        return getattr(self, self.unit)


class Money(Part):
    """An amount in a currency, or nothing to pay."""

    amount: Annotated[Decimal, Field(ge=0)] | None = None
    """None only when it is free."""

    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None = None
    """Three letters of ISO 4217."""

    free: Flag = False
    """Known to cost nothing."""

    @model_validator(mode="after")
    def _amount_or_free(self) -> Money:
        if self.free == (self.amount is not None) or (self.amount is None) != (self.currency is None):
            raise PydanticCustomError("money", "")
        return self


class Paper(Part):
    """A document that a person has or gets."""

    names: Text
    """What it is called; in the country's language the official name."""


VALUE_TYPES: dict[FactKind, Any] = {
    FactKind.DURATION: Duration,
    FactKind.MONEY: Money,
    FactKind.DATE: Day,
    FactKind.PHONE: Phone,
    FactKind.URL: Url,
    FactKind.ADDRESS: Text,
    FactKind.TEXT: Text,
    FactKind.PAPER: Paper,
    FactKind.STATEMENT: Text,
}
"""The type of the value of each kind. A statement's text is for editors and translators; prose cites it."""


class _Fact(Claim):
    id: Id
    """Short name, shared with contacts and procedures of the country."""

    topic: Id
    """The topic it belongs to."""

    @property
    def review_days(self) -> int:  # type: ignore[override]
        """Phones and addresses age faster than laws."""
        return CONTACT_DAYS if self.kind in (FactKind.PHONE, FactKind.ADDRESS, FactKind.URL) else LAW_DAYS

    @property
    def insertable(self) -> bool:
        """Whether prose can insert its value: a statement is only cited."""
        return self.kind is not FactKind.STATEMENT


def _fact_class(kind: FactKind) -> type[_Fact]:
    return type(
        f"{kind.name.title()}Fact",
        (_Fact,),
        {
            "__annotations__": {"kind": Literal[kind], "value": VALUE_TYPES[kind]},
            "__doc__": f"A fact whose value is a {kind.value}.",
            "__module__": __name__,
        },
    )


Fact = _Fact
FACT_CLASSES: dict[str, type[_Fact]] = {kind.value: _fact_class(kind) for kind in FactKind}
"""The class of a fact by its ``kind``; `portal.load` chooses by it, so that messages speak of the right fields."""


class _OfAnyKind:
    """Describes a fact to programs as one of the kinds."""

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"oneOf": [handler(kind.__pydantic_core_schema__) for kind in FACT_CLASSES.values()]}


AnyFact = Annotated[Fact, _OfAnyKind]
"""A fact in the list of a file; `portal.load` has validated it by its kind."""
