"""Everything about a country that is not prose, and what holds in all of them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from portal.model.contact import Contact, empty_list
from portal.model.entity import Entity, Part
from portal.model.fact import AnyFact, Fact
from portal.model.procedure import Procedure
from portal.model.scalars import CountryCode, Day, LanguageCode, Line, TimeZone, Url
from portal.model.text import Text


class PaperSize(StrEnum):
    """What office printers of the country hold."""

    LETTER = "letter"
    A4 = "a4"
    BOTH = "both"


class Holiday(Part):
    """A day on which offices are closed, as the country office wrote it."""

    date: Day
    name: Text


class HubName(Part):
    """What the Information Hubs are called in the country."""

    full: Text
    """The name on the door."""

    short: Line | None = None
    """Initials in use: ``VIMMIG``."""


class Feedback(Part):
    """Where a reader can say that something is wrong."""

    mail: Annotated[str, Field(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$")] | None = None
    whatsapp: Annotated[str, Field(pattern=r"^\+[1-9][0-9]{6,14}$")] | None = None
    """A number with ``+`` and the country's code, without spaces."""

    form: Url | None = None


class Ledger(Entity):
    """Contacts, facts and procedures, which share one namespace of ids."""

    contacts: list[Contact] = Field(default_factory=list)
    facts: list[AnyFact] = Field(default_factory=list)
    procedures: list[Procedure] = Field(default_factory=list)

    def find(self, id_: str) -> Contact | Fact | Procedure | None:
        """The contact, fact or procedure of that id; None when there is none."""
        return self.by_id.get(id_)

    @property
    def by_id(self) -> dict[str, Contact | Fact | Procedure]:
        """All entries; of two with one id the first counts."""
        index: dict[str, Contact | Fact | Procedure] = {}
        for entry in (*self.contacts, *self.facts, *self.procedures):
            index.setdefault(entry.id, entry)
        return index


class Country(Ledger):
    """A country section of the portal."""

    code: CountryCode
    """Also the name of its file and the beginning of its addresses."""

    names: Text
    source_language: LanguageCode
    """The language in which its pages are written first."""

    languages: list[LanguageCode] = Field(min_length=1)
    """Spoken in the country."""

    timezone: TimeZone
    paper: PaperSize
    hub_name: HubName | None = None
    """None: not known what its hubs are called."""

    holidays: Annotated[list[Holiday], BeforeValidator(empty_list, json_schema_input_type=list[Holiday] | Literal["none"])] | None = None
    """None: the office has not written them yet."""

    feedback: Feedback | None = None
    """None: no block "Is this wrong?" is shown."""


class Region(Ledger):
    """What holds in every country: regional.yaml."""
